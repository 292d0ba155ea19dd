using BedrockSelector.Knowledge;

namespace BedrockSelector.Costs;

/// <summary>
/// All that can price one meter at one place, the rate that wins first: the one compiled form that estimates, quotes, batches and rankings ask. Day,
/// size and conditions decide which rate answers.
/// </summary>
/// <remarks>Immutable; a lookup allocates nothing.</remarks>
internal sealed class PriceLadder(MeterDefinition meter, PriceRung[] rungs)
{
    public string Meter { get; } = meter.Meter.Name;

    /// <summary>Gets whether the meter is one of calls, priced in the tier that the call says.</summary>
    public bool IsOfCalls { get; } = meter.Kind == MeterKind.Inference && meter.Tier is null;

    /// <summary>Finds the rate that answers; <see langword="null"/> if none does.</summary>
    public PriceRung? Find(in PriceQuestion question)
    {
        foreach (var rung in rungs)
        {
            if (rung.Answers(in question))
            {
                return rung;
            }
        }

        return null;
    }

    /// <summary>Gets what is billed of a quantity.</summary>
    public decimal Billed(decimal quantity) => meter.Billed(quantity);

    /// <summary>Collects the sizes of requests above which another rate may answer.</summary>
    public void AddThresholds(in PriceQuestion question, ISet<long> thresholds)
    {
        var longest = question.Sending(long.MaxValue);
        foreach (var rung in rungs)
        {
            if (rung.Above >= 0 && rung.Answers(longest))
            {
                thresholds.Add(rung.Above);
            }
        }
    }
}
