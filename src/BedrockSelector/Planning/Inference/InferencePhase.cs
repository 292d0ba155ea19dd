using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Planning.Inference;

/// <summary>The inference phase of a model: how it may be served, what that needs and what it costs, apart from training.</summary>
/// <remarks>Equality compares arrays by reference.</remarks>
public sealed record InferencePhase
{
    /// <summary>Gets what is called.</summary>
    /// <value>The model, its region and scope.</value>
    public required CallTarget Target { get; init; }

    /// <summary>Gets what the phase needs, for people.</summary>
    /// <value>A sentence or two.</value>
    public required string Need { get; init; }

    /// <summary>Gets the ways of serving the model.</summary>
    /// <value>One entry a way, in the order of the kinds.</value>
    public required ImmutableArray<ServingWay> Ways { get; init; }

    /// <summary>Gets whether the demand fits the default on-demand quota.</summary>
    /// <value>The check, for the scenario that asks most.</value>
    public required QuotaCheck Quota { get; init; }

    /// <summary>Gets the plan.</summary>
    /// <value>A plan, or one that says what is missing.</value>
    public required CapacityPlan Plan { get; init; }

    /// <summary>Gets the rates used.</summary>
    /// <value>One line for one unit of each meter, with source and date.</value>
    public required ImmutableArray<CostLine> Rates { get; init; }

    /// <summary>Gets the meters asked for that have no price.</summary>
    /// <value>Empty when all have one.</value>
    public required ImmutableArray<MissingRate> Missing { get; init; }

    /// <summary>Gets the break-even volumes.</summary>
    /// <value><see langword="null"/> when nothing competes with on demand, or the demand is nothing.</value>
    public BreakEvenReport? BreakEven { get; init; }

    /// <summary>Gets the overflow policy used.</summary>
    /// <value>The policy asked for, or the default.</value>
    public required OverflowPolicy Overflow { get; init; }

    /// <summary>Gets what the caller should know.</summary>
    /// <value>Sentences; may be empty.</value>
    public required ImmutableArray<string> Warnings { get; init; }
}
