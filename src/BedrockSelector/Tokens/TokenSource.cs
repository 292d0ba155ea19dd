namespace BedrockSelector.Tokens;

/// <summary>Where a token ratio comes from.</summary>
/// <param name="Id">A short key, such as <c>measured</c>.</param>
/// <param name="Title">What it is.</param>
/// <param name="Url">Where it stands.</param>
/// <param name="AsOf">The ISO date, or year and month, of the copy that was read.</param>
public sealed record TokenSource(string Id, string Title, Uri Url, string AsOf);
