namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>What a <see cref="MediaBlock"/> holds.</summary>
public enum MediaKind
{
    /// <summary>A still image.</summary>
    Image = 0,

    /// <summary>A document.</summary>
    Document,

    /// <summary>A video.</summary>
    Video,

    /// <summary>A sound recording.</summary>
    Audio,
}
