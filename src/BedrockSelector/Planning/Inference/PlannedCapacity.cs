using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>One row of a capacity plan.</summary>
internal sealed record PlannedCapacity
{
    /// <summary>Gets what is paid for.</summary>
    /// <value>A kind.</value>
    public required CapacityKind Kind { get; init; }

    /// <summary>Gets how many units are held.</summary>
    /// <value>Model units, or thousands of tokens a minute; zero for traffic on demand or throttled.</value>
    public required int Units { get; init; }

    /// <summary>Gets the term bought.</summary>
    /// <value><see cref="CommitmentTerm.None"/> also for traffic on demand or throttled.</value>
    public required CommitmentTerm Term { get; init; }

    /// <summary>Gets the first hour.</summary>
    /// <value>Counted from the start of the horizon; zero or more.</value>
    public required int FromHour { get; init; }

    /// <summary>Gets where it ends.</summary>
    /// <value>
    /// Hours from the start of the horizon, above <see cref="FromHour"/>; beyond the horizon for a commitment that outlasts it,
    /// with a fraction when a month is not whole hours.
    /// </value>
    public required decimal ToHour { get; init; }

    /// <summary>Gets when it begins.</summary>
    /// <value>A point in time, or <see langword="null"/> when the demand is not dated.</value>
    public DateTimeOffset? From { get; init; }

    /// <summary>Gets when it ends.</summary>
    /// <value>A point in time, or <see langword="null"/> when the demand is not dated.</value>
    public DateTimeOffset? To { get; init; }

    /// <summary>Gets what it costs.</summary>
    /// <value>US dollars; with several scenarios, expected. A commitment costs its whole term, though the horizon ends within it.</value>
    public required decimal CostUsd { get; init; }

    /// <summary>Gets what one unit fewer would change.</summary>
    /// <value>Figures, or <see langword="null"/> for traffic on demand or throttled and for expected rows.</value>
    public OneUnitFewer? OneUnitFewer { get; init; }
}
