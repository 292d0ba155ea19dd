namespace BedrockSelector.Cli.Output;

/// <summary>A column of a table.</summary>
/// <param name="Name">The heading.</param>
/// <param name="Numeric">Whether cells are aligned to the right.</param>
internal sealed record Column(string Name, bool Numeric = false);
