using BedrockSelector.Findings;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Storage;

/// <summary>What keeping a custom model costs: by the month until it is deleted, used or not.</summary>
public sealed record StoragePhase
{
    /// <summary>Gets the name of the phase.</summary>
    /// <value>Always <c>storage</c>.</value>
    public string Phase { get; } = "storage";

    /// <summary>Gets what is kept, for people.</summary>
    /// <value>Such as <c>1 custom model × 12 months</c>.</value>
    public required string Need { get; init; }

    /// <summary>Gets how long it is kept.</summary>
    /// <value>Months; zero or more.</value>
    public required decimal Months { get; init; }

    /// <summary>Gets what a month costs.</summary>
    /// <value>US dollars; <see langword="null"/> when the rate is not known.</value>
    public required decimal? MonthlyUsd { get; init; }

    /// <summary>Gets what all months cost.</summary>
    /// <value>US dollars, the sum of the lines; <see langword="null"/> when the rate is not known.</value>
    public required decimal? TotalUsd { get; init; }

    /// <summary>Gets the priced lines.</summary>
    /// <value>One at most; empty without months or without a rate.</value>
    public required ValueList<PlanLine> Lines { get; init; }

    /// <summary>Gets what has no price.</summary>
    /// <value>Empty when all has one.</value>
    public required ValueList<PlanGap> Missing { get; init; }

    /// <summary>Gets what is said beside the figures.</summary>
    /// <value>May be empty.</value>
    public ValueList<Finding> Findings { get; init; }
}
