using System.Text;

namespace BedrockSelector.Tokenizers.Reading;

/// <summary>Replaces half characters, which no tokenizer knows.</summary>
internal static class WholeCharacters
{
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        // Enumerating gives a replacement character for each half.
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune.ToString());
        }

        return whole.ToString();
    }
}
