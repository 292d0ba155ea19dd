using System.Text.Json;
using BedrockSelector.Quantities;

namespace BedrockSelector.Logs;

/// <summary>What the logged bodies of a call say of its counts, its tier and what was made.</summary>
/// <remarks>
/// Forms of answers: Converse (<c>usage</c> with <c>cacheDetails</c>), Anthropic messages, OpenAI chat completions, Llama, Titan,
/// and streams as arrays of chunks, whose last counts hold; <c>amazon-bedrock-invocationMetrics</c> is Bedrock's own count.
/// </remarks>
internal partial struct InvocationBody
{
    private const int DeepestUsage = 3;
    private const long Most = 1_000_000_000_000;

    public long? Input;
    public long? Output;
    public long? CacheRead;
    public long? CacheWrite;
    public long Write5m;
    public long Write30m;
    public long Write1h;
    public PricingTier? Tier;
    public bool TierUnreadable;
    public long? ImagesMade;
    public long? ImagesAsked;
    public long? VideoSeconds;
    public long Width;
    public long Height;
    public string? Quality;
    private long? _promptTokens;
    private long? _cachedOfPrompt;

    /// <summary>Images made, or asked for where the answer does not show them; null where neither is said.</summary>
    public readonly long? Images => ImagesMade ?? ImagesAsked;

    public void ReadAnswer(ref Utf8JsonReader reader)
    {
        ReadAnswer(ref reader, 0);
        if (_promptTokens is { } prompt)
        {
            // These count cached tokens within the prompt.
            CacheRead ??= _cachedOfPrompt;
            Input ??= Math.Max(0, prompt - (_cachedOfPrompt ?? 0));
        }
    }

    public void ReadTier(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isType = reader.ValueTextEquals("type"u8);
                reader.Read();
                if (isType)
                {
                    TakeTier(ref reader);
                }

                reader.Skip();
            }

            return;
        }

        TakeTier(ref reader);
        reader.Skip();
    }

    private void TakeTier(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return;
        }

        PricingTier? tier = reader.ValueTextEquals("default"u8) || reader.ValueTextEquals("standard"u8) || reader.ValueTextEquals("auto"u8) ? PricingTier.Standard
            : reader.ValueTextEquals("flex"u8) ? PricingTier.Flex
            : reader.ValueTextEquals("priority"u8) ? PricingTier.Priority
            : reader.ValueTextEquals("reserved"u8) ? PricingTier.Reserved
            : null;
        TierUnreadable |= tier is null;
        Tier = tier ?? Tier;
    }

    private void ReadPerformance(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isLatency = reader.ValueTextEquals("latency"u8);
            reader.Read();
            if (isLatency && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("optimized"u8))
            {
                Tier = PricingTier.LatencyOptimized;
            }

            reader.Skip();
        }
    }

    private void ReadAnswer(ref Utf8JsonReader reader, int depth)
    {
        if (reader.TokenType == JsonTokenType.StartArray && depth == 0)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                ReadAnswer(ref reader, depth + 1);
            }

            return;
        }

        if (reader.TokenType != JsonTokenType.StartObject || depth > DeepestUsage)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadAnswerField(ref reader, depth);
        }
    }

    private void ReadAnswerField(ref Utf8JsonReader reader, int depth)
    {
        switch (reader.ValueSpan.Length)
        {
            case 5 when reader.ValueTextEquals("usage"u8):
            case 32 when reader.ValueTextEquals("amazon-bedrock-invocationMetrics"u8):
                reader.Read();
                ReadUsage(ref reader);
                break;
            case 6 when reader.ValueTextEquals("images"u8):
            case 9 when reader.ValueTextEquals("artifacts"u8):
                reader.Read();
                ReadImages(ref reader);
                break;
            case 7 when reader.ValueTextEquals("message"u8):
            case 8 when reader.ValueTextEquals("metadata"u8) || reader.ValueTextEquals("response"u8):
                reader.Read();
                ReadAnswer(ref reader, depth + 1);
                break;
            case 7 when reader.ValueTextEquals("results"u8):
                reader.Read();
                ReadResults(ref reader);
                break;
            case 11 when reader.ValueTextEquals("serviceTier"u8):
            case 12 when reader.ValueTextEquals("service_tier"u8):
                reader.Read();
                ReadTier(ref reader);
                break;
            case 17 when reader.ValueTextEquals("performanceConfig"u8):
                reader.Read();
                ReadPerformance(ref reader);
                break;
            case 18 when reader.ValueTextEquals("prompt_token_count"u8):
            case 19 when reader.ValueTextEquals("inputTextTokenCount"u8):
                Input = ReadCount(ref reader, out var input) ? input : Input;
                break;
            case 22 when reader.ValueTextEquals("generation_token_count"u8):
                Output = ReadCount(ref reader, out var output) ? output : Output;
                break;
            default:
                reader.Read();
                reader.Skip();
                break;
        }
    }

    private void ReadImages(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        var made = 0L;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            made += reader.TokenType == JsonTokenType.Null ? 0 : 1;
            reader.Skip();
        }

        ImagesMade = made;
    }

    private void ReadResults(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("tokenCount"u8))
                {
                    Output = ReadCount(ref reader, out var tokens) ? (Output ?? 0) + tokens : Output;
                }
                else
                {
                    reader.Read();
                    reader.Skip();
                }
            }
        }
    }
}
