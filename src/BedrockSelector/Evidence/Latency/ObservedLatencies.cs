namespace BedrockSelector.Evidence.Latency;

/// <summary>What an observer had seen of offers at one moment: what rankings work on until the next is published.</summary>
/// <remarks>Immutable: a choice and a ranking made from the same one agree.</remarks>
internal sealed class ObservedLatencies(Dictionary<LatencyKey, ObservedLatency> offers, double priorWeight, double publishedAt)
{
    /// <summary>Nothing seen.</summary>
    public static readonly ObservedLatencies None = new([], 0, double.NegativeInfinity);

    public bool IsEmpty => offers.Count == 0;

    public double PriorWeight => priorWeight;

    /// <summary>Gets when it was made, in seconds of the observer's clock.</summary>
    public double PublishedAt => publishedAt;

    public bool TryGet(in LatencyKey offer, out ObservedLatency seen) => offers.TryGetValue(offer, out seen);
}
