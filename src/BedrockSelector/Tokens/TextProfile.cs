using System.Buffers;
using System.Text;

namespace BedrockSelector.Tokens;

/// <summary>What a text is made of: how many characters of each kind, collected piece by piece.</summary>
/// <remarks>
/// Characters are Unicode code points; what is not valid UTF-8 or UTF-16 counts as one replacement character a time. Pieces may be
/// added in any order. Not safe for use by several threads at once.
/// </remarks>
public sealed class TextProfile
{
    // What an ASCII character counts as, by its code.
    private static readonly byte[] Ascii = BuildAscii();

    private readonly long[] _counts = new long[(int)Kind.Count];

    private enum Kind
    {
        Letter,
        Digit,
        Space,
        JsonMark,
        CodeMark,
        OtherMark,
        LatinAccent,
        Vietnamese,
        Cjk,
        Thai,
        OtherScript,
        Count,
    }

    /// <summary>Gets the number of characters added.</summary>
    /// <value>Unicode code points; zero or more.</value>
    public long Characters
    {
        get
        {
            long sum = 0;
            foreach (var count in _counts)
            {
                sum += count;
            }

            return sum;
        }
    }

    /// <summary>Adds a text.</summary>
    /// <param name="text">Any text; may be empty.</param>
    public void Add(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var ascii = text.IndexOfAnyExceptInRange('\0', '\x7F');
            foreach (var c in ascii < 0 ? text : text[..ascii])
            {
                _counts[Ascii[c]]++;
            }

            if (ascii < 0)
            {
                return;
            }

            text = text[ascii..];
            _ = Rune.DecodeFromUtf16(text, out var rune, out var consumed);
            _counts[(int)KindOf(rune)]++;
            text = text[consumed..];
        }
    }

    /// <summary>Adds a text in UTF-8.</summary>
    /// <param name="utf8">Any bytes; may be empty.</param>
    public void AddUtf8(ReadOnlySpan<byte> utf8)
    {
        while (!utf8.IsEmpty)
        {
            var ascii = utf8.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            foreach (var b in ascii < 0 ? utf8 : utf8[..ascii])
            {
                _counts[Ascii[b]]++;
            }

            if (ascii < 0)
            {
                return;
            }

            utf8 = utf8[ascii..];
            while (!utf8.IsEmpty && utf8[0] >= 0x80)
            {
                _ = Rune.DecodeFromUtf8(utf8, out var rune, out var consumed);
                _counts[(int)KindOf(rune)]++;
                utf8 = utf8[consumed..];
            }
        }
    }

    /// <summary>Forgets all that was added.</summary>
    public void Clear() => Array.Clear(_counts);

    /// <summary>Splits the text into classes, each with its share of the characters.</summary>
    /// <returns>
    /// The counts by class: Chinese, Japanese, Korean, Thai and unmeasured scripts count by character; the rest of the text falls into
    /// one class as a whole, by the density of marks, digits and accents. They sum to <see cref="Characters"/>.
    /// </returns>
    internal TextMix Mix()
    {
        var (cjk, thai, other) = (this[Kind.Cjk], this[Kind.Thai], this[Kind.OtherScript]);
        var rest = Characters - cjk - thai - other;
        return new(RestClass(rest), rest, cjk, thai, other);
    }

    private long this[Kind kind] => _counts[(int)kind];

    // Densities seen in the samples behind the ratios: prose has 2 to 3 % of JSON's marks, indented JSON about 14 %, minified JSON
    // about 25 %; code about 8 % of its own marks. The thresholds lie between.
    private TextClass RestClass(long rest)
    {
        if (rest == 0)
        {
            return TextClass.English;
        }

        double Share(long count) => (double)count / rest;
        var letters = this[Kind.Letter] + this[Kind.LatinAccent] + this[Kind.Vietnamese];
        if (Share(this[Kind.JsonMark]) >= 0.10 || Share(this[Kind.Digit]) >= 0.25)
        {
            return Share(this[Kind.Space]) >= 0.20 ? TextClass.IndentedJson : TextClass.MinifiedJson;
        }

        if (Share(this[Kind.CodeMark]) >= 0.05)
        {
            return TextClass.Code;
        }

        if (letters > 0 && this[Kind.Vietnamese] >= letters * 0.03)
        {
            return TextClass.Vietnamese;
        }

        return letters > 0 && this[Kind.LatinAccent] + this[Kind.Vietnamese] >= letters * 0.01 ? TextClass.European : TextClass.English;
    }

    private static Kind KindOf(Rune rune) => rune.Value switch
    {
        < 0x80 => (Kind)Ascii[rune.Value],
        0x103 or 0x102 or 0x111 or 0x110 or 0x1A0 or 0x1A1 or 0x1AF or 0x1B0 or (>= 0x1EA0 and <= 0x1EF9) => Kind.Vietnamese,
        >= 0xC0 and <= 0x24F and not (0xD7 or 0xF7) => Kind.LatinAccent,
        >= 0xE00 and <= 0xE7F => Kind.Thai,
        (>= 0x1100 and <= 0x11FF) or (>= 0x2E80 and <= 0x9FFF) or (>= 0xA960 and <= 0xA97F) or (>= 0xAC00 and <= 0xD7FF)
            or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF00 and <= 0xFFEF) or (>= 0x20000 and <= 0x3FFFF) => Kind.Cjk,

        // Typographic quotes, dashes and the like come with any Latin text and cost about as much as its letters.
        (>= 0x80 and <= 0xBF) or 0xD7 or 0xF7 or (>= 0x2000 and <= 0x206F) or (>= 0x20A0 and <= 0x20CF) => Kind.OtherMark,
        _ => Kind.OtherScript,
    };

    private static byte[] BuildAscii()
    {
        var json = SearchValues.Create("{}[]\":,");
        var code = SearchValues.Create(";()=<>_/\\|&*+#@$^~`%");
        var map = new byte[128];
        for (var c = '\0'; c < 128; c++)
        {
            map[c] = (byte)(char.IsAsciiLetter(c) ? Kind.Letter
                : char.IsAsciiDigit(c) ? Kind.Digit
                : c <= ' ' ? Kind.Space
                : json.Contains(c) ? Kind.JsonMark
                : code.Contains(c) ? Kind.CodeMark
                : Kind.OtherMark);
        }

        return map;
    }
}
