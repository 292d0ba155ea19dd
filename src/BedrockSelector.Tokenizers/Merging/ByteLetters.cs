namespace BedrockSelector.Tokenizers.Merging;

/// <summary>The letters by which byte-level vocabularies write bytes: printable ones as themselves, others from U+0100 on.</summary>
internal static class ByteLetters
{
    private static readonly char[] List = Build();

    /// <summary>Gets the letter of each byte.</summary>
    public static ReadOnlySpan<char> Letters => List;

    private static char[] Build()
    {
        var letters = new char[256];
        var next = '\u0100';
        for (var value = 0; value < 256; value++)
        {
            letters[value] = value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF) ? (char)value : next++;
        }

        return letters;
    }
}
