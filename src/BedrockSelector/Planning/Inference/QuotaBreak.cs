namespace BedrockSelector.Planning.Inference;

/// <summary>A default quota that what goes on demand would break.</summary>
/// <param name="Quota">
/// The quota: <c>requests-per-minute</c>, <c>tokens-per-minute</c>, <c>reserved-tokens-per-minute</c> or <c>tokens-per-day</c>.
/// </param>
/// <param name="Value">What is asked of it, in its unit.</param>
/// <param name="Limit">What AWS gives by default, in the same unit.</param>
public sealed record QuotaBreak(string Quota, decimal Value, long Limit);
