using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Costs;

/// <summary>What of a call decides its price, beside region, tier and day.</summary>
internal readonly record struct CalledModel(ModelId Model, CallScope Scope, string? Profile, ModelEndpoint? Endpoint, RateSubject Subject)
{
    public static CalledModel Of(CallTarget target) => new(target.Model.Id, target.Scope, target.Profile, target.Endpoint, target.Subject);
}
