namespace BedrockSelector.Cli.Output;

/// <summary>A column of a table.</summary>
/// <param name="Name">The heading.</param>
/// <param name="Numeric">Whether cells are aligned to the right.</param>
internal sealed record Column(string Name, bool Numeric = false)
{
    /// <summary>Gets the order in which columns leave a table that is too wide, the highest first; 0 for one that stays.</summary>
    public int Drop { get; init; }

    /// <summary>Gets the least width at which cells may be broken between words; 0 for ids and numbers, which never are.</summary>
    public int WrapsFrom { get; init; }

    /// <summary>Gets whether the column is left out of a table where it is empty in every row.</summary>
    public bool Optional { get; init; }
}
