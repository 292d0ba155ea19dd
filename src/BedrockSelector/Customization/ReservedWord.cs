using BedrockSelector.Knowledge;

namespace BedrockSelector.Customization;

/// <summary>A text that makes a job fail when it stands in a record.</summary>
/// <param name="Text">The text; case-sensitive.</param>
/// <param name="Source">Who says so.</param>
public sealed record ReservedWord(string Text, CatalogSource Source);
