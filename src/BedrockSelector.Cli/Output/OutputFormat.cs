namespace BedrockSelector.Cli.Output;

internal enum OutputFormat
{
    Table = 0,
    Json,
    Csv,
    Markdown,
}
