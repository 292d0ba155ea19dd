using System.Text.Json;

namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>What the service says beside an answer: how it was served, and what guardrails and prompt routers did.</summary>
/// <param name="ServiceTier">
/// The tier that served the call, such as <c>default</c>, <c>flex</c> or <c>priority</c>; <see langword="null"/> if not said.
/// </param>
/// <param name="Latency">How the call was served: <c>standard</c> or <c>optimized</c>; <see langword="null"/> if not said.</param>
/// <param name="Trace">
/// The traces of guardrail and prompt router, as the service wrote them; <see langword="null"/> if there are none.
/// Two notes that hold one are equal only if they share it.
/// </param>
public sealed record ServiceNotes(string? ServiceTier, string? Latency, JsonElement? Trace)
{
    /// <summary>Gets the notes that say nothing.</summary>
    /// <value>No tier, no latency, no trace.</value>
    public static ServiceNotes None { get; } = new(null, null, null);

    /// <summary>Gets the model that a prompt router chose.</summary>
    /// <value>Its ARN; <see langword="null"/> if no router chose.</value>
    public string? InvokedModelId =>
        Trace is { ValueKind: JsonValueKind.Object } trace
        && trace.TryGetProperty("promptRouter", out var router) && router.ValueKind == JsonValueKind.Object
        && router.TryGetProperty("invokedModelId", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;
}
