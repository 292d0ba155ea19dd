using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Evidence.Latency;

/// <summary>What measurements are kept apart by: a model in a mode and tier and, where the caller said, under an id from a region.</summary>
internal readonly record struct LatencyKey(ModelId Model, ReasoningMode Mode, PricingTier Tier, string? CallId, AwsRegion Region);
