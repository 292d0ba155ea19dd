using System.Text.Json;

namespace BedrockSelector.Logs;

/// <content>The counts of an answer.</content>
internal partial struct InvocationBody
{
    private void ReadUsage(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (reader.ValueSpan)
            {
                case var name when name.SequenceEqual("inputTokens"u8) || name.SequenceEqual("input_tokens"u8) || name.SequenceEqual("inputTokenCount"u8):
                    Set(ref reader, ref Input);
                    break;
                case var name when name.SequenceEqual("outputTokens"u8) || name.SequenceEqual("output_tokens"u8)
                    || name.SequenceEqual("outputTokenCount"u8) || name.SequenceEqual("completion_tokens"u8):
                    Set(ref reader, ref Output);
                    break;
                case var name when name.SequenceEqual("cacheReadInputTokens"u8) || name.SequenceEqual("cache_read_input_tokens"u8)
                    || name.SequenceEqual("cacheReadInputTokenCount"u8):
                    Set(ref reader, ref CacheRead);
                    break;
                case var name when name.SequenceEqual("cacheWriteInputTokens"u8) || name.SequenceEqual("cache_creation_input_tokens"u8)
                    || name.SequenceEqual("cacheWriteInputTokenCount"u8):
                    Set(ref reader, ref CacheWrite);
                    break;
                case var name when name.SequenceEqual("prompt_tokens"u8):
                    Set(ref reader, ref _promptTokens);
                    break;
                case var name when name.SequenceEqual("prompt_tokens_details"u8) || name.SequenceEqual("input_tokens_details"u8):
                    ReadParts(ref reader);
                    break;
                case var name when name.SequenceEqual("cacheDetails"u8):
                    ReadCacheDetails(ref reader);
                    break;
                case var name when name.SequenceEqual("cache_creation"u8):
                    ReadParts(ref reader);
                    break;
                default:
                    reader.Read();
                    reader.Skip();
                    break;
            }
        }
    }

    private void ReadParts(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("cached_tokens"u8))
            {
                Set(ref reader, ref _cachedOfPrompt);
            }
            else if (reader.ValueTextEquals("ephemeral_5m_input_tokens"u8))
            {
                ReadCount(ref reader, out Write5m);
            }
            else if (reader.ValueTextEquals("ephemeral_1h_input_tokens"u8))
            {
                ReadCount(ref reader, out Write1h);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    private void ReadCacheDetails(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        (Write5m, Write30m, Write1h) = (0, 0, 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            var (minutes, tokens) = (0, 0L);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isTtl = reader.ValueTextEquals("ttl"u8);
                if (!isTtl && reader.ValueTextEquals("inputTokens"u8))
                {
                    ReadCount(ref reader, out tokens);
                    continue;
                }

                reader.Read();
                if (isTtl && reader.TokenType == JsonTokenType.String)
                {
                    minutes = reader.ValueTextEquals("5m"u8) ? 5 : reader.ValueTextEquals("30m"u8) ? 30 : reader.ValueTextEquals("1h"u8) ? 60 : 0;
                }

                reader.Skip();
            }

            Write5m += minutes == 5 ? tokens : 0;
            Write30m += minutes == 30 ? tokens : 0;
            Write1h += minutes == 60 ? tokens : 0;
        }
    }

    private static void Set(ref Utf8JsonReader reader, ref long? field)
    {
        if (ReadCount(ref reader, out var count))
        {
            field = count;
        }
    }

    private static bool ReadCount(ref Utf8JsonReader reader, out long count)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out count) && count is >= 0 and <= Most)
        {
            return true;
        }

        count = 0;
        reader.Skip();
        return false;
    }
}
