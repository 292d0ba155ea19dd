namespace BedrockSelector.Customization.Conversion;

/// <summary>A turn of a conversation, as text.</summary>
internal readonly record struct ConversionTurn(bool IsUser, string Text);
