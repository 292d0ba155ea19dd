using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Knowledge;

/// <summary>Where a request's value of a dimension comes from.</summary>
[JsonConverter(typeof(ClosedSetConverter<DimensionOrigin>))]
public enum DimensionOrigin
{
    /// <summary>The caller states it.</summary>
    Request = 0,

    /// <summary>It is the number of tokens that one request sends, cached ones included.</summary>
    InputTokens,

    /// <summary>The reference called says it: a base model, a custom one or an imported one.</summary>
    Target,
}
