using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Costs;

/// <summary>The rates of one meter at one place on one day, by the size of the request: most have one step.</summary>
internal readonly struct RateLadder
{
    private readonly UnitRate? _first;
    private readonly (long Above, UnitRate Rate)[]? _longer;

    private RateLadder(UnitRate? first, (long, UnitRate)[]? longer) => (_first, _longer) = (first, longer);

    /// <summary>Gets the thresholds; the highest first.</summary>
    public ReadOnlySpan<(long Above, UnitRate Rate)> Steps => _longer;

    /// <summary>
    /// Asks a rate book for every step, from the longest request down: the rate that answers the longest names its own threshold, and at that
    /// threshold it no longer answers, so the next one does. The book stays the only authority on which rate wins.
    /// </summary>
    public static RateLadder Of(IRateBook rates, in PriceKey key)
    {
        List<(long, UnitRate)>? steps = null;
        var size = decimal.MaxValue;
        while (true)
        {
            var rate = rates.Find(key with { Conditions = key.Conditions with { InputTokens = size } });
            if (rate?.Conditions.ContextAbove is not { } above || above >= size)
            {
                return new(rate is null ? null : new(rate), steps is null ? null : [.. steps]);
            }

            (steps ??= []).Add((above, new(rate)));
            size = above;
        }
    }

    /// <summary>Finds the rate of a request that sends so many tokens; <see langword="null"/> if there is none.</summary>
    public UnitRate? At(decimal inputTokens)
    {
        if (_longer is not null)
        {
            foreach (var (above, rate) in _longer)
            {
                if (inputTokens > above)
                {
                    return rate;
                }
            }
        }

        return _first;
    }
}
