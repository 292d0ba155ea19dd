namespace BedrockSelector.Cli.Output;

/// <summary>Rows under headings; the first table of an answer is its CSV.</summary>
/// <param name="Title">A heading, or <see langword="null"/>.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">One cell a column; empty for nothing.</param>
internal sealed record TextTable(string? Title, IReadOnlyList<Column> Columns, IReadOnlyList<string[]> Rows)
{
    /// <summary>Gets whether the first column names the rows of all others, so that a wide table can be printed in parts.</summary>
    public bool SideBySide { get; init; }
}
