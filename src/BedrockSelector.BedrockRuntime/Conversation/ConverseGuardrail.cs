namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>A guardrail to apply to a conversation.</summary>
/// <param name="Identifier">Its id or ARN.</param>
/// <param name="Version">Its version: a number or <c>DRAFT</c>.</param>
public sealed record ConverseGuardrail(string Identifier, string Version);
