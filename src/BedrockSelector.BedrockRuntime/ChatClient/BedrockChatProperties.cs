namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>The keys of what <see cref="BedrockChatClient"/> adds to <c>AdditionalProperties</c> of its responses and updates.</summary>
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

    /// <summary>The options that Converse has no field for; an <see cref="System.Collections.Immutable.ImmutableArray{T}"/> of their names, absent when there are none.</summary>
    public const string IgnoredOptions = "bedrock.ignored_options";
}
