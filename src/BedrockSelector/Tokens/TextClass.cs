using System.Text.Json.Serialization;
using BedrockSelector.Quantities;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Tokens;

/// <summary>A kind of text. It moves the number of characters a token holds far more than the model family does.</summary>
[JsonConverter(typeof(ClosedSetConverter<TextClass>))]
public enum TextClass
{
    /// <summary>English prose, and what has no better class.</summary>
    English = 0,

    /// <summary>Source code.</summary>
    Code,

    /// <summary>JSON with line breaks and indentation.</summary>
    [Named("json-indented")]
    IndentedJson,

    /// <summary>JSON without spaces.</summary>
    [Named("json-minified")]
    MinifiedJson,

    /// <summary>European and other languages in Latin script but English and Vietnamese.</summary>
    European,

    /// <summary>Vietnamese.</summary>
    Vietnamese,

    /// <summary>Cyrillic script.</summary>
    Cyrillic,

    /// <summary>Greek script.</summary>
    Greek,

    /// <summary>Arabic script, Persian and Urdu with it.</summary>
    Arabic,

    /// <summary>Hebrew script.</summary>
    Hebrew,

    /// <summary>Scripts of India and Sri Lanka.</summary>
    Indic,

    /// <summary>Thai script.</summary>
    Thai,

    /// <summary>Chinese.</summary>
    Chinese,

    /// <summary>Japanese.</summary>
    Japanese,

    /// <summary>Korean.</summary>
    Korean,

    /// <summary>Other scripts, such as Armenian, Ethiopic, Georgian, Khmer, Lao, Burmese and Tibetan.</summary>
    OtherScript,

    /// <summary>Tables: values between commas or tabs, columns of figures.</summary>
    Table,

    /// <summary>Logs: times, levels, paths, identifiers.</summary>
    Log,

    /// <summary>Base64, hexadecimal digits and the like.</summary>
    Encoded,

    /// <summary>HTML, XML and the like.</summary>
    Markup,

    /// <summary>Formulas.</summary>
    Maths,

    /// <summary>Emoji and dingbats.</summary>
    Emoji,
}
