using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>A decision that a serving plan asks for, and by when.</summary>
public sealed record PlanStep
{
    /// <summary>Gets what to do.</summary>
    /// <value><c>buy</c>, <c>renew</c> or <c>stop</c> in JSON.</value>
    public required PlanDecisionKind Kind { get; init; }

    /// <summary>Gets what is held.</summary>
    /// <value>Such as <c>model-units</c> in JSON.</value>
    public required CapacityKind Capacity { get; init; }

    /// <summary>Gets how many units.</summary>
    /// <value>One or more.</value>
    public required int Units { get; init; }

    /// <summary>Gets the term.</summary>
    /// <value>Such as <c>6-month</c>; never <c>none</c>.</value>
    public required CommitmentTerm Term { get; init; }

    /// <summary>Gets by when.</summary>
    /// <value>Hours from the start of the horizon.</value>
    public required decimal Hour { get; init; }

    /// <summary>Gets the point in time.</summary>
    /// <value>In UTC; <see langword="null"/> when the demand is not dated.</value>
    public DateTime? At { get; init; }

    /// <summary>Gets whether it falls at or after the end of the horizon.</summary>
    /// <value><see langword="true"/> where the plan assumes a stop, and later demand may say otherwise.</value>
    public bool BeyondHorizon { get; init; }

    internal static PlanStep Of(PlanDecision decision) => new()
    {
        Kind = decision.Kind,
        Capacity = decision.Capacity,
        Units = decision.Units,
        Term = decision.Term,
        Hour = decision.Hour,
        At = PlanRow.Second(decision.At),
        BeyondHorizon = decision.BeyondHorizon,
    };
}
