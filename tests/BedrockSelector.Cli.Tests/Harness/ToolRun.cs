using System.Text.Json;

namespace BedrockSelector.Cli.Tests.Harness;

/// <summary>What one run of the tool left behind.</summary>
internal sealed record ToolRun(int ExitCode, string Out, string Err)
{
    /// <summary>Gets the one JSON document on stdout; parsing fails if there is more or less than one.</summary>
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    /// <summary>Gets the CSV on stdout, headings first.</summary>
    public IReadOnlyList<string[]> Csv => CsvReader.Read(Out);

    /// <summary>Gets the lines of stderr.</summary>
    public string[] ErrorLines => Err.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
