namespace BedrockSelector.Tokens;

/// <summary>Tells from counted characters of which classes a text is: by script first, then by the density of marks, digits and accents.</summary>
/// <remarks>The thresholds lie between the densities that the texts behind the weights show; see the README of the corpus.</remarks>
internal static class TextClassifier
{
    private static readonly int Upper = Kind("upper"), Digit = Kind("digit"), Line = Kind("line"), Space = Kind("space"), Tab = Kind("tab");

    private static readonly int Comma = Kind("comma"), Mark = Kind("mark"), Quote = Kind("quote"), Brace = Kind("brace"), Parenthesis = Kind("parenthesis");

    private static readonly int Angle = Kind("angle"), Slash = Kind("slash"), EqualsSign = Kind("equals"), Dash = Kind("dash"), Sign = Kind("sign");

    private static readonly int Western = Kind("western"), Vietnamese = Kind("vietnamese"), Central = Kind("central"), Latin = Kind("latin");

    private static readonly int Maths = Kind("maths"), Kana = Kind("kana"), Han = Kind("han"), Wide = Kind("wide"), LetterH = Kind("h");

    private static readonly int CommaThenSpace = CharacterCounts.Cell("stop", "space");

    // Letters and digits without order, as base64 and hexadecimal digits have them.
    private static readonly int[] Jumble =
    [
        CharacterCounts.Cell("lower", "upper"), CharacterCounts.Cell("lower", "digit"), CharacterCounts.Cell("upper", "digit"), CharacterCounts.Cell("digit", "upper"),
        .. Enumerable.Range('a', 26).Select(static c => CharacterCounts.Cell("digit", ((char)c).ToString())),
    ];

    private static readonly (TextClass Class, int[] Kinds)[] Scripts =
    [
        (TextClass.Cyrillic, Kinds("russian", "cyrillic")),
        (TextClass.Greek, Kinds("greek")),
        (TextClass.Arabic, Kinds("arabic", "persian")),
        (TextClass.Hebrew, Kinds("hebrew")),
        (TextClass.Indic, Kinds("devanagari", "bengali", "gurmukhi", "gujarati", "tamil", "telugu", "kannada", "malayalam", "sinhala")),
        (TextClass.Thai, Kinds("thai")),
        (TextClass.Korean, Kinds("hangul")),
        (TextClass.OtherScript, Kinds("armenian", "georgian", "lao", "tibetan", "myanmar", "ethiopic", "khmer", "other")),
        (TextClass.Emoji, Kinds("emoji")),
    ];

    /// <summary>Splits a text into classes.</summary>
    /// <param name="counters">The counters of the text.</param>
    /// <returns>Characters by class; they sum to the characters of the text.</returns>
    public static TextMix MixOf(ReadOnlySpan<int> counters)
    {
        Span<int> kinds = stackalloc int[CharacterKinds.FineCount];
        CharacterCounts.Sum(counters, kinds);
        var mix = default(TextMix);
        long total = 0, scripts = 0;
        foreach (var count in kinds)
        {
            total += count;
        }

        foreach (var (of, members) in Scripts)
        {
            foreach (var kind in members)
            {
                mix[(int)of] += kinds[kind];
            }

            scripts += mix[(int)of];
        }

        long ideographs = (long)kinds[Han] + kinds[Kana] + kinds[Wide];
        mix[(int)(kinds[Kana] * 20L > kinds[Han] + kinds[Kana] ? TextClass.Japanese : TextClass.Chinese)] = ideographs;
        scripts += ideographs;
        var rest = total - scripts;
        var letters = Letters(kinds);
        var of0 = RestClass(counters, kinds, rest, letters);
        mix[(int)of0] += rest;
        if (scripts > 0 && of0 is TextClass.English or TextClass.European or TextClass.Vietnamese or TextClass.Table)
        {
            Share(ref mix, of0, rest - letters, scripts, letters);
        }

        return mix;
    }

    // Spaces, digits and marks belong to the words around them.
    private static void Share(ref TextMix mix, TextClass of, long neutral, long scripts, long letters)
    {
        var moved = (long)(neutral * ((double)scripts / (scripts + letters)));
        mix[(int)of] -= moved;
        var left = moved;
        var largest = -1;
        for (var i = 0; i < TextClasses.Count; i++)
        {
            if (i == (int)of || mix[i] == 0)
            {
                continue;
            }

            var part = (long)(moved * ((double)mix[i] / scripts));
            mix[i] += part;
            left -= part;
            largest = largest < 0 || mix[i] > mix[largest] ? i : largest;
        }

        mix[largest < 0 ? (int)of : largest] += left;
    }

    private static TextClass RestClass(ReadOnlySpan<int> counters, ReadOnlySpan<int> kinds, long rest, long letters)
    {
        if (rest == 0)
        {
            return TextClass.English;
        }

        long jumble = 0;
        foreach (var cell in Jumble)
        {
            jumble += counters[cell];
        }

        var blank = (long)kinds[Space] + kinds[Line] + kinds[Tab];
        if (blank * 25 < rest && jumble * 100 >= rest * 12)
        {
            return TextClass.Encoded;
        }

        var marks = kinds[Quote] + kinds[Brace];
        if (marks * 10L >= rest)
        {
            return blank * 5 >= rest ? TextClass.IndentedJson : TextClass.MinifiedJson;
        }

        if (kinds[Angle] * 25L >= rest)
        {
            return TextClass.Markup;
        }

        var separators = (long)kinds[Comma] + kinds[Tab];
        if ((separators * 100 >= rest * 6 && counters[CommaThenSpace] * 2 < separators) || kinds[Digit] * 10L >= rest * 3)
        {
            return TextClass.Table;
        }

        if (kinds[Maths] * 50L >= rest)
        {
            return TextClass.Maths;
        }

        if (kinds[Digit] * 12L >= rest && ((long)kinds[Mark] + kinds[Dash] + kinds[Slash]) * 20 >= rest)
        {
            return TextClass.Log;
        }

        var code = (long)kinds[Parenthesis] + kinds[Angle] + kinds[Slash] + kinds[EqualsSign] + kinds[Sign] + kinds[Brace] + kinds[Dash];
        return code * 100 >= rest * 6 ? TextClass.Code : Language(kinds, letters);
    }

    // English is the only one of the measured languages in Latin script without accents that has many an h: 6 % of its letters.
    private static TextClass Language(ReadOnlySpan<int> kinds, long letters)
    {
        if (letters > 0 && kinds[Vietnamese] * 100L >= letters * 3)
        {
            return TextClass.Vietnamese;
        }

        var accents = (long)kinds[Western] + kinds[Central] + kinds[Latin] + kinds[Vietnamese];
        return letters > 0 && (accents * 100 >= letters || (letters > 60 && kinds[LetterH] * 1000L < letters * 33))
            ? TextClass.European
            : TextClass.English;
    }

    private static long Letters(ReadOnlySpan<int> kinds)
    {
        long letters = 0;
        foreach (var count in kinds[..26])
        {
            letters += count;
        }

        return letters + kinds[Upper] + kinds[Western] + kinds[Central] + kinds[Latin] + kinds[Vietnamese];
    }

    private static int Kind(string name) => CharacterKinds.Find(name);

    private static int[] Kinds(params ReadOnlySpan<string> names)
    {
        var kinds = new int[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            kinds[i] = CharacterKinds.Find(names[i]);
        }

        return kinds;
    }
}
