using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Custom;

/// <summary>The base model that would do the work without customization, and what a request to it uses.</summary>
/// <param name="Model">A model id, inference-profile id or ARN.</param>
/// <param name="Usage">What one request uses: usually more than on the custom model, for examples in the prompt.</param>
public sealed record ComparisonRequest(ModelReference Model, Usage Usage);
