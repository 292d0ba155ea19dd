using System.Globalization;

namespace BedrockSelector.Cli.Output;

/// <summary>Dates and figures as they stand in tables, whatever the culture.</summary>
internal static class PlainText
{
    public static string Iso(this DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    public static string Invariant(this double value, int digits) => Math.Round(value, digits).ToString(CultureInfo.InvariantCulture);
}
