namespace BedrockSelector.Customization.Jobs;

/// <summary>A condition on the metadata of logged requests as written in a specification.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
/// <param name="Not">Whether the metadata must not have the value.</param>
public sealed record MetadataFilterSpec(string Key, string Value, bool Not);
