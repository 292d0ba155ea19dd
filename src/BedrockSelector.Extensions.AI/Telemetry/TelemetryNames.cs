namespace BedrockSelector.Extensions.AI.Telemetry;

/// <summary>The names of activities and metrics.</summary>
/// <remarks>
/// Names that begin with <c>gen_ai</c> are those of the OpenTelemetry conventions for generative AI
/// (<see href="https://opentelemetry.io/docs/specs/semconv/gen-ai/"/>, read 2026-11); the others are this product's own.
/// </remarks>
public static class TelemetryNames
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Source = "BedrockSelector.Extensions.AI";

    /// <summary>The histogram of how long calls take, in seconds.</summary>
    public const string OperationDuration = "gen_ai.client.operation.duration";

    /// <summary>The histogram of tokens, input and output apart by <c>gen_ai.token.type</c>.</summary>
    public const string TokenUsage = "gen_ai.client.token.usage";

    /// <summary>The histogram of what calls cost, in US dollars by the catalog's prices.</summary>
    public const string Cost = "bedrock_selector.call.cost";

    /// <summary>The counter of rejected candidates, by <c>bedrock_selector.rejection.code</c>.</summary>
    public const string Rejections = "bedrock_selector.rejections";

    /// <summary>The counter of candidates passed over or called in vain, by <c>error.type</c>.</summary>
    public const string Failovers = "bedrock_selector.failovers";
}
