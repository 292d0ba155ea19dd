using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection;

/// <summary>The best candidate for a request, without the record of why.</summary>
/// <remarks><c>default</c> is no choice; its <see cref="Candidate"/> is <see langword="null"/>.</remarks>
public readonly record struct Choice
{
    internal Choice(Candidate candidate, double score, decimal costUsd, double? latencySeconds) =>
        (Candidate, Score, CostUsd, LatencySeconds) = (candidate, Math.Clamp(score, 0, 100), costUsd, latencySeconds);

    /// <summary>Gets the candidate: model, offer, region and tier.</summary>
    /// <value>Never <see langword="null"/>, but on <c>default</c>.</value>
    public Candidate Candidate { get; }

    /// <summary>Gets the model.</summary>
    /// <value>The candidate's.</value>
    public FoundationModel Model => Candidate.Model;

    /// <summary>Gets the id to call.</summary>
    /// <value>A model id or an inference-profile id.</value>
    public string CallId => Candidate.CallId;

    /// <summary>Gets the pricing tier.</summary>
    /// <value>The candidate's.</value>
    public PricingTier Tier => Candidate.Tier;

    /// <summary>Gets the score.</summary>
    /// <value>Points from 0 to 100, higher is better; see <see cref="UtilityScale"/>.</value>
    public double Score { get; }

    /// <summary>Gets the cost of the request.</summary>
    /// <value>US dollars, in decimal from the rates.</value>
    public decimal CostUsd { get; }

    /// <summary>Gets the median time to the last token.</summary>
    /// <value>Seconds; <see langword="null"/> where there is no evidence.</value>
    public double? LatencySeconds { get; }
}
