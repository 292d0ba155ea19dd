using BedrockSelector.Evidence;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection;

/// <summary>A candidate that passed the constraints, with its figures.</summary>
internal sealed record AdmittedCandidate(
    Candidate Candidate, decimal CostUsd, QualityEvidence? Quality, LatencyEvidence? Latency, double? LatencySeconds)
{
    public Rejection Reject(RejectionCode code, string? value, string? limit, string message) => new()
    {
        Model = Candidate.Model.Id,
        CallId = Candidate.CallId,
        Code = code,
        Value = value,
        Limit = limit,
        Message = message,
    };

    public string WhyNoLatency() => Candidate.Tier switch
    {
        PricingTier.Batch => "A batch job has no response time.",
        PricingTier.Standard => $"Nothing was measured of the latency of {Candidate.Model.Name}.",
        _ => $"Nothing was measured of the latency of {Candidate.Model.Name} in the tier {Candidate.Tier.Name()}.",
    };
}
