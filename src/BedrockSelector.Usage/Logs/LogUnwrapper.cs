using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace BedrockSelector.Logs;

/// <summary>Takes records out of their envelopes.</summary>
internal sealed class LogUnwrapper(LogTally tally) : IJsonPieces
{
    // A record in an event in a list, encoded in a stream record: no known envelope goes deeper.
    private const int Deepest = 5;

    // What compressed data of one stream record may hold.
    private const int MostInflated = 1 << 26;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1_000 };

    private int _depth;

    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    /// <summary>Takes a line that is not blank; false when it is the last one and cut.</summary>
    public bool TakeLine(ReadOnlySpan<byte> line, bool lastLine)
    {
        var envelope = LogEnvelopes.Lines;
        if (line[0] is >= (byte)'0' and <= (byte)'9' && line.IndexOf((byte)'{') is > 0 and < 64 and var brace)
        {
            // An export of CloudWatch Logs: the time at which the event was taken in, and the event.
            line = line[brace..];
            envelope = LogEnvelopes.Export;
        }

        if (InvocationRecord.TryRead(line, out var record) is { } problem)
        {
            if (TrySplit(line))
            {
                return true;
            }

            if (lastLine)
            {
                tally.Cut();
                return false;
            }

            tally.Malformed(problem);
            return true;
        }

        Take(record, line, envelope);
        return true;
    }

    public bool IsList(ReadOnlySpan<byte> name)
    {
        var envelope = EnvelopeOf(name);
        tally.Met(envelope);
        return envelope != LogEnvelopes.None;
    }

    public void Piece(ReadOnlySpan<byte> json)
    {
        tally.NextLine();
        TakeElement(json, LogEnvelopes.Documents);
    }

    public void TooLong()
    {
        tally.NextLine();
        tally.Malformed($"the record is longer than {InvocationLogReader.LongestLine} bytes");
    }

    public void Scrap() => tally.Malformed("there is text that is no JSON object");

    /// <summary>Takes the text of an event: a record, perhaps with a time before it.</summary>
    public void TakeText(ReadOnlySpan<byte> text, LogEnvelopes envelope)
    {
        text = text.Trim(Blanks);
        if (!text.IsEmpty && text[0] is >= (byte)'0' and <= (byte)'9' && text.IndexOf((byte)'{') is > 0 and < 64 and var brace)
        {
            text = text[brace..];
        }

        if (text.IsEmpty || text[0] != (byte)'{')
        {
            tally.Other("the event is no JSON object");
            return;
        }

        TakeElement(text, envelope);
    }

    private static LogEnvelopes EnvelopeOf(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("events"u8) ? LogEnvelopes.LogEvents
        : name.SequenceEqual("logEvents"u8) ? LogEnvelopes.Subscription
        : name.SequenceEqual("records"u8) || name.SequenceEqual("Records"u8) ? LogEnvelopes.Stream
        : name.SequenceEqual("results"u8) ? LogEnvelopes.Insights
        : LogEnvelopes.None;

    private void Take(in InvocationRecord record, ReadOnlySpan<byte> json, LogEnvelopes envelope)
    {
        if (record.IsInvocation)
        {
            tally.Met(envelope);
            tally.Take(record, json);
        }
        else if (!record.MayBeEnvelope || _depth >= Deepest || !Unwrap(json))
        {
            tally.Other("the object is not of schemaType ModelInvocationLog");
        }
    }

    private void TakeElement(ReadOnlySpan<byte> json, LogEnvelopes envelope)
    {
        if (json[0] == (byte)'[')
        {
            TakeFields(json);
            return;
        }

        if (InvocationRecord.TryRead(json, out var record) is { } problem)
        {
            tally.Malformed(problem);
            return;
        }

        Take(record, json, envelope);
    }

    // Several objects on one line, as streams put them together.
    private bool TrySplit(ReadOnlySpan<byte> line)
    {
        if (_depth >= Deepest || line[0] != (byte)'{' || line[^1] != (byte)'}')
        {
            return false;
        }

        var pieces = new WholePieces();
        var splitter = new JsonSplitter(pieces);
        splitter.Feed(line);
        if (!splitter.Finish() || !pieces.AreObjects || pieces.Lengths.Count < 2)
        {
            return false;
        }

        tally.Met(LogEnvelopes.Documents);
        var again = new JsonSplitter(this);
        again.Feed(line);
        return true;
    }

    // True when anything of an envelope was found in it.
    private bool Unwrap(ReadOnlySpan<byte> json)
    {
        var found = false;
        _depth++;
        var reader = new Utf8JsonReader(json, Options);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            found |= UnwrapField(ref reader, json);
        }

        _depth--;
        return found;
    }

    private bool UnwrapField(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        if (reader.ValueTextEquals("message"u8) || reader.ValueTextEquals("@message"u8))
        {
            reader.Read();
            return UnwrapMessage(ref reader, json);
        }

        if (reader.ValueTextEquals("data"u8) || reader.ValueTextEquals("Data"u8))
        {
            reader.Read();
            return UnwrapData(ref reader);
        }

        if (reader.ValueTextEquals("kinesis"u8) || reader.ValueTextEquals("awslogs"u8))
        {
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            var isObject = reader.TokenType == JsonTokenType.StartObject;
            reader.Skip();
            return isObject && Unwrap(json[start..(int)reader.BytesConsumed]);
        }

        if (reader.ValueTextEquals("MetricDataResults"u8) || reader.ValueTextEquals("Datapoints"u8))
        {
            tally.Met(LogEnvelopes.Metrics);
            reader.Read();
            reader.Skip();
            return new MetricReader(tally).Read(json);
        }

        var envelope = EnvelopeOf(reader.ValueSpan);
        reader.Read();
        if (envelope == LogEnvelopes.None || reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return false;
        }

        tally.Met(envelope);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            var isPiece = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
            reader.Skip();
            if (isPiece)
            {
                TakeElement(json[start..(int)reader.BytesConsumed], envelope);
            }
            else
            {
                tally.Other("the event is no JSON object");
            }
        }

        return true;
    }

    private bool UnwrapMessage(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            var bytes = ArrayPool<byte>.Shared.Rent(Math.Max(1, reader.ValueSpan.Length));
            try
            {
                TakeText(bytes.AsSpan(0, reader.CopyString(bytes)), LogEnvelopes.None);
            }
            catch (InvalidOperationException)
            {
                tally.Malformed("the message is not valid text");
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(bytes);
            }

            return true;
        }

        var start = (int)reader.TokenStartIndex;
        var isObject = reader.TokenType == JsonTokenType.StartObject;
        reader.Skip();
        if (isObject)
        {
            TakeElement(json[start..(int)reader.BytesConsumed], LogEnvelopes.None);
        }

        return isObject;
    }

    private bool UnwrapData(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return false;
        }

        if (!reader.TryGetBytesFromBase64(out var bytes))
        {
            return false;
        }

        tally.Met(LogEnvelopes.Stream);
        if (bytes is not [0x1F, 0x8B, ..])
        {
            TakePieces(bytes);
            return true;
        }

        try
        {
            using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            var inflated = new MemoryStream();
            var part = new byte[1 << 16];
            for (int read; (read = gzip.Read(part)) > 0;)
            {
                inflated.Write(part, 0, read);
                if (inflated.Length > MostInflated)
                {
                    tally.Malformed($"the data of a stream record hold more than {MostInflated} bytes");
                    return true;
                }
            }

            TakePieces(inflated.GetBuffer().AsSpan(0, (int)inflated.Length));
        }
        catch (InvalidDataException)
        {
            tally.Malformed("the data of a stream record are damaged");
        }

        return true;
    }

    private void TakePieces(ReadOnlySpan<byte> text)
    {
        var splitter = new JsonSplitter(this);
        splitter.Feed(text);
        if (!splitter.Finish())
        {
            tally.Malformed("the data of a stream record end within a record");
        }
    }

    // A row of Logs Insights: [{"field":"@message","value":"…"}, …].
    private void TakeFields(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, Options);
        try
        {
            using var document = JsonDocument.ParseValue(ref reader);
            foreach (var field in document.RootElement.EnumerateArray())
            {
                if (field.ValueKind == JsonValueKind.Object && field.TryGetProperty("field"u8, out var name) && name.ValueEquals("@message"u8)
                    && field.TryGetProperty("value"u8, out var value) && value.ValueKind == JsonValueKind.String)
                {
                    TakeText(Encoding.UTF8.GetBytes(value.GetString()!), LogEnvelopes.Insights);
                    return;
                }
            }

            tally.Other("the row has no @message");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            tally.Malformed("the row is not valid JSON");
        }
    }

    /// <summary>Looks at a line first, before any record of it is counted.</summary>
    private sealed class WholePieces : IJsonPieces
    {
        public List<int> Lengths { get; } = [];

        public bool AreObjects { get; private set; } = true;

        public bool IsList(ReadOnlySpan<byte> name) => false;

        public void Piece(ReadOnlySpan<byte> json) => Lengths.Add(json.Length);

        public void TooLong() => AreObjects = false;

        public void Scrap() => AreObjects = false;
    }
}
