namespace BedrockSelector.Cli.Output;

/// <summary>Text in CSV: run by no spreadsheet, and without control characters.</summary>
internal static class CsvText
{
    /// <summary>Keeps a spreadsheet from taking a text for a formula: an apostrophe before it makes it text.</summary>
    public static string Inert(string text)
    {
        var line = OneLine.Of(text);
        return line.Length > 0 && line[0] is '=' or '+' or '-' or '@' ? "'" + line : line;
    }
}
