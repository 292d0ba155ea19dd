using System.Buffers;
using System.Text;

namespace BedrockSelector.Tokenizers.Merging;

/// <summary>Turns a piece of text into the first tokens of a byte-pair vocabulary, and counts what merging leaves of them.</summary>
internal sealed class BytePairs
{
    private readonly MergeTable _merges;
    private readonly Dictionary<string, int> _vocabulary;
    private readonly Dictionary<int, int>? _characters;
    private readonly int[] _bytes = new int[256];
    private readonly bool _wholePieces;

    /// <summary>Makes one.</summary>
    /// <param name="vocabulary">Tokens by their text.</param>
    /// <param name="merges">The merges.</param>
    /// <param name="byteLevel">Whether text is taken byte by byte; otherwise character by character, and byte by byte where a character is no token.</param>
    /// <param name="wholePieces">Whether a piece that is a token is one without merging.</param>
    /// <exception cref="VocabularyException">A byte has no token.</exception>
    public BytePairs(Dictionary<string, int> vocabulary, MergeTable merges, bool byteLevel, bool wholePieces)
    {
        (_vocabulary, _merges, _wholePieces) = (vocabulary, merges, wholePieces);
        for (var value = 0; value < 256; value++)
        {
            var text = byteLevel ? ByteLetters.Letters[value].ToString() : $"<0x{value:X2}>";
            _bytes[value] = vocabulary.TryGetValue(text, out var token) ? token : throw new VocabularyException($"The vocabulary has no token for the byte {value}.");
        }

        if (!byteLevel)
        {
            _characters = [];
            foreach (var (text, token) in vocabulary)
            {
                if (text.Length is 1 or 2 && Rune.DecodeFromUtf16(text, out var rune, out var read) == OperationStatus.Done && read == text.Length)
                {
                    _characters.TryAdd(rune.Value, token);
                }
            }
        }
    }

    /// <summary>Counts the tokens of a piece.</summary>
    public int Count(ReadOnlySpan<char> piece)
    {
        var most = Encoding.UTF8.GetMaxByteCount(piece.Length);
        var rented = ArrayPool<byte>.Shared.Rent(most);
        var tokens = ArrayPool<int>.Shared.Rent(most);
        try
        {
            var count = _characters is null ? Bytes(piece, rented, tokens) : Characters(piece, tokens);
            return count < 0 ? 1 : _merges.Count(tokens.AsSpan(0, count));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
            ArrayPool<int>.Shared.Return(tokens);
        }
    }

    // Less than zero: the piece is a token as it stands.
    private int Bytes(ReadOnlySpan<char> piece, byte[] utf8, int[] tokens)
    {
        var length = Encoding.UTF8.GetBytes(piece, utf8);
        if (_wholePieces && IsToken(utf8.AsSpan(0, length)))
        {
            return -1;
        }

        for (var i = 0; i < length; i++)
        {
            tokens[i] = _bytes[utf8[i]];
        }

        return length;
    }

    private bool IsToken(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > 256)
        {
            return false;
        }

        Span<char> letters = stackalloc char[256];
        for (var i = 0; i < utf8.Length; i++)
        {
            letters[i] = ByteLetters.Letters[utf8[i]];
        }

#if NET9_0_OR_GREATER
        return _vocabulary.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(letters[..utf8.Length]);
#else
        return _vocabulary.ContainsKey(letters[..utf8.Length].ToString());
#endif
    }

    private int Characters(ReadOnlySpan<char> piece, int[] tokens)
    {
        var count = 0;
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in piece.EnumerateRunes())
        {
            if (_characters!.TryGetValue(rune.Value, out var token))
            {
                tokens[count++] = token;
                continue;
            }

            foreach (var value in utf8[..rune.EncodeToUtf8(utf8)])
            {
                tokens[count++] = _bytes[value];
            }
        }

        return count;
    }
}
