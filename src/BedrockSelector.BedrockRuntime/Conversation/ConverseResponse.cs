using System.Collections.Immutable;
using System.Text.Json;

namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>The answer of Converse.</summary>
/// <remarks>Two answers are equal only if they hold the same array.</remarks>
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

    /// <summary>Gets what the service says beside the answer.</summary>
    /// <value>Tier, invoked model, guardrail and prompt router traces; nothing by default.</value>
    public ServiceNotes Notes { get; init; } = ServiceNotes.None;

    /// <summary>Gets the fields that the request asked for beside the answer.</summary>
    /// <value>A JSON object; <see langword="null"/> if there are none.</value>
    public JsonElement? AdditionalFields { get; init; }
}
