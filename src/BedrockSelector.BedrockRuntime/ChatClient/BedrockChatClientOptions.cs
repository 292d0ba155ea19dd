using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.Knowledge;
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

    /// <summary>Gets or sets what is known of models: how each is asked to reason and to follow a schema, and what it refuses.</summary>
    /// <value><see langword="null"/>, the default, for the catalog of the package. Each chat goes by the snapshot that is current when it begins.</value>
    public IKnowledgeSource? Knowledge { get; set; }

    /// <summary>Gets or sets whether a chat is checked before it is sent.</summary>
    /// <value>
    /// True by default: parameters that the model refuses are left out and named, what can be repaired without changing what is asked is
    /// repaired, and what it refuses for certain is a <see cref="BedrockException"/> with findings. False sends what is asked.
    /// </value>
    public bool CheckRequests { get; set; } = true;

    internal BedrockChatClientOptions Copy() => (BedrockChatClientOptions)MemberwiseClone();
}
