namespace BedrockSelector.Calls.Requests;

/// <summary>A part found in a request.</summary>
/// <param name="Path">Where.</param>
/// <param name="Number">Its size or value; <see langword="null"/> where it has none, or it is not known.</param>
/// <param name="Text">Its text; <see langword="null"/> where it has none.</param>
internal readonly record struct RequestSite(RequestPath Path, decimal? Number = null, string? Text = null);
