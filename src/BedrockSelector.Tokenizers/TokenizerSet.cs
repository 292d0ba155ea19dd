using System.Diagnostics.CodeAnalysis;
using BedrockSelector.Tokens;

namespace BedrockSelector.Tokenizers;

/// <summary>Tokenizers by family: the one that ships, and those of the vocabulary files at hand.</summary>
/// <remarks>Immutable and safe for use by several threads; a tokenizer is loaded when it is first asked for.</remarks>
public sealed class TokenizerSet
{
    private static readonly string[] Names = ["tokenizer.json", "tokenizer.model", "tekken.json"];

    private readonly Dictionary<string, Lazy<TextTokenizer>> _families;

    private TokenizerSet(Dictionary<string, Lazy<TextTokenizer>> families) => _families = families;

    /// <summary>Gets the families that are counted.</summary>
    /// <value>Keys, in ordinal order; holds <c>o200k</c> at least.</value>
    public IReadOnlyList<string> Families => [.. _families.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Gathers tokenizers.</summary>
    /// <param name="paths">
    /// Vocabulary files, or folders: in a folder and in its folders count <c>tokenizer.json</c>, <c>tokenizer.model</c>,
    /// <c>tekken.json</c> and <c>*.tiktoken</c>. A file whose hash is not known counts for the family that its folder is named after,
    /// such as <c>glm-4/tokenizer.json</c>, and its counts are not exact.
    /// </param>
    /// <param name="ratios">What is known of families and files; <see langword="null"/> for what comes with the library.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="paths"/> is <see langword="null"/>.</exception>
    /// <exception cref="VocabularyException">A path is missing, a file cannot be read, or its family is not known.</exception>
    public static TokenizerSet Load(IEnumerable<string> paths, TokenRatios? ratios = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ratios ??= TokenRatios.Embedded;
        var families = new Dictionary<string, Lazy<TextTokenizer>>(StringComparer.Ordinal)
        {
            ["o200k"] = new(TextTokenizer.CreateO200k),
        };
        foreach (var file in paths.SelectMany(Files))
        {
            var folder = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file)));
            var tokenizer = TextTokenizer.Load(file, KnownByHash(file, ratios) || !ratios.TryGetFamily(folder, out _) ? null : folder, ratios);
            var family = tokenizer.Family ?? throw new VocabularyException(
                $"{file}: the file is none of the {ratios.Vocabularies.Length} known; put it into a folder named after its family, one of {string.Join(", ", ratios.Families.Select(static one => one.Id))}.");

            // A file that is known beats one that is not.
            if (!families.TryGetValue(family, out var other) || (tokenizer.IsExact && !(family == "o200k" || other.Value.IsExact)))
            {
                families[family] = new(tokenizer);
            }
        }

        return new(families);
    }

    /// <summary>Finds the tokenizer of a family.</summary>
    /// <param name="family">A key.</param>
    /// <param name="tokenizer">The tokenizer, or <see langword="null"/>.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet(string? family, [NotNullWhen(true)] out TextTokenizer? tokenizer)
    {
        tokenizer = family is not null && _families.TryGetValue(family, out var found) ? found.Value : null;
        return tokenizer is not null;
    }

    private static bool KnownByHash(string file, TokenRatios ratios)
    {
        // Small files are read once more to learn their hash: a folder may hold the file of another family.
        using var stream = File.OpenRead(file);
        var hash = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(stream));
        return ratios.Vocabularies.Any(one => one.Sha256.Equals(hash, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Files(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        if (!Directory.Exists(path))
        {
            throw new VocabularyException($"{path}: there is no such file or folder.");
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 4, IgnoreInaccessible = true };
        string[] files =
        [
            .. Directory.EnumerateFiles(path, "*", options).Where(static file => Names.Contains(Path.GetFileName(file)) || Path.GetExtension(file) == ".tiktoken").Order(StringComparer.Ordinal),
        ];
        return files.Length > 0 ? files : throw new VocabularyException($"{path}: the folder holds no {string.Join(", ", Names)} or *.tiktoken.");
    }
}
