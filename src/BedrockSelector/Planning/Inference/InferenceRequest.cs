using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning.Simulation;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>What <see cref="InferencePlanner"/> needs to know.</summary>
/// <remarks>Equality compares arrays by reference.</remarks>
public sealed record InferenceRequest
{
    /// <summary>Gets the model.</summary>
    /// <value>A model id, inference-profile id or ARN.</value>
    public required ModelReference Model { get; init; }

    /// <summary>Gets the region called.</summary>
    /// <value><see langword="null"/> for an ARN's own, or the planner's where it has one.</value>
    public AwsRegion? Region { get; init; }

    /// <summary>Gets whether a custom model of the named base is served.</summary>
    /// <value><see langword="false"/> unless set; ARNs of custom models say it themselves.</value>
    public bool CustomModel { get; init; }

    /// <summary>Gets the ways in which traffic may turn out.</summary>
    /// <value>One or more, all with the same number of hours.</value>
    public required ImmutableArray<DemandScenario> Scenarios { get; init; }

    /// <summary>Gets what one request uses, where the demand was given in requests.</summary>
    /// <value>
    /// Of tokens alone, or else the scenarios count requests (see <see cref="RequestDemand"/>); <see langword="null"/> when not
    /// known.
    /// </value>
    public Usage? RequestUsage { get; init; }

    /// <summary>Gets what one model unit, or one copy of an imported model, carries.</summary>
    /// <value><see langword="null"/> when not known: AWS publishes no figure.</value>
    public ModelUnitCapacity? UnitCapacity { get; init; }

    /// <summary>Gets how many units carry the busiest hour, where that is known in place of what one carries.</summary>
    /// <value>Above zero; <see langword="null"/> when not known.</value>
    public decimal? UnitsAtPeak { get; init; }

    /// <summary>Gets how many custom model units one copy of an imported model takes.</summary>
    /// <value>Above zero; <see langword="null"/> for what the knowledge says of the model.</value>
    public decimal? UnitsPerCopy { get; init; }

    /// <summary>Gets what is stated of the dimensions that the price of an imported model depends on, such as the version of its units.</summary>
    /// <value>Nothing unless set; what is not stated is what the knowledge says of the model.</value>
    public PriceConditions Conditions { get; init; }

    /// <summary>Gets the terms to consider.</summary>
    /// <value><see langword="null"/> for every term that has a price.</value>
    public ImmutableArray<CapacityTerm>? Terms { get; init; }

    /// <summary>Gets what happens to traffic above the capacity held.</summary>
    /// <value><see langword="null"/> for on demand where the model is so served, else forbidden.</value>
    public OverflowPolicy? Overflow { get; init; }

    /// <summary>Gets the hours in a month.</summary>
    /// <value>Above zero; 744 by default.</value>
    public decimal HoursPerMonth { get; init; } = CapacityPlanRequest.DefaultHoursPerMonth;

    /// <summary>Gets how many model units may be held at once.</summary>
    /// <value><see langword="null"/> for no limit.</value>
    public int? MaxUnits { get; init; }

    /// <summary>Gets how capacity is bought.</summary>
    /// <value><see cref="BuyingRules.Free"/> unless set.</value>
    public BuyingRules Buying { get; init; } = BuyingRules.Free;

    /// <summary>Gets the part of each hour's traffic that can wait for a batch.</summary>
    /// <value>0 to 1; 0 unless set.</value>
    public decimal CanWait
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1m);
            field = value;
        }
    }

    /// <summary>Gets whether the cost of simpler plans is computed, too.</summary>
    /// <value><see langword="false"/> unless set.</value>
    public bool CostCurve { get; init; }

    /// <summary>Gets the chance at which an hour may be left short.</summary>
    /// <value>0 to 1; 0 unless set. The busiest scenarios up to it need not be served within units or quotas.</value>
    public decimal ShortChance
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1m);
            field = value;
        }
    }

    /// <summary>Gets what requests are simulated against the plan.</summary>
    /// <value><see langword="null"/> for none.</value>
    public SimulationOptions? Simulation { get; init; }

    /// <summary>Gets the requests of the peak minute, for the quota check.</summary>
    /// <value><see langword="null"/> when not known.</value>
    public decimal? PeakRequestsPerMinute { get; init; }

    /// <summary>Gets the maximum of output tokens that a request asks for, for the quota check.</summary>
    /// <value><see langword="null"/> when not known.</value>
    public decimal? MaxTokens { get; init; }

    /// <summary>Gets whether what goes on demand keeps within AWS's default quotas by the minute.</summary>
    /// <value><see langword="false"/> unless set: a quota that breaks is then said, not avoided.</value>
    public bool KeepQuotas { get; init; }

    /// <summary>Gets the model that takes over when this one ends within the horizon.</summary>
    /// <value>A model id, inference-profile id or ARN; <see langword="null"/> leaves what comes after the end unplanned.</value>
    public ModelReference? Replacement { get; init; }

    /// <summary>Gets what becomes of prices that are computed, not published.</summary>
    /// <value>Refused unless set: such a rate then counts as missing.</value>
    public DerivedRates DerivedRates { get; init; }

    /// <summary>Gets the day priced.</summary>
    /// <value><see langword="null"/> for today.</value>
    public DateOnly? AsOf { get; init; }

    /// <summary>Gets who says what stands behind references that do not name their model.</summary>
    /// <value><see langword="null"/> for nobody.</value>
    public ModelReferenceResolver? Resolver { get; init; }
}
