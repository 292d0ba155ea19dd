using System.Security.Cryptography;
using BedrockSelector.Tokenizers.Reading;
using BedrockSelector.Tokens;

namespace BedrockSelector.Tokenizers;

/// <summary>A tokenizer with its vocabulary: counts the tokens of texts.</summary>
/// <remarks>
/// Reads <c>tokenizer.json</c> (byte pairs), SentencePiece's <c>tokenizer.model</c>, Mistral's <c>tekken.json</c> and tiktoken files.
/// Immutable and safe for use by several threads.
/// </remarks>
public sealed class TextTokenizer
{
    /// <summary>The largest file that is read.</summary>
    private const long MostBytes = 256L << 20;

    private readonly ICounter _counter;

    private TextTokenizer(ICounter counter) => _counter = counter;

    /// <summary>Gets the family that it counts for.</summary>
    /// <value>A key of <see cref="TokenRatios.Families"/>; <see langword="null"/> when the file is not known and nobody said.</value>
    public string? Family { get; private init; }

    /// <summary>Gets where the vocabulary came from.</summary>
    /// <value>A path, or the name of a package.</value>
    public required string Origin { get; init; }

    /// <summary>Gets the hash of the file.</summary>
    /// <value>SHA-256 in lower-case hexadecimal digits; empty for a vocabulary that a package ships.</value>
    public string Sha256 { get; private init; } = "";

    /// <summary>Gets whether the counts are those of the family's own tokenizer.</summary>
    /// <value>
    /// <see langword="true"/> when the file is one of those known by hash and every step of it is followed; a file that nobody checked is
    /// counted by, but makes no count exact.
    /// </value>
    public bool IsExact { get; private init; }

    /// <summary>Makes the tokenizer of the family <c>o200k</c>, whose vocabulary comes with Microsoft.ML.Tokenizers under the MIT licence.</summary>
    /// <returns>The tokenizer; loading takes a moment, so keep it.</returns>
    public static TextTokenizer CreateO200k() =>
        new(VocabularyReader.ReadO200k()) { Origin = "Microsoft.ML.Tokenizers.Data.O200kBase", Family = "o200k", IsExact = true };

    /// <summary>Loads a vocabulary file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="family">The family that it counts for; <see langword="null"/> lets its hash tell.</param>
    /// <param name="ratios">What is known of families and files; <see langword="null"/> for what comes with the library.</param>
    /// <returns>The tokenizer.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or the family is not known.</exception>
    /// <exception cref="VocabularyException">The file is missing, too large, damaged, of another kind, or known to be another family's.</exception>
    public static TextTokenizer Load(string path, string? family = null, TokenRatios? ratios = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ratios ??= TokenRatios.Embedded;
        if (family is not null && !ratios.TryGetFamily(family, out _))
        {
            throw new ArgumentException($"'{family}' is no family; known are {string.Join(", ", ratios.Families.Select(static one => one.Id))}.", nameof(family));
        }

        try
        {
            var bytes = ReadFile(path);
            var hash = Hexadecimal(SHA256.HashData(bytes));
            var known = ratios.Vocabularies.FirstOrDefault(one => one.Sha256 == hash);
            if (known is not null && family is not null && known.Family != family)
            {
                throw new VocabularyException($"The file is the vocabulary of '{known.Family}', not of '{family}'.");
            }

            var counter = VocabularyReader.Read(bytes, known?.Family ?? family);
            return new(counter) { Origin = path, Sha256 = hash, Family = known?.Family ?? family, IsExact = known is not null && counter.IsExact };
        }
        catch (VocabularyException exception)
        {
            throw new VocabularyException($"{path}: {exception.Message}", exception);
        }
    }

    /// <summary>Counts the tokens of a text.</summary>
    /// <param name="text">The text; half characters count as replacement characters, and may be empty.</param>
    /// <returns>Tokens, without any that a request adds.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="VocabularyException">A pattern of the vocabulary does not come to an end on the text.</exception>
    public int Count(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _counter.Count(WholeCharacters.Of(text));
    }

    private static string Hexadecimal(byte[] hash)
    {
#if NET9_0_OR_GREATER
        return Convert.ToHexStringLower(hash);
#else
        return string.Concat(hash.Select(static value => value.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
#endif
    }

    private static byte[] ReadFile(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length <= MostBytes ? File.ReadAllBytes(path) : throw new VocabularyException($"{length} bytes are more than a vocabulary has; up to {MostBytes} are read.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new VocabularyException(exception is FileNotFoundException or DirectoryNotFoundException ? "There is no such file." : exception.Message, exception);
        }
    }
}
