namespace BedrockSelector.Answers;

/// <summary>How far each weight could move before another model comes first.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record WeightRanges
{
    /// <summary>Gets the range of the weight of quality.</summary>
    /// <value><see langword="null"/> where it was dropped.</value>
    public WeightRange? Quality { get; init; }

    /// <summary>Gets the range of the weight of latency.</summary>
    /// <value><see langword="null"/> where it was dropped.</value>
    public WeightRange? Latency { get; init; }

    /// <summary>Gets the range of the weight of cost.</summary>
    /// <value><see langword="null"/> where it was dropped.</value>
    public WeightRange? Cost { get; init; }
}
