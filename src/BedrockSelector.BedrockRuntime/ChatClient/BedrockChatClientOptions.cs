using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.Quantities;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>How a <see cref="BedrockChatClient"/> calls where a chat does not say.</summary>
/// <remarks>Copied when a client is built; later changes have no effect on it.</remarks>
public sealed class BedrockChatClientOptions
{
    /// <summary>Gets or sets how calls are sold.</summary>
    /// <value>
    /// Standard by default. A chat goes first that says otherwise: by <see cref="BedrockChatProperties.Tier"/> in the additional properties of its
    /// options, as the selecting client does, or by a <see cref="ConverseRequest"/> of its own.
    /// </value>
    public PricingTier Tier { get; set; }

    internal BedrockChatClientOptions Copy() => (BedrockChatClientOptions)MemberwiseClone();
}
