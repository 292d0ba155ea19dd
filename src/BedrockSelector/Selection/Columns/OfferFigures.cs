using BedrockSelector.Evidence;
using BedrockSelector.Evidence.Latency;

namespace BedrockSelector.Selection.Columns;

/// <summary>An offer's exact figures for a usage, and the first constraint that it misses.</summary>
internal readonly record struct OfferFigures
{
    public decimal CostUsd { get; init; }

    public QualityEvidence? Quality { get; init; }

    public LatencyEvidence? Latency { get; init; }

    public double? Seconds { get; init; }

    /// <summary>Gets the time of the slowest but one in ten; <see langword="null"/> where it was not measured.</summary>
    public double? SlowSeconds { get; init; }

    /// <summary>Gets the tokens of reasoning that cost and time contain.</summary>
    public decimal Reasoning { get; init; }

    /// <summary>Gets what <see cref="Seconds"/> rests on.</summary>
    public LatencyBasis Basis { get; init; }

    public RejectionCode? Code { get; init; }

    /// <summary>Gets which entry of the usage has no price, when that is what it misses.</summary>
    public int MissingEntry { get; init; }

    /// <summary>Gets the criterion for want of whose evidence the offer cannot take part where evidence is asked for; quality first.</summary>
    public RejectionCode? Lacks(SelectionWeights weights, DroppedCriteria dropped) =>
        weights.Quality > 0 && Quality is null && !dropped.Quality ? RejectionCode.QualityMissing
        : weights.Latency > 0 && Seconds is null && !dropped.Latency ? RejectionCode.LatencyMissing
        : null;
}
