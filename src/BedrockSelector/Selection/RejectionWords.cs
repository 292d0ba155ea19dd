namespace BedrockSelector.Selection;

/// <summary>The value met, the limit it misses, and both in a sentence.</summary>
internal sealed record RejectionWords(string? Value, string? Limit, string Message);
