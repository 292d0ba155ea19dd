using System.Text.Json;
using BedrockSelector.Tokenizers.Splitting;
using Microsoft.ML.Tokenizers;

namespace BedrockSelector.Tokenizers.Reading;

/// <summary>Tells what kind of vocabulary a file is and reads it.</summary>
internal static class VocabularyReader
{
    /// <summary>Reads.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="family">The family, or <see langword="null"/>.</param>
    /// <exception cref="VocabularyException">The file is of no kind known, or damaged.</exception>
    public static ICounter Read(byte[] bytes, string? family)
    {
        try
        {
            var start = bytes.AsSpan().TrimStart(" \t\r\n"u8);
            if (!start.IsEmpty && start[0] == (byte)'{')
            {
                using var document = JsonDocument.Parse(bytes);
                return document.RootElement.TryGetProperty("model", out _) ? HuggingFaceReader.Read(document.RootElement) : RankReader.ReadTekken(document.RootElement);
            }

            using var file = new MemoryStream(bytes);

            // A serialized SentencePiece model begins with its first piece: field 1, a message.
            return bytes.Length > 2 && bytes[0] == 0x0A
                ? new LibraryCounter(SentencePieceTokenizer.Create(file, addBeginningOfSentence: false, addEndOfSentence: false), null)
                : RankReader.ReadTiktoken(file, family);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or ArgumentException
            or IndexOutOfRangeException or InvalidDataException or NotSupportedException or IOException)
        {
            throw new VocabularyException($"The file is no vocabulary: {exception.Message}", exception);
        }
    }

    /// <summary>Reads the vocabulary that ships with Microsoft.ML.Tokenizers.</summary>
    public static ICounter ReadO200k() =>
        new LibraryCounter(TiktokenTokenizer.CreateForEncoding("o200k_base"), new PieceSplitter(KnownPatterns.OfTiktoken("o200k")!));
}
