using BedrockSelector.Quantities;

namespace BedrockSelector.Tokens;

/// <summary>A kind of text. It moves the number of characters a token holds far more than the model family does.</summary>
public enum TextClass
{
    /// <summary>English prose, and what has no better class.</summary>
    English = 0,

    /// <summary>Source code.</summary>
    Code,

    /// <summary>JSON with line breaks and indentation.</summary>
    [Named("json-indented")]
    IndentedJson,

    /// <summary>JSON without spaces, tables of figures, and other text heavy in digits and marks.</summary>
    [Named("json-minified")]
    MinifiedJson,

    /// <summary>European languages in Latin script other than English.</summary>
    European,

    /// <summary>Chinese, Japanese and Korean script.</summary>
    Cjk,

    /// <summary>Thai script.</summary>
    Thai,

    /// <summary>Vietnamese.</summary>
    Vietnamese,

    /// <summary>Scripts for which no ratio was measured, such as Arabic, Cyrillic, Devanagari and emoji.</summary>
    OtherScript,
}
