using System.Globalization;
using System.Text;

namespace BedrockSelector.Tokenizers.Splitting;

/// <summary>A text as patterns see it: one unit a character, since .NET patterns know no category of a character beyond the basic plane.</summary>
/// <remarks>A character of two units is shown as one of its own category that no pattern names.</remarks>
internal sealed class ShadowText
{
    private readonly int[]? _starts;

    private ShadowText(string shown, int[]? starts) => (Shown, _starts) = (shown, starts);

    /// <summary>Gets what patterns see.</summary>
    public string Shown { get; }

    /// <summary>Makes the shadow of a text; a text of the basic plane is its own.</summary>
    public static ShadowText Of(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return new(text, null);
        }

        var shown = new StringBuilder(text.Length);
        var starts = new List<int>(text.Length + 1);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            starts.Add(at);
            at += rune.Utf16SequenceLength;
            shown.Append(rune.IsBmp ? (char)rune.Value : StandIn(Rune.GetUnicodeCategory(rune)));
        }

        starts.Add(at);
        return new(shown.ToString(), [.. starts]);
    }

    /// <summary>Finds where a unit of what patterns see begins in the text.</summary>
    public int Start(int shown) => _starts is null ? shown : _starts[shown];

    private static char StandIn(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter => '\u0531',
        UnicodeCategory.LowercaseLetter => '\u0561',
        UnicodeCategory.TitlecaseLetter => '\u01C5',
        UnicodeCategory.ModifierLetter => '\u02B0',
        UnicodeCategory.OtherLetter => '\u1401',
        UnicodeCategory.NonSpacingMark => '\u0591',
        UnicodeCategory.SpacingCombiningMark => '\u0903',
        UnicodeCategory.EnclosingMark => '\u0488',
        UnicodeCategory.DecimalDigitNumber => '\u0660',
        UnicodeCategory.LetterNumber => '\u2160',
        UnicodeCategory.OtherNumber => '\u00B2',
        UnicodeCategory.MathSymbol => '\u2200',
        UnicodeCategory.CurrencySymbol => '\u20AC',
        UnicodeCategory.ModifierSymbol => '\u02C2',
        UnicodeCategory.OtherSymbol => '\u2600',
        UnicodeCategory.OtherPunctuation or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation
            or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
            or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation => '\u2020',
        UnicodeCategory.Format => '\u200B',
        _ => '\uE000',
    };
}
