using System.Globalization;
using System.Text;
using System.Text.Json;
using BedrockSelector.Tokenizers.Splitting;
using Microsoft.ML.Tokenizers;

namespace BedrockSelector.Tokenizers.Reading;

/// <summary>Reads vocabularies that rank tokens instead of listing merges: tiktoken files, Mistral's <c>tekken.json</c>.</summary>
internal static class RankReader
{
    /// <summary>Reads a tiktoken file.</summary>
    /// <param name="file">Lines of base64 and rank.</param>
    /// <param name="family">The family, whose pattern the file does not tell.</param>
    /// <exception cref="VocabularyException">No pattern is known for the family, or a line is damaged.</exception>
    public static LibraryCounter ReadTiktoken(Stream file, string? family)
    {
        var pattern = KnownPatterns.OfTiktoken(family)
            ?? throw new VocabularyException("A tiktoken file does not say how text is split; name the family: o200k, llama-3, llama-4, qwen-3 or glm-4.");
        try
        {
            return new(TiktokenTokenizer.Create(file, null, null), new PieceSplitter(pattern));
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw new VocabularyException($"The file is no tiktoken vocabulary: {exception.Message}", exception);
        }
    }

    /// <summary>Reads <c>tekken.json</c>: the tokens that the configuration counts, and the pattern it names.</summary>
    /// <exception cref="VocabularyException">A member is missing or damaged.</exception>
    public static LibraryCounter ReadTekken(JsonElement json)
    {
        var config = HuggingFaceReader.Member(json, "config");
        var used = HuggingFaceReader.Member(config, "default_vocab_size").GetInt32() - HuggingFaceReader.Member(config, "default_num_special_tokens").GetInt32();
        var lines = new StringBuilder();
        foreach (var token in HuggingFaceReader.Member(json, "vocab").EnumerateArray())
        {
            var rank = HuggingFaceReader.Member(token, "rank").GetInt32();
            if (rank < used)
            {
                lines.Append(CultureInfo.InvariantCulture, $"{HuggingFaceReader.Member(token, "token_bytes").GetString()} {rank}\n");
            }
        }

        using var ranks = new MemoryStream(Encoding.UTF8.GetBytes(lines.ToString()));
        var splitter = new PieceSplitter(HuggingFaceReader.Member(config, "pattern").GetString()!);
        return new(TiktokenTokenizer.Create(ranks, null, null), splitter);
    }
}
