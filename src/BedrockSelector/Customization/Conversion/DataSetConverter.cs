using System.Text.Json;
using BedrockSelector.Calls;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Conversion;

/// <summary>Turns examples of other formats into what a base and method want, and says everything that was dropped or changed.</summary>
/// <remarks>One pass, one record at a time. What is neither dropped nor changed by the report is carried over to the letter.</remarks>
public static class DataSetConverter
{
    /// <summary>Converts examples.</summary>
    /// <param name="source">JSON lines.</param>
    /// <param name="from">What they are; <see langword="null"/> to look at the first record.</param>
    /// <param name="target">The base.</param>
    /// <param name="kind">The method; <see langword="null"/> for the base's first.</param>
    /// <param name="output">Takes JSON lines in UTF-8; left open.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/>, <paramref name="target"/> or <paramref name="output"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The base lacks the method, or wants a format that text cannot be turned into.</exception>
    /// <exception cref="FormatException">The first record is of no known format.</exception>
    public static async Task<ConversionReport> ConvertAsync(
        IAsyncEnumerable<string> source, SourceFormat? from, CustomizableModel target, CustomizationKind? kind, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(output);
        var to = FormatOf(target, kind);
        var losses = new ConversionLosses();
        var (reader, writer) = (new ConversionReader(losses), new ConversionWriter(to, losses));
        long line = 0, read = 0, written = 0;
        await foreach (var text in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            read++;
            losses.Begin(line);
            using var document = Parse(text);
            if (document is null || document.RootElement.ValueKind != JsonValueKind.Object)
            {
                losses.Drop("not-json");
                continue;
            }

            from ??= ConversionReader.FormatOf(document.RootElement)
                ?? throw new FormatException($"Line {line} is of no known format: chat, prompt and completion, invocation logs and Converse are read.");
            if (reader.Read(document.RootElement, from.Value) is { } record && writer.Write(record) is { } bytes)
            {
                losses.Written();
                written++;
                await output.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
                output.WriteByte((byte)'\n');
            }
        }

        return new()
        {
            From = from ?? SourceFormat.Chat,
            To = to,
            Read = read,
            Written = written,
            Dropped = losses.Dropped(),
            Changed = losses.Changed(),
        };
    }

    private static TrainingDataFormat FormatOf(CustomizableModel target, CustomizationKind? kind)
    {
        var method = kind is null ? target.Methods[0]
            : target.TryGetMethod(kind.Value, out var found) ? found
            : throw new ArgumentException($"{target.Name} has no {kind.Value.Name()}; it has {string.Join(", ", target.Methods.Select(static one => one.Kind.Name()))}.", nameof(kind));
        return ConversionWriter.CanWrite(method.Formats[0])
            ? method.Formats[0]
            : throw new ArgumentException($"{target.Name} wants {method.Formats[0].Name()} for {method.Kind.Name()}, into which conversations cannot be turned.", nameof(kind));
    }

    private static JsonDocument? Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
