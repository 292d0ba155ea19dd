using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Planning.Training;

/// <summary>The training phase of a custom model: what it needs and what that costs, apart from inference.</summary>
/// <remarks>Equality compares arrays by reference.</remarks>
public sealed record TrainingPhase
{
    /// <summary>Gets the base model.</summary>
    /// <value>The model's own id.</value>
    public required ModelId Model { get; init; }

    /// <summary>Gets the region.</summary>
    /// <value>Never <c>default</c>.</value>
    public required AwsRegion Region { get; init; }

    /// <summary>Gets the method.</summary>
    /// <value>The method asked for.</value>
    public required CustomizationKind Method { get; init; }

    /// <summary>Gets the billing.</summary>
    /// <value>The billing asked for.</value>
    public required TrainingBilling Billing { get; init; }

    /// <summary>Gets what the phase needs, for people.</summary>
    /// <value>Such as <c>6,000,000 tokens processed (2,000,000 × 3 epochs); 1 month of storage</c>.</value>
    public required string Need { get; init; }

    /// <summary>Gets the day priced.</summary>
    /// <value>The date asked for, or that of the question.</value>
    public required DateOnly AsOf { get; init; }

    /// <summary>Gets the priced lines.</summary>
    /// <value>The teacher's first, then training, then storage.</value>
    public required ImmutableArray<TrainingLine> Lines { get; init; }

    /// <summary>Gets the meters without a price.</summary>
    /// <value>In the same order; empty when the phase is priced whole.</value>
    public required ImmutableArray<MissingRate> Missing { get; init; }

    /// <summary>Gets what the caller should know.</summary>
    /// <value>Sentences; may be empty.</value>
    public required ImmutableArray<string> Warnings { get; init; }

    /// <summary>Gets what the phase costs.</summary>
    /// <value>US dollars, the sum of the lines; <see langword="null"/> when any meter has no price.</value>
    public decimal? TotalUsd => Missing.IsEmpty ? Lines.Sum(static line => line.Cost.AmountUsd) : null;
}
