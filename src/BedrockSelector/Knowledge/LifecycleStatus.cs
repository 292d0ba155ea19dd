using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Knowledge;

/// <summary>Where in its life a model stands on a date.</summary>
[JsonConverter(typeof(ClosedSetConverter<LifecycleStatus>))]
public enum LifecycleStatus
{
    /// <summary>Offered, with no end announced that has begun.</summary>
    Active = 0,

    /// <summary>Marked as legacy: still callable, with an end in sight.</summary>
    Legacy,

    /// <summary>No longer callable. Kept so that old bills can be explained.</summary>
    Ended,

    /// <summary>Offered as a preview, to some or to all.</summary>
    Preview,
}
