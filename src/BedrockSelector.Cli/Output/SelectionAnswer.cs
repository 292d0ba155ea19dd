using System.Globalization;
using BedrockSelector.Answers;
using BedrockSelector.Calls;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using BedrockSelector.Selection.Stability;

namespace BedrockSelector.Cli.Output;

/// <summary>Prints a ranking.</summary>
internal static class SelectionAnswer
{
    private const int RowsInTable = 10;

    public static Answer Compose(SelectionResult result, int? top, bool explain)
    {
        var document = result.ToDocument(top, explain);

        // In a table, one line a model: its best offer. JSON and CSV have them all.
        var perModel = result.Ranked.GroupBy(static one => one.Candidate.Model.Id).Select(static group => (Best: group.First(), Others: group.Count() - 1))
            .Take(top ?? RowsInTable).ToArray();
        var tables = new List<TextTable> { Ranking(result, perModel) };
        if (explain || result.Ranked.IsEmpty)
        {
            tables.Add(Rejected(result));
        }

        return new()
        {
            Tables = tables,
            Notes = explain ? [.. SelectionExplanation.Explain(result), .. Sentences(result, perModel).Take(2)] : [.. Sentences(result, perModel)],
            No = result.Ranked.IsEmpty ? $"nothing qualifies: {string.Join(", ", Counts(result))}." : null,
            Document = AnswerDocument.Of(document),
            Csv = CsvRows.Of(document.Ranked),
        };
    }

    private static TextTable Ranking(SelectionResult result, (RankedCandidate Best, int Others)[] rows) => new(
        $"{result.Request.Task} from {result.Request.Region}, as of {result.AsOf:yyyy-MM-dd}: weights quality {result.Request.Weights.Quality.Invariant(4)}, latency {result.Request.Weights.Latency.Invariant(4)}, cost {result.Request.Weights.Cost.Invariant(4)}",
        [
            new("#", true), new("call as"), new("mode") { Drop = 2 }, new("scope") { Drop = 4 }, new("tier") { Drop = 5 }, new("endpoint") { Drop = 6 }, new("score", true), new("quality", true),
            new("± s.e.", true) { Drop = 7 }, new("seconds", true) { Drop = 1 }, new("USD/request", true), new("from quality", true) { Drop = 8 }, new("from latency", true) { Drop = 8 },
            new("from cost", true) { Drop = 8 }, new("frontier") { Drop = 3 }, new("other offers", true) { Drop = 9 },
            new("life") { Optional = true },
            .. result.Incumbent is null ? [] : new Column[] { new("saves", true), new("quality ±", true), new("slower by", true) { Drop = 3 }, new("breaks", true) { Drop = 1 } },
        ],
        [.. rows.Select(row => Row(row.Best, row.Others, result))]);

    private static string[] Row(RankedCandidate one, int others, SelectionResult result) =>
    [
        one.Rank.ToString(CultureInfo.InvariantCulture) + (one.TiedWithBest ? "=" : ""),
        one.Candidate.CallId,
        one.Candidate.Mode.Name,
        one.Candidate.Offer.Scope.Name(),
        one.Candidate.Tier.Name(),
        one.Candidate.Offer.Endpoint.Name(),
        one.Score.Invariant(2),
        one.Quality?.Score.Invariant(1) ?? "unknown",
        one.Quality?.StandardError.Invariant(1) ?? "",
        one.LatencySeconds is { } seconds ? seconds.Invariant(2) + (one.Latency is null or { Host: Evidence.MeasuredHost.Bedrock } ? "" : "*") : "unknown",
        one.CostUsd.Plain(),
        one.Contributions.Quality.Invariant(2),
        one.Contributions.Latency.Invariant(2),
        one.Contributions.Cost.Invariant(2),
        one.OnParetoFrontier ? "yes" : "",
        others == 0 ? "" : others.ToString(CultureInfo.InvariantCulture),
        Status(one, result) is var status and not LifecycleStatus.Active ? status.Name() : "",
        .. one.Change is { } change
            ? new[]
            {
                change.SavedShare is { } share ? $"{Math.Round(share * 100).ToString(CultureInfo.InvariantCulture)}%" : "unknown",
                ReplacementAnswer.Signed(change.Quality, 1),
                ReplacementAnswer.Signed(change.Seconds, 2),
                change.Breaks.Count(static finding => finding.Severity != FindingSeverity.Note).ToString(CultureInfo.InvariantCulture),
            }
            : [],
    ];

    private static LifecycleStatus Status(RankedCandidate one, SelectionResult result) =>
        one.Candidate.Model.Lifecycle.StatusOn(result.AsOf, one.Candidate.Region);

    private static TextTable Rejected(SelectionResult result) => new(
        "Not ranked",
        [new("model"), new("call as") { Drop = 1 }, new("code") { Drop = 2 }, new("why") { WrapsFrom = 24 }],
        [.. result.Rejected.Select(static one => new[] { one.Model.Value, one.CallId ?? "", one.CodeName, one.Message })]);

    private static IEnumerable<string> Sentences(SelectionResult result, (RankedCandidate Best, int Others)[] rows)
    {
        var shown = rows.Length;
        var shownFindings = rows.SelectMany(static row => row.Best.Findings).Select(static finding => finding.Message).Distinct();
        if (result.Ranked.Length > 0)
        {
            var models = result.Ranked.Select(static one => one.Candidate.Model.Id).Distinct().Count();
            yield return $"{result.Ranked.Length} offers of {models} models qualify; the best offers of {shown} models are shown. Catalog of {result.CatalogVersion}.";
            if (result.Ranked.Any(static one => one.Latency is { Host: not Evidence.MeasuredHost.Bedrock }))
            {
                yield return "* seconds measured elsewhere than on Amazon Bedrock.";
            }
        }

        if (result.Incumbent is { } today)
        {
            yield return ReplacementAnswer.Today(today);
        }

        if (result.Ranked.Any(static one => one.TiedWithBest))
        {
            yield return "= within one standard error of the first: the evidence does not tell them apart.";
        }

        if (result.Request.Floor is { } floor)
        {
            yield return $"What is known to score below {floor.Invariant(1)}, the floor of {result.Request.Task}, is left out; --min-quality sets another.";
        }

        if (result.Rejected.Length > 0)
        {
            yield return $"Not ranked: {string.Join(", ", Counts(result))}.";
        }

        // Of the models shown, each said once: what is assumed of them, and what it means that one is legacy.
        foreach (var finding in shownFindings)
        {
            yield return finding;
        }

        foreach (var note in result.Notes)
        {
            yield return note;
        }
    }

    private static IEnumerable<string> Counts(SelectionResult result) =>
        result.Rejected.GroupBy(static one => one.CodeName).OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => $"{group.Count()} {group.Key}");
}
