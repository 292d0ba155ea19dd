using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Costs;

/// <summary>What an estimate prices: a model as it is called.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record PricedModel
{
    /// <summary>Gets the model.</summary>
    /// <value>Its own id; the base model's for a custom model.</value>
    public required ModelId ModelId { get; init; }

    /// <summary>Gets the model's name.</summary>
    /// <value>For people, such as <c>Nova Lite</c>.</value>
    public required string Name { get; init; }

    /// <summary>Gets the reference as the question wrote it.</summary>
    /// <value>A model id, an inference-profile id or an ARN.</value>
    public required string Reference { get; init; }

    /// <summary>Gets where calls may be computed.</summary>
    /// <value>The scope that the reference names.</value>
    public required CallScope Scope { get; init; }

    /// <summary>Gets the prefix of the inference profile.</summary>
    /// <value>Such as <c>us</c>; <see langword="null"/> in the region.</value>
    public string? Profile { get; init; }

    /// <summary>Gets the region called.</summary>
    /// <value>Never <c>default</c>.</value>
    public required AwsRegion Region { get; init; }

    /// <summary>Gets the endpoint through which it is called.</summary>
    /// <value><see langword="null"/> where nothing is called on demand, or it cannot be.</value>
    public ModelEndpoint? Endpoint { get; init; }

    /// <summary>Gets whose use is priced.</summary>
    /// <value>The base model, a custom model of it, or an imported one.</value>
    public RateSubject For { get; init; }

    internal static PricedModel Of(CallTarget target, Offer? offer) => new()
    {
        ModelId = target.Model.Id,
        Name = target.Model.Name,
        Reference = target.Reference.Text,
        Scope = target.Scope,
        Profile = target.Profile,
        Region = target.Region,
        Endpoint = offer?.Endpoint,
        For = target.Subject,
    };
}
