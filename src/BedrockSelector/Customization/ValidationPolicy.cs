using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Customization;

/// <summary>What a job does with a validation data set.</summary>
[JsonConverter(typeof(ClosedSetConverter<ValidationPolicy>))]
public enum ValidationPolicy
{
    /// <summary>No source says.</summary>
    Unstated = 0,

    /// <summary>It is used.</summary>
    Accepted,

    /// <summary>It can be given but is not used in training.</summary>
    Ignored,

    /// <summary>The base takes none.</summary>
    Refused,
}
