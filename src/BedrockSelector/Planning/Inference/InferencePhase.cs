using System.Text.Json.Serialization;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning.Simulation;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>
/// The inference phase of a model: how it may be served, what that needs and what it costs, apart from training and storage.
/// </summary>
public sealed record InferencePhase
{
    /// <summary>Gets the kind and version of the document.</summary>
    /// <value><c>plan-inference/1</c>.</value>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "plan-inference/1";

    /// <summary>Gets the name of the phase.</summary>
    /// <value>Always <c>inference</c>.</value>
    public string Phase { get; } = "inference";

    /// <summary>Gets what the phase needs, for people.</summary>
    /// <value>A sentence or two.</value>
    public required string Need { get; init; }

    /// <summary>Gets the model.</summary>
    /// <value>The model's own id; that of the base for a custom model.</value>
    public required ModelId ModelId { get; init; }

    /// <summary>Gets the model's name.</summary>
    /// <value>Such as <c>Nova Micro</c>.</value>
    public required string Model { get; init; }

    /// <summary>Gets the region called.</summary>
    /// <value>Its name.</value>
    public required AwsRegion Region { get; init; }

    /// <summary>Gets where calls may be computed.</summary>
    /// <value><c>in-region</c>, <c>geo</c> or <c>global</c>.</value>
    public required CallScope Scope { get; init; }

    /// <summary>Gets the billing of the cheapest plan.</summary>
    /// <value>
    /// <c>metered</c> when all is billed by use, <c>provisioned</c> when nothing is, <c>mixed</c> otherwise; <see langword="null"/>
    /// without a plan.
    /// </value>
    public string? Billing { get; init; }

    /// <summary>Gets the rows of the plan.</summary>
    /// <value>By first hour, then kind and term; their costs sum exactly to <see cref="TotalUsd"/>. Empty without a plan.</value>
    public required ValueList<PlanRow> Plan { get; init; }

    /// <summary>Gets what the plan costs over the horizon.</summary>
    /// <value>US dollars, commitments in full; with several scenarios, expected. <see langword="null"/> without a plan.</value>
    public required decimal? TotalUsd { get; init; }

    /// <summary>Gets what no plan of the ways that could be weighed can undercut.</summary>
    /// <value>US dollars; never rounded up. <see langword="null"/> without a plan.</value>
    public required decimal? LowerBoundUsd { get; init; }

    /// <summary>Gets how far the plan may be from the optimum.</summary>
    /// <value>US dollars; zero when the plan is proven optimal.</value>
    public decimal? GapUsd => TotalUsd - LowerBoundUsd;

    /// <summary>Gets what serving everything on demand costs.</summary>
    /// <value>US dollars; <see langword="null"/> when a price is not known.</value>
    public required decimal? OnDemandUsd { get; init; }

    /// <summary>Gets the best that one kind of purchase alone can do.</summary>
    /// <value><see langword="null"/> when none beats buying nothing, or none is allowed.</value>
    public SinglePurchase? BestSingle { get; init; }

    /// <summary>Gets how much of the held capacity is used.</summary>
    /// <value>0 to 1; <see langword="null"/> when none is held.</value>
    public decimal? Utilization { get; init; }

    /// <summary>Gets what unused capacity costs: it is billed while idle.</summary>
    /// <value>US dollars, with the part of a commitment that lies beyond the horizon.</value>
    public decimal IdleUsd { get; init; }

    /// <summary>Gets the tokens above the capacity held.</summary>
    /// <value>Tokens served on demand or refused; with several scenarios, expected.</value>
    public decimal OverflowTokens { get; init; }

    /// <summary>Gets the tokens refused.</summary>
    /// <value>Tokens; zero unless overflow is throttled.</value>
    public decimal ThrottledTokens { get; init; }

    /// <summary>Gets the most units held at once.</summary>
    /// <value>Units; zero or more.</value>
    public int PeakUnits { get; init; }

    /// <summary>Gets what to decide and by when.</summary>
    /// <value>In order of time; empty when nothing is committed.</value>
    public ValueList<PlanStep> Decisions { get; init; }

    /// <summary>Gets how many purchases the plan has.</summary>
    /// <value>A commitment that renews counts once; zero when nothing is bought.</value>
    public int Purchases { get; init; }

    /// <summary>Gets what plans of fewer purchases cost.</summary>
    /// <value>By number of purchases, the plan without a limit last; empty where it was not asked for, or nothing is bought.</value>
    public ValueList<CostCurvePoint> CostCurve { get; init; } = [];

    /// <summary>Gets the plan over time.</summary>
    /// <value>At most 72 stretches of about equal length, in order; empty without a plan.</value>
    public ValueList<PlanPoint> Series { get; init; } = [];

    /// <summary>Gets what waiting to buy would cost.</summary>
    /// <value>By hours waited; empty with a single scenario, or where nothing can be bought.</value>
    public ValueList<WaitingPoint> Waiting { get; init; } = [];

    /// <summary>Gets what requests meet under the plan.</summary>
    /// <value><see langword="null"/> where none were simulated.</value>
    public SimulationResult? Simulation { get; init; }

    /// <summary>Gets how each scenario turns out.</summary>
    /// <value>In the order of the request; empty with a single one.</value>
    public ValueList<ScenarioOutcome> Scenarios { get; init; }

    /// <summary>Gets the ways of serving the model, and what each alone would cost.</summary>
    /// <value>One entry a way, in the order of the kinds.</value>
    public required ValueList<ServingWay> Ways { get; init; }

    /// <summary>Gets what provisioned throughput alone would cost.</summary>
    /// <value>With the cheapest term for the whole horizon.</value>
    public required ProvisionedOption Provisioned { get; init; }

    /// <summary>Gets whether what goes on demand fits the default quotas.</summary>
    /// <value>The check, for the scenario that asks most.</value>
    public required QuotaCheck Quota { get; init; }

    /// <summary>Gets the break-even volumes.</summary>
    /// <value><see langword="null"/> when nothing competes with on demand, or the demand is nothing.</value>
    public BreakEvenReport? BreakEven { get; init; }

    /// <summary>Gets the end of the model within the horizon.</summary>
    /// <value><see langword="null"/> when the model outlives the plan, or no end is known.</value>
    public PlanEnd? Ends { get; init; }

    /// <summary>Gets the rates used.</summary>
    /// <value>One line for one unit of each meter, with source and date.</value>
    public required ValueList<PlanLine> Rates { get; init; }

    /// <summary>Gets the meters asked for that have no price.</summary>
    /// <value>Empty when all have one.</value>
    public required ValueList<PlanGap> Missing { get; init; }

    /// <summary>Gets what is said beside the figures.</summary>
    /// <value>May be empty.</value>
    public ValueList<Finding> Findings { get; init; }

    /// <summary>Gets what is undecided, and what to supply.</summary>
    /// <value>
    /// Sentences; <see langword="null"/> when every way was weighed. Where <see cref="TotalUsd"/> has a value, the rest of the plan
    /// holds.
    /// </value>
    public string? Undecided { get; init; }

    /// <summary>Gets why no plan can keep the rules.</summary>
    /// <value>The hour and what is missing in it; <see langword="null"/> when there is a plan, or none could be looked for.</value>
    public string? Infeasible { get; init; }
}
