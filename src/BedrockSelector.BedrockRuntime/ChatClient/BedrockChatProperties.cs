namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>
/// The keys of what <see cref="BedrockChatClient"/> adds to <c>AdditionalProperties</c> of its responses and updates, and of what it reads
/// from those of chat options.
/// </summary>
public static class BedrockChatProperties
{
    /// <summary>The service's own word for why the model stopped; a <see cref="string"/> such as <c>end_turn</c>.</summary>
    public const string StopReason = "bedrock.stop_reason";

    /// <summary>The time the service measured; a <see cref="TimeSpan"/>.</summary>
    public const string ServiceLatency = "bedrock.service_latency";

    /// <summary>How many requests were sent; an <see cref="int"/>, one or more.</summary>
    public const string Attempts = "bedrock.attempts";

    /// <summary>From the start of the call to the start of the answered attempt; a <see cref="TimeSpan"/>. On the first update of a stream.</summary>
    public const string TimeBeforeLastAttempt = "bedrock.time_before_last_attempt";

    /// <summary>
    /// The options that were not honoured; an <see cref="System.Collections.Immutable.ImmutableArray{T}"/> of their names, absent when there
    /// are none.
    /// </summary>
    public const string IgnoredOptions = "bedrock.ignored_options";

    /// <summary>
    /// The contents that Converse has no block for and that were left out; an <see cref="System.Collections.Immutable.ImmutableArray{T}"/> of
    /// the names of their types, absent when there are none. A role that Converse does not know stands here as <c>role NAME</c>.
    /// </summary>
    public const string IgnoredContents = "bedrock.ignored_contents";

    /// <summary>
    /// What the model would have refused and was set right before the call; an <see cref="System.Collections.Immutable.ImmutableArray{T}"/> of
    /// texts such as <c>temperature-unsupported at inferenceConfig.temperature</c>, absent when nothing was.
    /// </summary>
    public const string Repairs = "bedrock.repairs";

    /// <summary>The tier that served the call, as the service names it; a <see cref="string"/> such as <c>flex</c>, absent when it did not say.</summary>
    public const string ServiceTier = "bedrock.service_tier";

    /// <summary>How the call was served: <c>standard</c> or <c>optimized</c>; a <see cref="string"/>, absent when the service did not say.</summary>
    public const string PerformanceLatency = "bedrock.performance_latency";

    /// <summary>The model that a prompt router chose; a <see cref="string"/>, its ARN, absent when no router chose.</summary>
    public const string InvokedModel = "bedrock.invoked_model";

    /// <summary>What guardrail and prompt router did; a <see cref="System.Text.Json.JsonElement"/>, absent when the service did not say.</summary>
    public const string Trace = "bedrock.trace";

    /// <summary>The fields that the request asked for beside the answer; a <see cref="System.Text.Json.JsonElement"/>, absent when there are none.</summary>
    public const string AdditionalFields = "bedrock.additional_fields";

    /// <summary>In chat options: the tier to ask for, by its name, such as <c>flex</c>.</summary>
    public const string Tier = "bedrock.tier";

    /// <summary>In chat options: the most output tokens that may be asked for, whatever the chat asks; a budget sets it.</summary>
    public const string OutputTokenCeiling = "bedrock.output_token_ceiling";
}
