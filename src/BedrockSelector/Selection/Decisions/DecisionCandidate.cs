using BedrockSelector.Evidence;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Decisions;

/// <summary>A candidate of a decision with every figure that made its score.</summary>
public sealed record DecisionCandidate
{
    /// <summary>Gets the model.</summary>
    /// <value>Its own id.</value>
    public required string ModelId { get; init; }

    /// <summary>Gets the id that would be called.</summary>
    /// <value>A model id or an inference-profile id.</value>
    public required string CallId { get; init; }

    /// <summary>Gets the scope.</summary>
    /// <value>Such as <c>in-region</c>.</value>
    public required string Scope { get; init; }

    /// <summary>Gets the endpoint.</summary>
    /// <value>Such as <c>runtime</c>.</value>
    public required string Endpoint { get; init; }

    /// <summary>Gets the pricing tier.</summary>
    /// <value>Such as <c>standard</c>.</value>
    public required string Tier { get; init; }

    /// <summary>Gets the mode.</summary>
    /// <value>Such as <c>standard</c> or <c>reasoning</c>.</value>
    public string Mode { get; init; } = ReasoningMode.Standard.Name;

    /// <summary>Gets how many tokens it thinks with, counted in cost and time.</summary>
    /// <value>Tokens; <see langword="null"/> for a candidate that does not reason.</value>
    public decimal? ReasoningTokens { get; init; }

    /// <summary>Gets the quality.</summary>
    /// <value>From 0 to 100; <see langword="null"/> where unknown.</value>
    public double? Quality { get; init; }

    /// <summary>Gets the standard error of the quality.</summary>
    /// <value>Points; <see langword="null"/> where unknown.</value>
    public double? QualityStandardError { get; init; }

    /// <summary>Gets the median time to the last token.</summary>
    /// <value>Seconds; <see langword="null"/> where unknown.</value>
    public double? LatencySeconds { get; init; }

    /// <summary>Gets the cost of one request.</summary>
    /// <value>US dollars.</value>
    public required decimal CostUsd { get; init; }

    /// <summary>Gets the score.</summary>
    /// <value>Points.</value>
    public required double Score { get; init; }

    internal (string, string, string, string, string) Key => (CallId, Scope, Endpoint, Tier, Mode);

    internal static DecisionCandidate Of(RankedCandidate one) => new()
    {
        ModelId = one.Candidate.Model.Id.Value,
        CallId = one.Candidate.CallId,
        Scope = ClosedSet.Name(one.Candidate.Offer.Scope),
        Endpoint = ClosedSet.Name(one.Candidate.Offer.Endpoint),
        Tier = one.Candidate.Tier.Name(),
        Mode = one.Candidate.Mode.Name,
        ReasoningTokens = one.Reasoning?.Expected,
        Quality = one.Quality?.Score,
        QualityStandardError = one.Quality?.StandardError,
        LatencySeconds = one.LatencySeconds,
        CostUsd = one.CostUsd,
        Score = one.Score,
    };
}
