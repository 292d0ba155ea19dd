using System.Collections.Immutable;

namespace BedrockSelector.Planning.Inference;

/// <summary>What <see cref="ReservedPlanner"/> needs to know.</summary>
/// <remarks>Equality compares arrays by reference.</remarks>
internal sealed record ReservedPlanRequest
{
    /// <summary>Gets the ways in which traffic may turn out.</summary>
    /// <value>One or more, all with the same number of hours.</value>
    public required ImmutableArray<DemandScenario> Scenarios { get; init; }

    /// <summary>Gets the prices of the terms on offer.</summary>
    /// <value>At most one a term; may be empty.</value>
    public required ImmutableArray<ReservedTermPrice> Terms { get; init; }

    /// <summary>Gets the standard prices: what exceeds the reservation spills to them.</summary>
    /// <value>Prices.</value>
    public required TokenPrices OnDemand { get; init; }

    /// <summary>Gets the hours in a month.</summary>
    /// <value>Above zero; 744 by default.</value>
    public decimal HoursPerMonth { get; init; } = CapacityPlanRequest.DefaultHoursPerMonth;

    /// <summary>Gets how capacity is bought.</summary>
    /// <value><see cref="BuyingRules.Free"/> unless set; what concerns model units alone is not heeded.</value>
    public BuyingRules Buying { get; init; } = BuyingRules.Free;

    /// <summary>Gets the traffic that can wait.</summary>
    /// <value>It goes to batches where they cost less than on demand; <see langword="null"/> when none can.</value>
    public DeferrableTraffic? CanWait { get; init; }

    /// <summary>Gets whether the cost of simpler plans is computed, too.</summary>
    /// <value><see langword="false"/> unless set.</value>
    public bool CostCurve { get; init; }

    /// <summary>Gets what may go on demand.</summary>
    /// <value>Reservations then carry the rest of both sides; <see langword="null"/> for no limit.</value>
    public OnDemandLimit? OnDemandLimit { get; init; }

    /// <summary>Gets up to how many hours every set of stretches is weighed.</summary>
    /// <value>Hours.</value>
    internal int MostExactHours { get; init; } = ReservedSearch.MostExactHours;

    /// <summary>Gets the least input held while anything is.</summary>
    /// <value>Thousands of tokens a minute; 0, the default, for any. See <see cref="OnDemandQuotas.ReservedMinimum"/>.</value>
    public int MinimumInputKtpm { get; init; }

    /// <summary>Gets the least output held while anything is.</summary>
    /// <value>Thousands of tokens a minute; 0, the default, for any.</value>
    public int MinimumOutputKtpm { get; init; }
}
