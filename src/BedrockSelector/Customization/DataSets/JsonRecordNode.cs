using System.Text.Json;

namespace BedrockSelector.Customization.DataSets;

/// <summary>A value of a record: where it stands in the line and what is inside it. Links are indices into the record's nodes; -1 is none.</summary>
internal struct JsonRecordNode
{
    public JsonTokenType Kind;

    /// <summary>Where the value starts in the line, a string's opening quote included.</summary>
    public int Start;

    public int Length;

    /// <summary>Where the property's name starts, its quote left out; -1 for values of an array and for the root.</summary>
    public int NameStart;

    public int NameLength;

    public int Parent;

    public int FirstChild;

    public int NextSibling;
}
