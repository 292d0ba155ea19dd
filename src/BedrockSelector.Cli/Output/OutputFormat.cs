namespace BedrockSelector.Cli.Output;

internal enum OutputFormat
{
    Table = 0,
    Json,
    Csv,
    Markdown,

    /// <summary>Rows of the FinOps Open Cost and Usage Specification, as CSV.</summary>
    Focus,
}
