namespace BedrockSelector.Tokens;

/// <summary>The kinds of character that a profile counts: fine for the character itself, coarse for the one before it.</summary>
/// <remarks>Knowledge gives a weight to a kind by its name, and to a step from one coarse kind to another by both names: <c>space&gt;lower</c>.</remarks>
internal static class CharacterKinds
{
    /// <summary>Gets the number of coarse kinds.</summary>
    public const int CoarseCount = 16;

    /// <summary>Gets the room for fine kinds in a row of counters.</summary>
    public const int FineCount = 80;

    /// <summary>What the table holds for half a character: both units of a surrogate pair together have a kind.</summary>
    public const byte Half = FineCount - 1;

    private static readonly string[] CoarseList =
        ["line", "space", "lower", "upper", "digit", "stop", "bracket", "operator", "accent", "alphabet", "abjad", "abugida", "han", "kana", "hangul", "symbol"];

    private static readonly Kind[] FineList = BuildFine();

    private static readonly byte[] Pairs = new byte[0x400];

    private static readonly byte[] Fine = BuildTable();

    private static readonly byte[] Coarse = BuildCoarse();

    private readonly record struct Kind(string Name, string Coarse, string? Characters, (int First, int Last)[] Ranges);

    /// <summary>Gets the names of the coarse kinds, in their order.</summary>
    public static ReadOnlySpan<string> CoarseNames => CoarseList;

    /// <summary>Gets the fine kind of each UTF-16 unit.</summary>
    public static ReadOnlySpan<byte> FineOf => Fine;

    /// <summary>Gets the coarse kind of each fine kind.</summary>
    public static ReadOnlySpan<byte> CoarseOf => Coarse;

    /// <summary>Gets the fine kind of a character beyond the basic plane, by the first unit of its pair.</summary>
    public static byte FineOfPair(char high) => Pairs[high - 0xD800];

    /// <summary>Gets how many fine kinds have a name.</summary>
    public static int Named => FineList.Length;

    /// <summary>Gets the name of a fine kind.</summary>
    public static string NameOf(int fine) => FineList[fine].Name;

    /// <summary>Finds a fine kind.</summary>
    /// <returns>Its number, or -1.</returns>
    public static int Find(string name) => Array.FindIndex(FineList, kind => kind.Name == name);

    // Earlier kinds win where ranges overlap; the last one takes what is left.
    private static Kind[] BuildFine() =>
    [
        .. Enumerable.Range('a', 26).Select(static c => new Kind(((char)c).ToString(), "lower", ((char)c).ToString(), [])),
        new("upper", "upper", null, [('A', 'Z')]),
        new("digit", "digit", null, [('0', '9')]),
        new("line", "line", "\n\r\u2028\u2029", []),
        new("space", "space", " \u00A0\u3000\u202F", [(0x2000, 0x200A)]),
        new("tab", "space", "\t", []),
        new("full-stop", "stop", ".", []),
        new("comma", "stop", ",", []),
        new("mark", "stop", ";:!?'\u2018\u2019\u2026", []),
        new("quote", "bracket", "\"", []),
        new("brace", "bracket", "{}[]", []),
        new("parenthesis", "bracket", "()", []),
        new("angle", "bracket", "<>", []),
        new("slash", "operator", "/\\", []),
        new("equals", "operator", "=+*|", []),
        new("dash", "operator", "-_", []),
        new("sign", "operator", "#$%&@^`~", []),
        new("western", "accent", null, [(0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0xFF)]),
        new("vietnamese", "accent", "\u0102\u0103\u0110\u0111\u01A0\u01A1\u01AF\u01B0", [(0x1EA0, 0x1EF9)]),
        new("central", "accent", null, [(0x100, 0x17F)]),
        new("latin", "accent", null, [(0x180, 0x2AF), (0x300, 0x36F), (0x1E00, 0x1EFF)]),
        new("russian", "alphabet", "\u0401\u0451", [(0x410, 0x44F)]),
        new("cyrillic", "alphabet", null, [(0x400, 0x52F)]),
        new("greek", "alphabet", null, [(0x370, 0x3FF), (0x1F00, 0x1FFF)]),
        new("armenian", "alphabet", null, [(0x530, 0x58F)]),
        new("georgian", "alphabet", null, [(0x10A0, 0x10FF), (0x1C90, 0x1CBF)]),
        new("hebrew", "abjad", null, [(0x591, 0x5F4)]),
        new("arabic", "abjad", null, [(0x600, 0x64A)]),
        new("persian", "abjad", null, [(0x64B, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)]),
        new("devanagari", "abugida", null, [(0x900, 0x97F)]),
        new("bengali", "abugida", null, [(0x980, 0x9FF)]),
        new("gurmukhi", "abugida", null, [(0xA00, 0xA7F)]),
        new("gujarati", "abugida", null, [(0xA80, 0xAFF)]),
        new("tamil", "abugida", null, [(0xB80, 0xBFF)]),
        new("telugu", "abugida", null, [(0xC00, 0xC7F)]),
        new("kannada", "abugida", null, [(0xC80, 0xCFF)]),
        new("malayalam", "abugida", null, [(0xD00, 0xD7F)]),
        new("sinhala", "abugida", null, [(0xB00, 0xB7F), (0xD80, 0xDFF)]),
        new("thai", "abugida", null, [(0xE00, 0xE7F)]),
        new("lao", "abugida", null, [(0xE80, 0xEFF)]),
        new("tibetan", "abugida", null, [(0xF00, 0xFFF)]),
        new("myanmar", "abugida", null, [(0x1000, 0x109F)]),
        new("ethiopic", "abugida", null, [(0x1200, 0x139F)]),
        new("khmer", "abugida", null, [(0x1780, 0x17FF)]),
        new("kana", "kana", null, [(0x3040, 0x30FF)]),
        new("han", "han", null, [(0x2E80, 0x2FDF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0xD840, 0xD8FF)]),
        new("hangul", "hangul", null, [(0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7A3)]),
        new("wide", "symbol", null, [(0x3001, 0x303F), (0xFF00, 0xFFEF)]),
        new("typographic", "symbol", null, [(0x80, 0xBF), (0x2010, 0x206F), (0x20A0, 0x20CF)]),
        new("maths", "symbol", "\u00D7\u00F7", [(0x2070, 0x209F), (0x2100, 0x22FF), (0x27C0, 0x27EF), (0x2980, 0x2AFF), (0xD835, 0xD835)]),
        new("emoji", "symbol", null, [(0x2300, 0x27BF), (0x2B00, 0x2BFF), (0xFE00, 0xFE0F), (0xD83C, 0xD83E)]),
        new("other", "symbol", null, [(0, 0xFFFF)]),
    ];

    private static byte[] BuildTable()
    {
        var table = new byte[0x10000];
        for (var kind = FineList.Length - 1; kind >= 0; kind--)
        {
            foreach (var (first, last) in FineList[kind].Ranges)
            {
                table.AsSpan(first..(last + 1)).Fill((byte)kind);
            }

            foreach (var c in FineList[kind].Characters ?? "")
            {
                table[c] = (byte)kind;
            }
        }

        table.AsSpan(0xD800..0xDC00).CopyTo(Pairs);
        table.AsSpan(0xD800..0xE000).Fill(Half);
        return table;
    }

    private static byte[] BuildCoarse()
    {
        var coarse = new byte[FineCount];
        for (var kind = 0; kind < FineList.Length; kind++)
        {
            coarse[kind] = (byte)Array.IndexOf(CoarseList, FineList[kind].Coarse);
        }

        coarse[Half] = (byte)Array.IndexOf(CoarseList, "symbol");
        return coarse;
    }
}
