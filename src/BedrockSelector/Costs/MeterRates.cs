namespace BedrockSelector.Costs;

/// <summary>What can price one meter at one place, the rate that wins first; which of them does, the day and the size of the request decide.</summary>
internal sealed class MeterRates(string meter, UnitRate[] rates)
{
    private readonly UnitRate[] _short = Array.FindAll(rates, static one => one.Rate.Conditions.ContextAbove is null);

    public string Meter { get; } = meter;

    /// <summary>Gets the lowest threshold of a long-context price; the largest number where there is none.</summary>
    public long LowestThreshold { get; } = rates.Min(static one => one.Rate.Conditions.ContextAbove ?? long.MaxValue);

    /// <summary>Finds the first rate that holds for a request that passes no threshold.</summary>
    public UnitRate? Find(DateOnly date)
    {
        foreach (var one in _short)
        {
            if (one.Rate.HoldsOn(date))
            {
                return one;
            }
        }

        return null;
    }

    /// <summary>Finds the first rate that holds.</summary>
    public UnitRate? Find(DateOnly date, decimal inputTokens)
    {
        foreach (var one in rates)
        {
            if (one.Rate.HoldsOn(date) && (one.Rate.Conditions.ContextAbove is not { } above || inputTokens > above))
            {
                return one;
            }
        }

        return null;
    }
}
