namespace BedrockSelector.Bills;

/// <summary>Amounts of lines of a bill, added up.</summary>
/// <remarks><c>default</c> is no line.</remarks>
public readonly record struct BillSums
{
    /// <summary>Gets the lines.</summary>
    /// <value>Zero or more.</value>
    public long Lines { get; init; }

    /// <summary>Gets the quantity.</summary>
    /// <value>In the unit of the lines; below zero for corrections.</value>
    public decimal Quantity { get; init; }

    /// <summary>Gets what is billed.</summary>
    /// <value>US dollars, unblended; below zero for credits.</value>
    public decimal Usd { get; init; }

    /// <summary>Gets what the bill itself states as the cost at list prices.</summary>
    /// <value>US dollars; counts only where <see cref="ListedLines"/> are all lines.</value>
    public decimal ListUsd { get; init; }

    /// <summary>Gets the lines that state a cost at list prices.</summary>
    /// <value>Zero or more.</value>
    public long ListedLines { get; init; }

    /// <summary>Gets the lines that equal an earlier one in all but their ids.</summary>
    /// <value>Zero or more; in <see cref="Lines"/>.</value>
    public long RepeatedLines { get; init; }

    /// <summary>Gets the quantity of the repeated lines.</summary>
    /// <value>In <see cref="Quantity"/>.</value>
    public decimal RepeatedQuantity { get; init; }

    /// <summary>Gets what the repeated lines bill.</summary>
    /// <value>US dollars; in <see cref="Usd"/>.</value>
    public decimal RepeatedUsd { get; init; }

    /// <summary>Gets what the repeated lines would cost at the list prices that the bill states.</summary>
    /// <value>US dollars; in <see cref="ListUsd"/>.</value>
    public decimal RepeatedListUsd { get; init; }

    /// <summary>Adds amounts.</summary>
    /// <param name="left">Some.</param>
    /// <param name="right">Others.</param>
    /// <returns>The sums.</returns>
    public static BillSums operator +(BillSums left, BillSums right) => new()
    {
        Lines = left.Lines + right.Lines,
        Quantity = left.Quantity + right.Quantity,
        Usd = left.Usd + right.Usd,
        ListUsd = left.ListUsd + right.ListUsd,
        ListedLines = left.ListedLines + right.ListedLines,
        RepeatedLines = left.RepeatedLines + right.RepeatedLines,
        RepeatedQuantity = left.RepeatedQuantity + right.RepeatedQuantity,
        RepeatedUsd = left.RepeatedUsd + right.RepeatedUsd,
        RepeatedListUsd = left.RepeatedListUsd + right.RepeatedListUsd,
    };

    /// <summary>Adds amounts.</summary>
    /// <param name="other">Others.</param>
    /// <returns>The sums.</returns>
    public BillSums Add(BillSums other) => this + other;
}
