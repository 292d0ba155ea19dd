using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>One way in which a model is offered.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record OfferDocument
{
    /// <summary>Gets the id by which it is called.</summary>
    /// <value>A model id or an inference-profile id.</value>
    public required string CallId { get; init; }

    /// <summary>Gets how it is offered.</summary>
    /// <value>On demand or provisioned.</value>
    public required InferenceType Inference { get; init; }

    /// <summary>Gets the endpoint that serves it.</summary>
    /// <value>The runtime or mantle.</value>
    public required ModelEndpoint Endpoint { get; init; }

    /// <summary>Gets where a call may be computed.</summary>
    /// <value>In the region, in a geography, or anywhere.</value>
    public required CallScope Scope { get; init; }

    /// <summary>Gets the regions from which it is called.</summary>
    /// <value>Ordinal; empty where no source names one.</value>
    public required ValueList<AwsRegion> Regions { get; init; }

    /// <summary>Gets where calls are computed.</summary>
    /// <value>By the region called from; empty where a source does not say.</value>
    public required ValueList<OfferRoute> Routes { get; init; }

    /// <summary>Gets whether AWS's list of models names it.</summary>
    /// <value><see langword="false"/> where only a price or a page does.</value>
    public required bool Listed { get; init; }

    /// <summary>Gets the first day on which it can be called.</summary>
    /// <value><see langword="null"/> where none is stated.</value>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Gets a remark.</summary>
    /// <value><see langword="null"/> without one.</value>
    public string? Note { get; init; }

    /// <summary>Gets who says so.</summary>
    /// <value>A key of the catalog's sources.</value>
    public required string Source { get; init; }

    /// <summary>Gets of when that is.</summary>
    /// <value>The date of the source's data.</value>
    public required DateOnly AsOf { get; init; }
}
