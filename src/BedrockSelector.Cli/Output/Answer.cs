namespace BedrockSelector.Cli.Output;

/// <summary>What a command found: one content, printed in the format asked for.</summary>
internal sealed record Answer
{
    /// <summary>Gets the tables, for people and spreadsheets.</summary>
    public required IReadOnlyList<TextTable> Tables { get; init; }

    /// <summary>Gets the sentences that stand after the tables.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Gets the document: the result itself, printed as JSON.</summary>
    public required AnswerDocument Document { get; init; }

    /// <summary>Gets what writes the rows of <see cref="OutputFormat.Focus"/>; set by commands that have such rows.</summary>
    public Action<TextWriter>? Rows { get; init; }

    /// <summary>Gets the rows of the CSV; <see langword="null"/> for those of the first table.</summary>
    public CsvRows? Csv { get; init; }

    /// <summary>Gets the warnings, which go to the error stream.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Gets the one line that says no, which goes to the error stream; <see langword="null"/> for yes.</summary>
    public string? No { get; init; }
}
