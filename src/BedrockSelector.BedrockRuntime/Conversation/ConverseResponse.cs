using System.Collections.Immutable;

namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>The answer of Converse.</summary>
public sealed record ConverseResponse
{
    /// <summary>Gets the answer.</summary>
    /// <value>In order; may be empty.</value>
    public required ImmutableArray<ContentBlock> Content { get; init; }

    /// <summary>Gets why the model stopped.</summary>
    /// <value>The service's word, such as <c>end_turn</c> or <c>max_tokens</c>; empty if it gave none.</value>
    public required string StopReason { get; init; }

    /// <summary>Gets the tokens used.</summary>
    /// <value><see langword="null"/> if the service did not say.</value>
    public ConverseUsage? Usage { get; init; }

    /// <summary>Gets the time the service measured.</summary>
    /// <value>From its receiving the request to the end of the answer; <see langword="null"/> if it did not say.</value>
    public TimeSpan? ServiceLatency { get; init; }

    /// <summary>Gets how the call came about.</summary>
    /// <value>Attempts and request id.</value>
    public CallTrace Trace { get; init; } = CallTrace.Unknown;
}
