using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>One row of a serving plan: what is paid for, from when to when, and what it costs.</summary>
public sealed record PlanRow
{
    /// <summary>Gets what is paid for.</summary>
    /// <value>Such as <c>on-demand</c> or <c>model-units</c> in JSON.</value>
    public required CapacityKind Kind { get; init; }

    /// <summary>Gets how many units are held.</summary>
    /// <value>Model units, or thousands of tokens a minute; <see langword="null"/> for traffic billed by use.</value>
    public int? Units { get; init; }

    /// <summary>Gets the term bought.</summary>
    /// <value>Such as <c>none</c> or <c>6-month</c>; <see langword="null"/> for traffic billed by use.</value>
    public CommitmentTerm? Term { get; init; }

    /// <summary>Gets when it begins.</summary>
    /// <value>In UTC; <see langword="null"/> when the demand is not dated.</value>
    public DateTime? From { get; init; }

    /// <summary>Gets when it ends.</summary>
    /// <value>In UTC; <see langword="null"/> when the demand is not dated.</value>
    public DateTime? To { get; init; }

    /// <summary>Gets the first hour.</summary>
    /// <value>Counted from the start of the horizon; zero or more.</value>
    public required int FromHour { get; init; }

    /// <summary>Gets where it ends.</summary>
    /// <value>Hours from the start of the horizon; beyond its end for a commitment that outlasts it.</value>
    public required decimal ToHour { get; init; }

    /// <summary>Gets what it costs.</summary>
    /// <value>US dollars; commitments in full.</value>
    public required decimal CostUsd { get; init; }

    /// <summary>Gets what one unit fewer would mean.</summary>
    /// <value><see langword="null"/> for traffic billed by use.</value>
    public OneUnitFewer? OneUnitFewer { get; init; }

    internal static PlanRow Of(PlannedCapacity row)
    {
        var byUse = row.Kind is CapacityKind.OnDemand or CapacityKind.Throttled or CapacityKind.Batch;
        return new()
        {
            Kind = row.Kind,
            Units = byUse || row.Units == 0 ? null : row.Units,
            Term = byUse ? null : row.Term,
            From = Second(row.From),
            To = Second(row.To),
            FromHour = row.FromHour,
            ToHour = row.ToHour,
            CostUsd = row.CostUsd,
            OneUnitFewer = row.OneUnitFewer,
        };
    }

    internal static DateTime? Second(DateTimeOffset? time) =>
        time is { } known ? new DateTime(known.UtcTicks - (known.UtcTicks % TimeSpan.TicksPerSecond), DateTimeKind.Utc) : null;
}
