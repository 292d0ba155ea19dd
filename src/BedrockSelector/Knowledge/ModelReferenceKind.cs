using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Knowledge;

/// <summary>What a text that names a model is.</summary>
[JsonConverter(typeof(ClosedSetConverter<ModelReferenceKind>))]
public enum ModelReferenceKind
{
    /// <summary>A bare model id, or the ARN of a foundation model: the model called in its region.</summary>
    FoundationModel = 0,

    /// <summary>A system-defined inference profile, geographic or global: an id with a prefix such as <c>us.</c>, or its ARN.</summary>
    InferenceProfile,

    /// <summary>The ARN of an application inference profile; what it routes to only its owner's account knows.</summary>
    ApplicationInferenceProfile,

    /// <summary>The ARN of provisioned throughput; which model it serves only its owner's account knows.</summary>
    ProvisionedModel,

    /// <summary>The ARN of a custom model, which names its base model.</summary>
    CustomModel,

    /// <summary>The ARN of an on-demand deployment of a custom model.</summary>
    CustomModelDeployment,

    /// <summary>The ARN of an imported model.</summary>
    ImportedModel,
}
