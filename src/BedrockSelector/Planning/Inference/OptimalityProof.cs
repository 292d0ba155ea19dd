using System.Collections.Immutable;

namespace BedrockSelector.Planning.Inference;

/// <summary>Hour prices that show that no plan can be cheaper.</summary>
/// <remarks>
/// Give each hour t a price u(t) such that over the hours of any commitment the prices sum to no more than it costs.
/// Then every plan costs at least Σ over t and k of min(u(t), what the k-th unit saves in hour t), plus what no unit
/// could save: a commitment is worth no more than it costs, and each unit of traffic either pays its hour's price or its
/// overflow. This is the dual of the planner's linear programme; anyone can check it by summing.
/// Equality compares arrays by reference.
/// </remarks>
internal sealed record OptimalityProof
{
    /// <summary>Gets the price of one committed unit in each hour.</summary>
    /// <value>US dollars, zero or more, one an hour of the horizon.</value>
    public required ImmutableArray<decimal> HourPricesUsd { get; init; }

    /// <summary>Gets the prices of the output side of reserved capacity, whose input side is <see cref="HourPricesUsd"/>.</summary>
    /// <value>US dollars, one an hour; empty for model units.</value>
    public ImmutableArray<decimal> SecondSidePricesUsd { get; init; } = [];

    /// <summary>Gets the bound that follows.</summary>
    /// <value>US dollars.</value>
    public required decimal LowerBoundUsd { get; init; }

    /// <summary>Finds by how much the hours of the worst commitment are priced above its cost.</summary>
    /// <param name="wholeHours">How many whole hours a commitment covers; one or more.</param>
    /// <param name="commitmentUsd">What one unit of it costs, in US dollars.</param>
    /// <returns>US dollars; zero or below when the prices are a proof for this commitment.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="wholeHours"/> is below one.</exception>
    public decimal WorstExcessUsd(int wholeHours, decimal commitmentUsd)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(wholeHours, 1);
        var sum = 0m;
        var worst = -commitmentUsd;
        for (var hour = 0; hour < HourPricesUsd.Length; hour++)
        {
            sum += HourPricesUsd[hour];
            if (hour >= wholeHours)
            {
                sum -= HourPricesUsd[hour - wholeHours];
            }

            worst = Math.Max(worst, sum - commitmentUsd);
        }

        return worst;
    }
}
