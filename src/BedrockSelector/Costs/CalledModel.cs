using BedrockSelector.Knowledge;

namespace BedrockSelector.Costs;

/// <summary>What of a call decides its price, beside region, tier and day.</summary>
/// <remarks>The model is its position in the catalog; -1 where that knows none such.</remarks>
internal readonly record struct CalledModel(int Model, CallScope Scope, string? Profile, ModelEndpoint? Endpoint, RateSubject Subject);
