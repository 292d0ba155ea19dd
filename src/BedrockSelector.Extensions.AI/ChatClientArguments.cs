using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Extensions.AI;

/// <summary>What a <see cref="ChatClientFactory"/> makes a client for.</summary>
/// <param name="Model">What is called: a model id, an inference profile id or an ARN.</param>
/// <param name="Region">The region it is called from.</param>
/// <param name="Tier">The tier to ask for.</param>
public readonly record struct ChatClientArguments(ModelReference Model, AwsRegion Region, PricingTier Tier);
