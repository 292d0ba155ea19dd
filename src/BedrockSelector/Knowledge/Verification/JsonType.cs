namespace BedrockSelector.Knowledge.Verification;

/// <summary>The types of JSON Schema.</summary>
internal enum JsonType
{
    Object = 0,
    Array,
    Text,
    Boolean,
    Number,
    WholeNumber,
    Null,
}
