namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>What a model reasoned before it answered; to be sent back unchanged in the next turn.</summary>
/// <param name="Text">The reasoning; <see langword="null"/> when it is redacted.</param>
/// <param name="Signature">The service's signature of the text; <see langword="null"/> if it gave none.</param>
public sealed record ReasoningBlock(string? Text, string? Signature) : ContentBlock
{
    /// <summary>Gets the reasoning that the provider encrypted.</summary>
    /// <value>Opaque bytes; empty when <see cref="Text"/> is given.</value>
    public ReadOnlyMemory<byte> Redacted { get; init; }
}
