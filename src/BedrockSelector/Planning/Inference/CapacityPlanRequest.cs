using System.Collections.Immutable;

namespace BedrockSelector.Planning.Inference;

/// <summary>What <see cref="CapacityPlanner"/> needs to know.</summary>
/// <remarks>Equality compares arrays by reference.</remarks>
public sealed record CapacityPlanRequest
{
    /// <summary>AWS's own throughput examples use a month of 31 days.</summary>
    public const decimal DefaultHoursPerMonth = 744m;

    /// <summary>Gets the ways in which traffic may turn out.</summary>
    /// <value>One or more, all with the same number of hours; one when demand is certain.</value>
    public required ImmutableArray<DemandScenario> Scenarios { get; init; }

    /// <summary>Gets what one unit carries.</summary>
    /// <value>A capacity, or <see langword="null"/> when not known: then units are left undecided.</value>
    public required ModelUnitCapacity? UnitCapacity { get; init; }

    /// <summary>Gets how many units carry the busiest hour, where that is known in place of what one unit carries.</summary>
    /// <value>Above zero; other hours take units in proportion to their tokens. <see langword="null"/> when not known.</value>
    public decimal? UnitsAtPeak
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value ?? 1m, nameof(value));
            field = value;
        }
    }

    /// <summary>Gets the prices of the terms on offer.</summary>
    /// <value>At most one a term; empty when units cannot be bought.</value>
    public required ImmutableArray<UnitTermPrice> Terms { get; init; }

    /// <summary>Gets what happens to traffic above the capacity held.</summary>
    /// <value>A policy.</value>
    public required OverflowPolicy Overflow { get; init; }

    /// <summary>Gets the on-demand prices.</summary>
    /// <value>Needed when overflow goes on demand; otherwise used only for comparison, and may be <see langword="null"/>.</value>
    public TokenPrices? OnDemand { get; init; }

    /// <summary>Gets the hours in a month: terms last 1, 3 and 6 of them.</summary>
    /// <value>Above zero; 744 by default. A commitment is paid for all its hours and serves those that it covers whole.</value>
    public decimal HoursPerMonth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = DefaultHoursPerMonth;

    /// <summary>Gets how capacity is bought.</summary>
    /// <value><see cref="BuyingRules.Free"/> unless set.</value>
    public BuyingRules Buying { get; init; } = BuyingRules.Free;

    /// <summary>Gets the traffic that can wait.</summary>
    /// <value>It goes to batches where they cost less than on demand; <see langword="null"/> when none can.</value>
    public DeferrableTraffic? CanWait { get; init; }

    /// <summary>Gets whether the cost of simpler plans is computed, too.</summary>
    /// <value><see langword="false"/> unless set.</value>
    public bool CostCurve { get; init; }

    /// <summary>Gets the chance at which an hour may be left short.</summary>
    /// <value>0 to 1; 0 unless set.</value>
    public decimal ShortChance { get; init; }

    /// <summary>Gets the part of each hour that may go on demand, by scenario, where this request is one side of the traffic.</summary>
    internal ImmutableArray<decimal[]> OnDemandShares { get; init; } = [];

    /// <summary>Gets what a unit is.</summary>
    internal CapacityKind Unit { get; init; } = CapacityKind.ModelUnits;

    /// <summary>Gets what may go on demand in a minute.</summary>
    /// <value>Units then carry the rest; <see langword="null"/> for no limit.</value>
    public OnDemandLimit? OnDemandLimit { get; init; }

    /// <summary>Gets by how much savings are multiplied beyond their sum; the grid leaves room for it.</summary>
    /// <value>One or more.</value>
    internal int Headroom { get; init; } = 1;

    /// <summary>Gets how many units may be held at once.</summary>
    /// <value>Zero or more, such as an account's quota; <see langword="null"/> for no limit.</value>
    public int? MaxUnits
    {
        get;
        init
        {
            if (value is { } limit)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(limit);
            }

            field = value;
        }
    }
}
