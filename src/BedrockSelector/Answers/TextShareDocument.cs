using BedrockSelector.Tokens;

namespace BedrockSelector.Answers;

/// <summary>The share of a kind of text.</summary>
/// <param name="Class">The kind.</param>
/// <param name="Characters">Its characters; above zero.</param>
/// <param name="Share">Its share of all characters; above zero, at most one.</param>
public sealed record TextShareDocument(TextClass Class, long Characters, double Share);
