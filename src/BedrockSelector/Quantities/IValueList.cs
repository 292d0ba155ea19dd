using System.Text.Json.Serialization;

namespace BedrockSelector.Quantities;

/// <summary>A list of whatever items, for code that learns of them when run.</summary>
internal interface IValueList
{
    Type ItemType { get; }

    JsonConverter CreateConverter();
}
