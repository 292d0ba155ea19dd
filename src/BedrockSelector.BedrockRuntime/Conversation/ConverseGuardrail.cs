namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>A guardrail to apply to a conversation.</summary>
/// <param name="Identifier">Its id or ARN.</param>
/// <param name="Version">Its version: a number or <c>DRAFT</c>.</param>
public sealed record ConverseGuardrail(string Identifier, string Version)
{
    /// <summary>Gets how much the answer says about what the guardrail did.</summary>
    /// <value><c>enabled</c>, <c>disabled</c> or <c>enabled_full</c>; <see langword="null"/>, the default, for the service's choice, which is disabled.</value>
    public string? Trace { get; init; }

    /// <summary>Gets whether a stream waits for the guardrail.</summary>
    /// <value><c>sync</c> or <c>async</c>; <see langword="null"/>, the default, for the service's choice, which is sync. Sent only with streams.</value>
    public string? StreamProcessingMode { get; init; }
}
