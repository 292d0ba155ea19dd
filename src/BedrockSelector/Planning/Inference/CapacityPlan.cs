using System.Collections.Immutable;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>The cheapest way to serve traffic over a horizon, with its proof.</summary>
/// <remarks>
/// There is a plan where <see cref="TotalUsd"/> has a value. <see cref="Undecided"/> says what could not be weighed, with or
/// without a plan of the rest; <see cref="Infeasible"/> says why no plan can keep the rules. Equality compares arrays by reference.
/// </remarks>
internal sealed record CapacityPlan
{
    /// <summary>Gets what is undecided, and what to supply.</summary>
    /// <value>One or more sentences, or <see langword="null"/> when every way was weighed.</value>
    public string? Undecided { get; init; }

    /// <summary>Gets why no plan can keep the rules.</summary>
    /// <value>The hour and what is missing in it, or <see langword="null"/> when there is a plan, or none could be looked for.</value>
    public string? Infeasible { get; init; }

    /// <summary>Gets what goes on demand, hour by hour.</summary>
    /// <value>One series a scenario, in their order; empty without a plan.</value>
    internal ImmutableArray<DemandSeries> OnDemand { get; init; } = [];

    /// <summary>Gets the rows.</summary>
    /// <value>By first hour, then kind and term; their costs sum exactly to <see cref="TotalUsd"/>. Empty without a plan.</value>
    public ImmutableArray<PlannedCapacity> Rows { get; init; } = [];

    /// <summary>Gets what the plan costs over the horizon.</summary>
    /// <value>US dollars, commitments in full; with several scenarios, expected. <see langword="null"/> without a plan.</value>
    public decimal? TotalUsd { get; init; }

    /// <summary>Gets what no plan can undercut.</summary>
    /// <value>US dollars; <see langword="null"/> without a plan.</value>
    /// <remarks>Computed from <see cref="Proof"/> alone, not from the plan.</remarks>
    public decimal? LowerBoundUsd { get; init; }

    /// <summary>Gets how far the plan may be from the optimum.</summary>
    /// <value>US dollars; zero when the plan is proven optimal.</value>
    public decimal? GapUsd => TotalUsd - LowerBoundUsd;

    /// <summary>Gets what serving everything on demand costs.</summary>
    /// <value>US dollars, or <see langword="null"/> when a price is not known.</value>
    public decimal? OnDemandUsd { get; init; }

    /// <summary>Gets the best that one kind of purchase alone can do.</summary>
    /// <value>A commitment, or <see langword="null"/> when none beats buying nothing, or none is allowed.</value>
    public SingleCommitment? BestSingle { get; init; }

    /// <summary>Gets how much of the held capacity is used.</summary>
    /// <value>Unit-hours used divided by unit-hours held within the horizon, 0 to 1; <see langword="null"/> when none is held.</value>
    public decimal? Utilization { get; init; }

    /// <summary>Gets what unused capacity costs: it is billed while idle.</summary>
    /// <value>US dollars, with the part of a commitment that lies beyond the horizon.</value>
    public decimal IdleUsd { get; init; }

    /// <summary>Gets the tokens above the capacity held that cannot wait.</summary>
    /// <value>Tokens served on demand or refused; with several scenarios, expected.</value>
    public decimal OverflowTokens { get; init; }

    /// <summary>Gets the tokens refused.</summary>
    /// <value>Tokens; zero unless overflow is throttled. With several scenarios, expected.</value>
    public decimal ThrottledTokens { get; init; }

    /// <summary>Gets the most units held at once by commitment or, with one scenario, in all.</summary>
    /// <value>Units; zero or more.</value>
    public int PeakUnits { get; init; }

    /// <summary>Gets what to decide and by when.</summary>
    /// <value>In order of time; empty when nothing is committed.</value>
    public ImmutableArray<PlanDecision> Decisions { get; init; } = [];

    /// <summary>Gets how each scenario turns out.</summary>
    /// <value>In the order of the request; empty without a plan.</value>
    public ImmutableArray<ScenarioOutcome> Scenarios { get; init; } = [];

    /// <summary>Gets how many purchases the plan has.</summary>
    /// <value>
    /// A commitment that renews counts once, and so does a reservation of input and output together; units without commitment that follow
    /// several scenarios do not count.
    /// </value>
    public int Purchases => Decisions.Where(static one => one.Kind == PlanDecisionKind.Buy)
            .Select(static one => (one.Hour, one.Term, one.Capacity == CapacityKind.ModelUnits)).Distinct().Count()
        + Rows.Count(static row => row.Units > 0 && row.Term == CommitmentTerm.None);

    /// <summary>Gets what plans of fewer purchases cost.</summary>
    /// <value>By number of purchases, the plan without a limit last; empty where it was not asked for.</value>
    public ImmutableArray<CostCurvePoint> CostCurve { get; init; } = [];

    /// <summary>Gets the tokens that units do not serve in each hour of the first scenario, and that do not wait.</summary>
    /// <value>Empty where <see cref="OnDemand"/> says it.</value>
    internal decimal[] OverflowByHour { get; init; } = [];

    /// <summary>Gets the proof of the lower bound.</summary>
    /// <value>A proof, or <see langword="null"/> without a plan.</value>
    public OptimalityProof? Proof { get; init; }
}
