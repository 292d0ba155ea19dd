using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Extensions.AI.Comparison;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Output;

/// <summary>Prints a comparison: for people side by side, for spreadsheets one row a model.</summary>
internal static class CompareAnswer
{
    public static Answer Compose(ComparisonReport report, ImmutableArray<CallTarget> targets, ComparisonRequest request, OutputFormat format) => new()
    {
        Tables = [format == OutputFormat.Csv ? Flat(report) : SideBySide(report, request)],
        Notes = request.Runs > 1 ? [.. report.Differences().Select(Sentence)] : [],
        Warnings = [.. Warnings(report)],
        No = report.Results.All(static result => result.Failure is not null)
            ? "no model answered: " + string.Join(" ", report.Results.Select(static result => $"{result.Model}: {result.Failure}"))
            : null,
        Document = AnswerDocument.Of(report.ToDocument([.. targets.Select(static target => target.Model.Id)], request.Runs)),
    };

    private static TextTable SideBySide(ComparisonReport report, ComparisonRequest request)
    {
        List<string[]> rows =
        [
            Row("answer", static (_, run) => run.Text),
            Row("characters", static (_, run) => Whole(run.TextLength)),
            Row("stopped by", static (_, run) => run.StopReason ?? "unknown"),
            Row("input tokens", static (_, run) => Tokens(run, Meter.InputTokens)),
            Row("cache read / write tokens", static (_, run) => run.Usage is null ? "unknown" : $"{Tokens(run, Meter.CacheReadTokens)} / {CacheWrites(run.Usage).Plain()}"),
            Row("output tokens", static (result, run) => Figure(result, ComparisonMetric.OutputTokens, 1)),
            Row("time to first token, s", static (result, _) => Figure(result, ComparisonMetric.TimeToFirstTokenSeconds, 3)),
            Row("total time, s", static (result, _) => Figure(result, ComparisonMetric.TotalSeconds, 3)),
            Row("output tokens/s", static (result, _) => Figure(result, ComparisonMetric.OutputTokensPerSecond, 1)),
            Row("cost, USD", static (_, run) => run.CostUsd?.Plain() ?? "unknown"),
            ["ignored", .. report.Results.Select(static result => string.Join(" ", result.Ignored.Select(static one => $"{one.Kind}: {one.Reason}")))],
            ["error", .. report.Results.Select(static result => result.Failure ?? Failed(result))],
        ];
        rows.RemoveAll(static row => row.Skip(1).All(static cell => cell.Length == 0));
        if (report.Results.All(static result => result.Runs.All(static run => run.Usage is { } usage && usage[Meter.CacheReadTokens] + CacheWrites(usage) == 0m)))
        {
            rows.RemoveAll(static row => row[0] == "cache read / write tokens");
        }

        return new(
            request.Runs > 1 ? string.Create(CultureInfo.InvariantCulture, $"{request.Runs} runs each: text and cost of the first, medians with quartiles of the rest") : null,
            [new(""), .. report.Results.Select(static result => new Column(result.Model.Text))],
            rows);

        string[] Row(string name, Func<ModelResult, ComparisonRun, string> cell) =>
            [name, .. report.Results.Select(result => result.Shown is { } run ? cell(result, run) : "")];
    }

    private static string Failed(ModelResult result)
    {
        var failed = result.Runs.Count(static run => run.Error is not null);
        return failed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{failed} of {result.Runs.Length} runs failed");
    }

    private static TextTable Flat(ComparisonReport report) => new(
        null,
        [
            new("model"), new("text"), new("textLength", true), new("stopReason"), new("inputTokens", true), new("outputTokens", true),
            new("cacheReadTokens", true), new("cacheWriteTokens", true), new("timeToFirstTokenSeconds", true), new("totalSeconds", true),
            new("outputTokensPerSecond", true), new("costUsd", true), new("ignored"), new("error"),
        ],
        [.. report.Results.Select(static result =>
        {
            var run = result.Shown;
            return new[]
            {
                result.Model.Text, run?.Text ?? "", run is null ? "" : Whole(run.TextLength), run?.StopReason ?? "",
                run?.Usage?[Meter.InputTokens].Plain() ?? "", Median(result, ComparisonMetric.OutputTokens),
                run?.Usage?[Meter.CacheReadTokens].Plain() ?? "", run?.Usage is { } usage ? CacheWrites(usage).Plain() : "",
                Median(result, ComparisonMetric.TimeToFirstTokenSeconds), Median(result, ComparisonMetric.TotalSeconds),
                Median(result, ComparisonMetric.OutputTokensPerSecond), run?.CostUsd?.Plain() ?? "",
                string.Join(';', result.Ignored.Select(static one => one.Kind)), result.Failure ?? "",
            };
        })]);

    private static string Sentence(ComparedDifference one)
    {
        var verdict = one.MoreThanNoise switch
        {
            true => "more than noise",
            false => "not more than noise",
            _ => "too few runs to tell",
        };
        var size = one.MedianDifference.ToString("+0.######;-0.######;0", CultureInfo.InvariantCulture);
        return $"{JsonNamingPolicy.KebabCaseLower.ConvertName(one.Metric.ToString())}, {one.First} against {one.Second}: {size}, {verdict} (p = {one.PValue.Invariant(4)}).";
    }

    private static IEnumerable<string> Warnings(ComparisonReport report) => report.Results
        .SelectMany(static result => result.Runs.Where(static run => run.Cost is not null).SelectMany(
            static run => run.Cost!.Findings.Select(static finding => finding.Message).Concat(run.Cost.Missing.Select(static missing => missing.Reason))))
        .Distinct();

    private static string Figure(ModelResult result, ComparisonMetric metric, int digits) => result.Summarize(metric) switch
    {
        null => "unknown",
        { Count: 1 } one => one.Median.Invariant(digits),
        var summary => $"{summary.Median.Invariant(digits)} ({summary.LowerQuartile.Invariant(digits)} to {summary.UpperQuartile.Invariant(digits)})",
    };

    private static string Median(ModelResult result, ComparisonMetric metric) => result.Summarize(metric)?.Median.Invariant(6) ?? "";

    private static string Tokens(ComparisonRun run, Meter meter) => run.Usage?[meter].Plain() ?? "unknown";

    private static decimal CacheWrites(Usage usage) =>
        usage[Meter.CacheWrite5mTokens] + usage[Meter.CacheWrite30mTokens] + usage[Meter.CacheWrite1hTokens];

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
}
