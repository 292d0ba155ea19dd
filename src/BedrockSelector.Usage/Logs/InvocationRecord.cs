using System.Text.Json;

namespace BedrockSelector.Logs;

/// <summary>The fields of one invocation record that demand is made of, as ranges of its line.</summary>
/// <remarks>
/// Shape: <see href="https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html"/>. Bodies of
/// requests and answers are skipped, never copied.
/// </remarks>
internal struct InvocationRecord
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1_000 };

    // More in one request is a broken line, and would let sums overflow.
    private const long MostTokens = 1_000_000_000_000;

    public LoggedText ModelId;
    public LoggedText RequestId;
    public LoggedText Region;
    public DateTimeOffset Timestamp;
    public long Input;
    public long Output;
    public long CacheRead;
    public long CacheWrite;
    public bool IsInvocation;
    public bool Failed;

    /// <summary>Reads a line; null when it is well formed, else what is wrong.</summary>
    public static string? TryRead(ReadOnlySpan<byte> line, out InvocationRecord record)
    {
        record = default;
        if (line[0] != (byte)'{')
        {
            return "the line is not a JSON object";
        }

        var reader = new Utf8JsonReader(line, Options);
        try
        {
            reader.Read();
            var problem = record.ReadFields(ref reader);
            if (problem is not null)
            {
                return problem;
            }

            // Anything but blanks after the object throws here.
            reader.Read();
        }
        catch (JsonException)
        {
            return "the line is not valid JSON";
        }

        if (!record.IsInvocation)
        {
            return null;
        }

        if (record.ModelId.IsEmpty)
        {
            return "the record has no modelId";
        }

        return record.Timestamp == default ? "the record has no timestamp" : null;
    }

    private string? ReadFields(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string? problem = null;
            switch (reader.ValueSpan.Length)
            {
                case 5 when reader.ValueTextEquals("input"u8):
                    reader.Read();
                    problem = ReadCounts(ref reader);
                    break;
                case 6 when reader.ValueTextEquals("output"u8):
                    reader.Read();
                    problem = ReadCounts(ref reader);
                    break;
                case 6 when reader.ValueTextEquals("region"u8):
                    problem = ReadText(ref reader, ref Region, "region");
                    break;
                case 7 when reader.ValueTextEquals("modelId"u8):
                    problem = ReadText(ref reader, ref ModelId, "modelId");
                    break;
                case 9 when reader.ValueTextEquals("requestId"u8):
                    problem = ReadText(ref reader, ref RequestId, "requestId");
                    break;
                case 9 when reader.ValueTextEquals("errorCode"u8):
                    reader.Read();
                    Failed = reader.TokenType != JsonTokenType.Null;
                    reader.Skip();
                    break;
                case 9 when reader.ValueTextEquals("timestamp"u8):
                    reader.Read();
                    problem = reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out Timestamp)
                        ? null
                        : "the timestamp is not an ISO 8601 time";
                    reader.Skip();
                    break;
                case 10 when reader.ValueTextEquals("schemaType"u8):
                    reader.Read();
                    IsInvocation = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("ModelInvocationLog"u8);
                    reader.Skip();
                    break;
                default:
                    reader.Read();
                    reader.Skip();
                    break;
            }

            if (problem is not null)
            {
                return problem;
            }
        }

        return null;
    }

    private string? ReadCounts(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string? problem = null;
            switch (reader.ValueSpan.Length)
            {
                case 15 when reader.ValueTextEquals("inputTokenCount"u8):
                    problem = ReadCount(ref reader, ref Input);
                    break;
                case 16 when reader.ValueTextEquals("outputTokenCount"u8):
                    problem = ReadCount(ref reader, ref Output);
                    break;
                case 24 when reader.ValueTextEquals("cacheReadInputTokenCount"u8):
                    problem = ReadCount(ref reader, ref CacheRead);
                    break;
                case 25 when reader.ValueTextEquals("cacheWriteInputTokenCount"u8):
                    problem = ReadCount(ref reader, ref CacheWrite);
                    break;
                default:
                    reader.Read();
                    reader.Skip();
                    break;
            }

            if (problem is not null)
            {
                return problem;
            }
        }

        return null;
    }

    private static string? ReadCount(ref Utf8JsonReader reader, ref long count)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out count) && count is >= 0 and <= MostTokens
            ? null
            : "a token count is not a whole number from 0 to 1000000000000";
    }

    private static string? ReadText(ref Utf8JsonReader reader, ref LoggedText text, string field)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.String || reader.ValueSpan.Length > InvocationLogReader.LongestName)
        {
            return $"the {field} is not a text of at most {InvocationLogReader.LongestName} bytes";
        }

        if (!reader.ValueIsEscaped)
        {
            // The token starts at its quotation mark.
            text = new((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
            return null;
        }

        try
        {
            var copy = new byte[reader.ValueSpan.Length];
            var length = reader.CopyString(copy);
            text = new(0, length, copy[..length]);
            return null;
        }
        catch (InvalidOperationException)
        {
            return $"the {field} is not valid text";
        }
    }
}
