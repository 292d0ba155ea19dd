using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Knowledge;

/// <summary>Why a reference to a model means nothing here.</summary>
[JsonConverter(typeof(ClosedSetConverter<ModelResolutionError>))]
public enum ModelResolutionError
{
    /// <summary>No model has that id or alias.</summary>
    UnknownModel = 0,

    /// <summary>The model has no such context-length variant.</summary>
    UnknownVariant,

    /// <summary>No AWS region of that name is known.</summary>
    UnknownRegion,

    /// <summary>The ARN fixes another region than the one asked for, or no region was given at all.</summary>
    RegionConflict,

    /// <summary>The reference does not name its model and no resolver does.</summary>
    Unresolved,
}
