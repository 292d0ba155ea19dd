using BedrockSelector.Costs;

namespace BedrockSelector.Bills;

/// <summary>A lane in one period: what is billed, what that costs at list prices, and what was logged.</summary>
internal sealed class LaneSlot
{
    public BillSums Billed { get; private set; }

    /// <summary>Units of the meter; repeated lines left out.</summary>
    public decimal Quantity { get; private set; }

    /// <summary>Units of the meter in repeated lines.</summary>
    public decimal RepeatedQuantity { get; private set; }

    /// <summary>What the quantity costs at the catalog's prices; repeated lines left out.</summary>
    public decimal OurUsd { get; private set; }

    /// <summary>Why the quantity has no price.</summary>
    public string? Reason { get; private set; }

    /// <summary>A line of the price, for its unit.</summary>
    public CostLine? Price { get; private set; }

    public decimal LoggedQuantity { get; private set; }

    public decimal LoggedUsd { get; private set; }

    /// <summary>What is billed; repeated lines left out.</summary>
    public decimal NetUsd => Billed.Usd - Billed.RepeatedUsd;

    /// <summary>What the bill itself states as the list price; null where a line does not.</summary>
    public decimal? StatedUsd => Billed.ListedLines == Billed.Lines && Billed.Lines > 0 ? Billed.ListUsd - Billed.RepeatedListUsd : null;

    /// <summary>The list price from which discounts count.</summary>
    public decimal BaseUsd => StatedUsd ?? OurUsd;

    /// <summary>What may come of cutting amounts to ten decimals.</summary>
    public decimal Tolerance => 0.000000001m * Math.Max(1, Billed.Lines);

    public void AddBilled(BillSums sums, decimal content, CostLine? price, string? reason)
    {
        var quantity = (sums.Quantity - sums.RepeatedQuantity) * content;
        Billed += sums;
        Quantity += quantity;
        RepeatedQuantity += sums.RepeatedQuantity * content;
        Price ??= price;
        Reason ??= reason;
        OurUsd += price?.Price.AmountOf(Math.Max(0m, quantity)) ?? 0m;
        OurUsd -= quantity < 0m ? price?.Price.AmountOf(-quantity) ?? 0m : 0m;
    }

    public void AddLogged(decimal quantity, decimal usd) => (LoggedQuantity, LoggedUsd) = (LoggedQuantity + quantity, LoggedUsd + usd);
}
