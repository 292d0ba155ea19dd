namespace BedrockSelector.Evidence.Latency;

/// <summary>Brings a published figure and one's own measurements together.</summary>
/// <remarks>
/// With prior weight k, measurements of weight n and figures p (published) and o (observed): p^(k/(n+k)) · o^(n/(n+k)). Where only one of them is
/// known, that one.
/// </remarks>
internal static class LatencyBlend
{
    public static double? Of(double? published, double? observed, double weight, double priorWeight)
    {
        if (published is null || observed is null)
        {
            return published ?? observed;
        }

        var share = Share(weight, priorWeight);
        return double.IsNaN(share) ? published : Math.Pow(published.Value, 1 - share) * Math.Pow(observed.Value, share);
    }

    /// <summary>Brings two lines together at the prompts that were observed: times as above, growth in proportion to the weights where both are known.</summary>
    /// <param name="published">The published line; not a number where nothing was published.</param>
    /// <param name="seen">What was measured; its first token is known.</param>
    /// <param name="priorWeight">How many measurements the published line counts for.</param>
    public static FirstToken Of(FirstToken published, in ObservedLatency seen, double priorWeight)
    {
        var isKnown = !double.IsNaN(published.Start);
        var at = seen.MeanInputTokens;
        var first = Of(isKnown ? published.Seconds(at) : null, seen.FirstToken, seen.FirstTokenWeight, priorWeight)!.Value;
        var share = isKnown && Share(seen.FirstTokenWeight, priorWeight) is var weighed && !double.IsNaN(weighed) ? weighed : 1;
        var perToken = seen.SecondsPerInputToken is { } slope ? ((1 - share) * published.PerToken) + (share * slope) : published.PerToken;
        return new(first, perToken, at);
    }

    /// <summary>Gets what the measurements count; not a number where neither counts.</summary>
    public static double Share(double weight, double priorWeight) => weight / (weight + priorWeight);
}
