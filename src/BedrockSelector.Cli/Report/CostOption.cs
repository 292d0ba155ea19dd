using BedrockSelector.Costs;

namespace BedrockSelector.Cli.Report;

/// <summary>Another way to buy what the chosen model does: another offer or tier.</summary>
/// <param name="CallId">The id called.</param>
/// <param name="Cost">What one request costs; whole, with a total.</param>
internal sealed record CostOption(string CallId, CostEstimate Cost);
