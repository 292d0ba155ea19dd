using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Import;

/// <summary>Regions from which a model can be called in one way in one catalog and not in the other.</summary>
/// <remarks>Part of a document: compared by value, and JSON both ways.</remarks>
/// <param name="ModelId">The model.</param>
/// <param name="CallId">The id called.</param>
/// <param name="Inference">How it is offered.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Scope">Where a call may be computed.</param>
/// <param name="Regions">Ordinal; one or more.</param>
public sealed record OfferMove(
    ModelId ModelId, string CallId, InferenceType Inference, ModelEndpoint Endpoint, CallScope Scope, ValueList<AwsRegion> Regions);
