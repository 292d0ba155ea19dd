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
    private static readonly ImmutableArray<(ComparisonMetric Metric, string Name)> Metrics =
    [
        (ComparisonMetric.TimeToFirstTokenSeconds, "timeToFirstTokenSeconds"),
        (ComparisonMetric.TotalSeconds, "totalSeconds"),
        (ComparisonMetric.OutputTokensPerSecond, "outputTokensPerSecond"),
        (ComparisonMetric.OutputTokens, "outputTokens"),
        (ComparisonMetric.CostUsd, "costUsd"),
    ];

    public static Answer Compose(ComparisonReport report, ImmutableArray<CallTarget> targets, ComparisonRequest request, OutputFormat format) => new()
    {
        Tables = [format == OutputFormat.Csv ? Flat(report) : SideBySide(report, request)],
        Notes = [.. Differences(report, request).Select(static one => Sentence(one.Metric, one.First, one.Second, one.Difference))],
        Warnings = [.. Warnings(report)],
        No = report.Results.All(static result => Failure(result) is not null)
            ? "no model answered: " + string.Join(" ", report.Results.Select(static result => $"{result.Model}: {Failure(result)}"))
            : null,
        Json = json => Write(json, report, targets, request),
    };

    /// <summary>The run that stands for a model: the first that answered, or else the first.</summary>
    private static ComparisonRun? Shown(ModelResult result) =>
        result.Runs.FirstOrDefault(static run => run.Error is null) ?? result.Runs.FirstOrDefault();

    private static string? Failure(ModelResult result) =>
        result.Refusal ?? (result.Runs.Any(static run => run.Error is null) ? null : result.Runs[0].Error);

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
            ["error", .. report.Results.Select(static result => Failure(result) ?? Failed(result))],
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
            [name, .. report.Results.Select(result => Shown(result) is { } run ? cell(result, run) : "")];
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
            var run = Shown(result);
            return new[]
            {
                result.Model.Text, run?.Text ?? "", run is null ? "" : Whole(run.TextLength), run?.StopReason ?? "",
                run?.Usage?[Meter.InputTokens].Plain() ?? "", Median(result, ComparisonMetric.OutputTokens),
                run?.Usage?[Meter.CacheReadTokens].Plain() ?? "", run?.Usage is { } usage ? CacheWrites(usage).Plain() : "",
                Median(result, ComparisonMetric.TimeToFirstTokenSeconds), Median(result, ComparisonMetric.TotalSeconds),
                Median(result, ComparisonMetric.OutputTokensPerSecond), run?.CostUsd?.Plain() ?? "",
                string.Join(';', result.Ignored.Select(static one => one.Kind)), Failure(result) ?? "",
            };
        })]);

    private static IEnumerable<(ComparisonMetric Metric, string Name, ModelReference First, ModelReference Second, MetricDifference Difference)> Differences(
        ComparisonReport report, ComparisonRequest request)
    {
        if (request.Runs < 2)
        {
            yield break;
        }

        for (var first = 0; first < report.Results.Length; first++)
        {
            for (var second = first + 1; second < report.Results.Length; second++)
            {
                foreach (var (metric, name) in Metrics)
                {
                    var (one, two) = (report.Results[first].Model, report.Results[second].Model);
                    if (report.Compare(metric, one, two) is { } difference)
                    {
                        yield return (metric, name, one, two, difference);
                    }
                }
            }
        }
    }

    private static string Sentence(ComparisonMetric metric, ModelReference first, ModelReference second, MetricDifference difference)
    {
        var verdict = difference.MoreThanNoise switch
        {
            true => "more than noise",
            false => "not more than noise",
            _ => "too few runs to tell",
        };
        var size = difference.MedianDifference.ToString("+0.######;-0.######;0", CultureInfo.InvariantCulture);
        return $"{JsonNamingPolicy.KebabCaseLower.ConvertName(metric.ToString())}, {first} against {second}: {size}, {verdict} (p = {difference.PValue.Invariant(4)}).";
    }

    private static IEnumerable<string> Warnings(ComparisonReport report) => report.Results
        .SelectMany(static result => result.Runs.Where(static run => run.Cost is not null).SelectMany(
            static run => run.Cost!.Findings.Select(static finding => finding.Message).Concat(run.Cost.Missing.Select(static missing => missing.Reason))))
        .Distinct();

    private static void Write(Utf8JsonWriter json, ComparisonReport report, ImmutableArray<CallTarget> targets, ComparisonRequest request)
    {
        json.WriteStartObject();
        json.Objects("results", report.Results.Zip(targets), static (writer, pair) => Write(writer, pair.First, pair.Second));
        if (request.Runs > 1)
        {
            json.Objects("differences", Differences(report, request), static (writer, one) =>
            {
                writer.Text("metric", one.Name);
                writer.Text("first", one.First.Text);
                writer.Text("second", one.Second.Text);
                writer.Measure("medianDifference", one.Difference.MedianDifference);
                writer.Measure("pValue", one.Difference.PValue);
                WriteBoolean(writer, "moreThanNoise", one.Difference.MoreThanNoise);
            });
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ModelResult result, CallTarget target)
    {
        var run = Shown(result);
        json.Text("modelId", target.Model.Id.Value);
        json.Text("reference", result.Model.Text);
        WriteRun(json, run);
        foreach (var (metric, name) in Metrics.Where(static pair => pair.Metric is not (ComparisonMetric.OutputTokens or ComparisonMetric.CostUsd)))
        {
            json.Measure(name, result.Summarize(metric)?.Median);
        }

        json.Objects("lines", run?.Cost?.Lines ?? [], static (writer, line) =>
        {
            writer.Text("meter", line.Meter.Name);
            writer.Decimal("quantity", line.Quantity);
            writer.Decimal("unitPriceUsd", line.UnitPriceUsd);
            writer.Integer("per", line.Per);
            writer.Decimal("amountUsd", line.AmountUsd);
            writer.Text("source", line.Source);
        });
        json.Texts("ignored", result.Ignored.Select(static one => one.Kind));
        json.Objects("ignoredReasons", result.Ignored, static (writer, one) =>
        {
            writer.Text("kind", one.Kind);
            writer.Text("reason", one.Reason);
        });
        json.Text("error", Failure(result));
        if (result.Runs.Length > 1)
        {
            json.Objects("runs", result.Runs, static (writer, one) =>
            {
                WriteRun(writer, one);
                writer.Measure("timeToFirstTokenSeconds", one.TimeToFirstToken?.TotalSeconds);
                writer.Measure("totalSeconds", one.TotalTime?.TotalSeconds);
                writer.Measure("outputTokensPerSecond", one.OutputTokensPerSecond);
                writer.Text("error", one.Error);
            });
            json.Objects("spread", Metrics.Where(pair => result.Summarize(pair.Metric) is not null), (writer, pair) =>
            {
                var summary = result.Summarize(pair.Metric)!;
                writer.Text("metric", pair.Name);
                writer.Integer("runs", summary.Count);
                writer.Measure("median", summary.Median);
                writer.Measure("lowerQuartile", summary.LowerQuartile);
                writer.Measure("upperQuartile", summary.UpperQuartile);
                writer.Measure("minimum", summary.Minimum);
                writer.Measure("maximum", summary.Maximum);
            });
        }
    }

    private static void WriteRun(Utf8JsonWriter json, ComparisonRun? run)
    {
        json.Text("text", run?.Text);
        json.Integer("textLength", run?.TextLength);
        json.Text("stopReason", run?.StopReason);
        json.Decimal("inputTokens", run?.Usage?[Meter.InputTokens]);
        json.Decimal("outputTokens", run?.Usage?[Meter.OutputTokens]);
        json.Decimal("cacheReadTokens", run?.Usage?[Meter.CacheReadTokens]);
        json.Decimal("cacheWriteTokens", run?.Usage is { } usage ? CacheWrites(usage) : null);
        json.Decimal("costUsd", run?.CostUsd);
        json.Integer("attempts", run?.Attempts);
    }

    private static void WriteBoolean(Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } known)
        {
            json.WriteBoolean(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

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
