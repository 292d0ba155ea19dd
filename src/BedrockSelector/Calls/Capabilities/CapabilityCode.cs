using System.Text.Json.Serialization;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Calls.Capabilities;

/// <summary>What a capability check has to say.</summary>
[JsonConverter(typeof(ClosedSetConverter<CapabilityCode>))]
public enum CapabilityCode
{
    /// <summary>The model does not take a modality that the request sends.</summary>
    InputModalityUnsupported = 0,

    /// <summary>The model does not give a modality that the request wants.</summary>
    OutputModalityUnsupported,

    /// <summary>No source says what the model takes or gives.</summary>
    ModalitiesUnknown,

    /// <summary>The model lacks a feature.</summary>
    FeatureUnsupported,

    /// <summary>No source says whether the model has a feature.</summary>
    FeatureUnknown,

    /// <summary>Input and output together exceed the context window.</summary>
    ContextWindowExceeded,

    /// <summary>The answer is longer than the model gives.</summary>
    MaxOutputExceeded,

    /// <summary>A warning: the size cannot be checked, since no source gives the limit.</summary>
    LimitUnknown,

    /// <summary>A warning: the model has ended.</summary>
    ModelEnded,

    /// <summary>A warning: the model is legacy, or its end is announced.</summary>
    ModelEnding,

    /// <summary>A warning: the model is a preview.</summary>
    ModelPreview,

    /// <summary>A warning: the model is not offered in the region.</summary>
    NotInRegion,

    /// <summary>A warning: no source says where the model is offered.</summary>
    RegionsUnknown,
}
