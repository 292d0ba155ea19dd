using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Knowledge;

/// <summary>Who publishes a source.</summary>
[JsonConverter(typeof(ClosedSetConverter<SourceKind>))]
public enum SourceKind
{
    /// <summary>Amazon Web Services itself.</summary>
    Aws = 0,

    /// <summary>Somebody else.</summary>
    ThirdParty,

    /// <summary>Computed from other sources; the title says how.</summary>
    Derived,

    /// <summary>The caller, through an overlay.</summary>
    Caller,
}
