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

    /// <summary>Gets what the measurements count; not a number where neither counts.</summary>
    public static double Share(double weight, double priorWeight) => weight / (weight + priorWeight);
}
