using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Knowledge;

/// <summary>Whose use a rate prices.</summary>
[JsonConverter(typeof(ClosedSetConverter<RateSubject>))]
public enum RateSubject
{
    /// <summary>The base model as its maker trained it.</summary>
    Base = 0,

    /// <summary>A custom model made from the base model.</summary>
    Custom,

    /// <summary>A model whose weights were imported.</summary>
    Imported,
}
