using System.Text.Json;
using BedrockSelector.Quantities;

namespace BedrockSelector.Logs;

/// <summary>The fields of one invocation record that prices and attribution are made of, as ranges of its text.</summary>
/// <remarks>
/// Shape: <see href="https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html"/>. Bodies of
/// requests and answers are read for counts alone, never copied.
/// </remarks>
internal struct InvocationRecord
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1_000 };

    // More in one request is a broken line, and would let sums overflow.
    private const long MostTokens = 1_000_000_000_000;

    public LoggedText ModelId;
    public LoggedText RequestId;
    public LoggedText Region;
    public LoggedText Account;
    public LoggedText Identity;
    public DateTimeOffset Timestamp;
    public int MetadataStart;
    public int MetadataLength;
    public long? CountedInput;
    public long? CountedOutput;
    public long? CountedCacheRead;
    public long? CountedCacheWrite;
    public InvocationBody Body;
    public bool IsInvocation;
    public bool Failed;

    /// <summary>What else the object holds, where it is no invocation.</summary>
    public bool MayBeEnvelope;

    /// <summary>Uncached input tokens: as counted, else as the body says.</summary>
    public readonly long Input => CountedInput ?? Body.Input ?? 0;

    public readonly long Output => CountedOutput ?? Body.Output ?? 0;

    public readonly long CacheRead => CountedCacheRead ?? Body.CacheRead ?? 0;

    public readonly long CacheWrite => CountedCacheWrite ?? Body.CacheWrite ?? 0;

    /// <summary>Reads an object; null when it is well formed, else what is wrong.</summary>
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
            var problem = ReadField(ref reader);
            if (problem is not null)
            {
                return problem;
            }
        }

        return null;
    }

    private string? ReadField(ref Utf8JsonReader reader)
    {
        switch (reader.ValueSpan.Length)
        {
            case 5 when reader.ValueTextEquals("input"u8):
                reader.Read();
                return ReadCounts(ref reader);
            case 6 when reader.ValueTextEquals("output"u8):
                reader.Read();
                return ReadCounts(ref reader);
            case 6 when reader.ValueTextEquals("region"u8):
                return ReadText(ref reader, ref Region, "region");
            case 7 when reader.ValueTextEquals("modelId"u8):
                return ReadText(ref reader, ref ModelId, "modelId");
            case 8 when reader.ValueTextEquals("identity"u8):
                reader.Read();
                return ReadIdentity(ref reader);
            case 9 when reader.ValueTextEquals("accountId"u8):
                return ReadText(ref reader, ref Account, "accountId");
            case 9 when reader.ValueTextEquals("requestId"u8):
                return ReadText(ref reader, ref RequestId, "requestId");
            case 9 when reader.ValueTextEquals("errorCode"u8):
                reader.Read();
                Failed = reader.TokenType != JsonTokenType.Null;
                reader.Skip();
                return null;
            case 9 when reader.ValueTextEquals("timestamp"u8):
                reader.Read();
                if (reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out Timestamp))
                {
                    return null;
                }

                // A log event of CloudWatch states it in milliseconds: no fault, if this is no invocation.
                var fault = reader.TokenType == JsonTokenType.Number ? null : "the timestamp is not an ISO 8601 time";
                reader.Skip();
                return fault;
            case 10 when reader.ValueTextEquals("schemaType"u8):
                reader.Read();
                IsInvocation = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("ModelInvocationLog"u8);
                reader.Skip();
                return null;
            case 11 when reader.ValueTextEquals("serviceTier"u8):
                reader.Read();
                Body.ReadTier(ref reader);
                return null;
            case 15 when reader.ValueTextEquals("requestMetadata"u8):
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                (MetadataStart, MetadataLength) = (start, (int)reader.BytesConsumed - start);
                return null;
            default:
                MayBeEnvelope |= IsEnvelopeName(ref reader);
                reader.Read();
                reader.Skip();
                return null;
        }
    }

    private static bool IsEnvelopeName(ref Utf8JsonReader reader) => reader.ValueSpan.Length switch
    {
        4 => reader.ValueTextEquals("data"u8) || reader.ValueTextEquals("Data"u8),
        6 => reader.ValueTextEquals("events"u8),
        7 => reader.ValueTextEquals("message"u8) || reader.ValueTextEquals("records"u8) || reader.ValueTextEquals("Records"u8)
            || reader.ValueTextEquals("results"u8) || reader.ValueTextEquals("kinesis"u8) || reader.ValueTextEquals("awslogs"u8),
        8 => reader.ValueTextEquals("@message"u8),
        9 => reader.ValueTextEquals("logEvents"u8),
        10 => reader.ValueTextEquals("Datapoints"u8),
        17 => reader.ValueTextEquals("MetricDataResults"u8),
        _ => false,
    };

    private string? ReadIdentity(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("arn"u8))
            {
                if (ReadText(ref reader, ref Identity, "identity") is { } problem)
                {
                    return problem;
                }
            }
            else
            {
                reader.Read();
                reader.Skip();
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
                case 13 when reader.ValueTextEquals("inputBodyJson"u8):
                    reader.Read();
                    Body.ReadRequest(ref reader);
                    break;
                case 14 when reader.ValueTextEquals("outputBodyJson"u8):
                    reader.Read();
                    Body.ReadAnswer(ref reader);
                    break;
                case 15 when reader.ValueTextEquals("inputTokenCount"u8):
                    problem = ReadCount(ref reader, ref CountedInput);
                    break;
                case 16 when reader.ValueTextEquals("outputTokenCount"u8):
                    problem = ReadCount(ref reader, ref CountedOutput);
                    break;
                case 24 when reader.ValueTextEquals("cacheReadInputTokenCount"u8):
                    problem = ReadCount(ref reader, ref CountedCacheRead);
                    break;
                case 25 when reader.ValueTextEquals("cacheWriteInputTokenCount"u8):
                    problem = ReadCount(ref reader, ref CountedCacheWrite);
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

    private static string? ReadCount(ref Utf8JsonReader reader, ref long? count)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var stated) && stated is >= 0 and <= MostTokens)
        {
            count = stated;
            return null;
        }

        return "a token count is not a whole number from 0 to 1000000000000";
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
