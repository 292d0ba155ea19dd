using BedrockSelector.Evidence;

namespace BedrockSelector.Selection;

/// <summary>Evidence of how well a model does a task.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record OfferQuality
{
    /// <summary>Gets the score.</summary>
    /// <value>From 0 to 100.</value>
    public required double Value { get; init; }

    /// <summary>Gets how uncertain the score is.</summary>
    /// <value>Points; one standard error.</value>
    public required double StandardError { get; init; }

    /// <summary>Gets the mode of reasoning in which it was measured.</summary>
    /// <value>Standard, reasoning or an effort.</value>
    public required ReasoningMode Mode { get; init; }

    /// <summary>Gets who measured it.</summary>
    /// <value>A key of the catalog's sources.</value>
    public required string Source { get; init; }

    /// <summary>Gets of when it is.</summary>
    /// <value>The date of the source's data.</value>
    public required DateOnly AsOf { get; init; }

    internal static OfferQuality? Of(QualityEvidence? evidence) => evidence is null ? null : new()
    {
        Value = Measured.Of(evidence.Score)!.Value,
        StandardError = Measured.Of(evidence.StandardError)!.Value,
        Mode = evidence.Mode,
        Source = evidence.Source.Key,
        AsOf = evidence.Source.AsOf,
    };
}
