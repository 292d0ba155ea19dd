using System.Globalization;
using BedrockSelector.Findings;
using BedrockSelector.Quantities;
using BedrockSelector.Selection.Replacement;

namespace BedrockSelector.Cli.Output;

/// <summary>Prints what could take the place of a model.</summary>
internal static class ReplacementAnswer
{
    private const int RowsInTable = 10;

    public static Answer Compose(ReplacementReport report, int? top)
    {
        var document = top is { } most ? report with { Replacements = [.. report.Replacements.Take(most)] } : report;
        var shown = report.Replacements.Take(top ?? RowsInTable).ToArray();
        return new()
        {
            Tables = [Table(report, shown), Breaks(shown)],
            Notes = [.. Notes(report, shown.Length)],
            Warnings = [.. report.Incumbent.Findings.Select(static finding => finding.Message)],
            No = report.Replacements.IsEmpty ? No(report) : null,
            Document = AnswerDocument.Of(document),
            Csv = CsvRows.Of(document.Replacements),
        };
    }

    /// <summary>Says what is called today and what it costs.</summary>
    public static string Today(Incumbent today) => string.Create(
        CultureInfo.InvariantCulture,
        $"Today: {today.CallId}{(today.Mode.Reasons ? $" in the mode {today.Mode}" : "")}, {(today.CostUsd is { } usd ? $"{usd.Plain()} USD a request" : "of unknown cost")}, quality {(today.Quality is { } quality ? $"{quality.Value:0.#} ± {quality.StandardError:0.#}" : "unknown")}, {(today.LatencySeconds is { } seconds ? $"{seconds:0.##} s" : "of unknown speed")}.");

    /// <summary>Writes a difference with its sign.</summary>
    public static string Signed(double? difference, int decimals) =>
        difference is { } value ? (value > 0 ? "+" : "") + value.Invariant(decimals) : "unknown";

    private static TextTable Table(ReplacementReport report, ReplacementOffer[] shown) => new(
        $"In place of {report.Incumbent.Name} at {report.Task} from {report.Region}, as of {report.AsOf:yyyy-MM-dd}",
        [
            new("#", true), new("call as"), new("mode") { Drop = 3 }, new("scope") { Drop = 5 }, new("endpoint") { Drop = 6 }, new("USD/request", true), new("saves", true),
            new("quality", true), new("± today", true) { Drop = 2 }, new("seconds", true) { Drop = 4 }, new("slower by", true) { Drop = 1 }, new("breaks", true),
        ],
        [.. shown.Select(static one => new[]
        {
            one.Rank.ToString(CultureInfo.InvariantCulture), one.CallId, one.Mode.Name, one.Scope.Name(), one.Endpoint.Name(), one.CostUsd.Plain(),
            one.Change.SavedShare is { } share ? $"{Math.Round(share * 100).ToString(CultureInfo.InvariantCulture)}%" : "unknown",
            one.Quality?.Value.Invariant(1) ?? "unknown", Signed(one.Change.Quality, 1), one.LatencySeconds?.Invariant(2) ?? "unknown", Signed(one.Change.Seconds, 2),
            Lost(one).Count().ToString(CultureInfo.InvariantCulture),
        })]);

    private static IEnumerable<Finding> Lost(ReplacementOffer one) => one.Change.Breaks.Where(static finding => finding.Severity != FindingSeverity.Note);

    // Of the first three at length; the JSON has all.
    private static TextTable Breaks(ReplacementOffer[] shown) => new(
        "What would break",
        [new("call as"), new("code") { Drop = 1 }, new("what") { WrapsFrom = 24 }],
        [.. shown.Take(3).SelectMany(static one => Lost(one).Select(finding => new[] { one.CallId, finding.Code, finding.Message }))]);

    private static IEnumerable<string> Notes(ReplacementReport report, int shown)
    {
        yield return Today(report.Incumbent);
        if (report.Replacements.Length > shown)
        {
            yield return $"{report.Replacements.Length} models are as good; the cheapest {shown} are shown.";
        }

        if (report.SupportedUntil is { } until)
        {
            yield return $"All are offered beyond {until:yyyy-MM-dd}, as far as any end is dated.";
        }

        foreach (var finding in report.Findings)
        {
            yield return finding.Message;
        }
    }

    private static string No(ReplacementReport report) => report.MinQuality is { } floor
        ? $"nothing that qualifies is as good at {report.Task} as {floor.Invariant(1)}; ask for less quality, or for less beside it."
        : "nothing qualifies; ask for less.";
}
