using Microsoft.Extensions.AI;

namespace BedrockSelector.Extensions.AI;

/// <summary>The properties by which a chat client says how a call came about; clients of this product's runtime packages set them.</summary>
public static class CallProperties
{
    /// <summary>From the start of the call to the start of the answered attempt; a <see cref="TimeSpan"/>, on a response or an early update.</summary>
    public const string TimeBeforeLastAttempt = "bedrock.time_before_last_attempt";

    /// <summary>How many requests were sent; an <see cref="int"/>.</summary>
    public const string Attempts = "bedrock.attempts";

    /// <summary>The service's own word for why the model stopped; a <see cref="string"/>.</summary>
    public const string StopReason = "bedrock.stop_reason";

    /// <summary>The options that the client has no field for; names.</summary>
    public const string IgnoredOptions = "bedrock.ignored_options";

    /// <summary>In chat options: the tier to ask for, by its name, such as <c>flex</c>.</summary>
    public const string Tier = "bedrock.tier";

    /// <summary>In chat options: the most output tokens that may be asked for, whatever the chat asks.</summary>
    public const string OutputTokenCeiling = "bedrock.output_token_ceiling";

    /// <summary>On the last message of an answer: the id that was called, by which the conversation stays with its model; a <see cref="string"/>.</summary>
    public const string CalledId = "bedrockselector.called";

    internal static T? Find<T>(AdditionalPropertiesDictionary properties, string key)
        where T : struct => properties.TryGetValue(key, out var value) && value is T found ? found : null;
}
