namespace BedrockSelector.Customization.Jobs;

/// <summary>A tag as written in a specification.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
public sealed record TagSpec(string Key, string Value);
