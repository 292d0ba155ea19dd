namespace BedrockSelector.Calls.Requests;

/// <summary>The format that media say they are of.</summary>
/// <param name="Name">Such as <c>png</c>; <see langword="null"/> where they do not say.</param>
/// <param name="Path">Where they say it.</param>
/// <param name="Prefix">What stands before the name there, such as <c>image/</c>.</param>
internal readonly record struct MediaFormat(string? Name, RequestPath Path, string Prefix);
