using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Cli.Commands;
using BedrockSelector.Costs;
using BedrockSelector.Findings;
using BedrockSelector.Logs;
using BedrockSelector.Quantities;
using BedrockSelector.Statements;

namespace BedrockSelector.Cli.Output;

/// <summary>Prints what logged traffic costs as it was, and on the model asked about.</summary>
internal static class LoggedCostAnswer
{
    public static Answer Compose(MovedUse moved, ImmutableArray<LoggedCost> logged, ValueList<Finding> findings, UsageReport report)
    {
        var document = LoggedEstimate.Of(moved, logged, report);
        var onModel = document with { Findings = [.. document.Findings, .. findings] };
        var plain = EstimateAnswer.Compose(onModel);
        return plain with
        {
            Tables = [Table(onModel, logged, moved), .. plain.Tables],
            Notes =
            [
                .. plain.Notes.Select(note => $"On {onModel.Model.Reference}: {note}"),
                onModel.LoggedTotalUsd is { } total ? $"As logged: {total.Plain()} USD." : "As logged: no total, since a rate is missing or nothing was read.",
                LogFiles.Kinds(report),
                .. onModel.Findings.Where(static finding => finding.Severity == FindingSeverity.Note).Select(static finding => finding.Message),
            ],
            Warnings =
            [
                .. LogFiles.Warnings(report),
                .. onModel.Findings.Where(static finding => finding.Severity != FindingSeverity.Note).Select(static finding => finding.Message)
                    .Distinct(StringComparer.Ordinal),
            ],
            Csv = null,
            No = LogFiles.Unread(report) ?? Reason(onModel, logged),
            Document = AnswerDocument.Of(onModel),
        };
    }

    private static string? Reason(CostEstimate onModel, ImmutableArray<LoggedCost> logged)
    {
        var reasons = onModel.Missing.Select(static one => one.Reason).Concat(logged.SelectMany(static one => one.Missing.Select(static gap => gap.Reason).Concat(one.Problem is null ? [] : [one.Problem]))).Distinct(StringComparer.Ordinal).ToArray();
        return reasons.Length == 0 ? null : string.Join(" ", reasons);
    }

    private static TextTable Table(CostEstimate onModel, ImmutableArray<LoggedCost> logged, MovedUse moved) => new(
        $"Logged traffic, as it was and on {onModel.Model.Reference}",
        [
            new("model_id"), new("requests", true), new("input_tokens", true), new("output_tokens", true), new("cache_read_tokens", true),
            new("cache_write_tokens", true), new("images", true) { Optional = true }, new("video_seconds", true) { Optional = true },
            new("as logged USD", true), new($"on {onModel.Model.Reference} USD", true),
        ],
        [
            .. logged.Zip(moved.ByModel).Select(static pair => new[]
            {
                pair.First.ModelId, pair.First.Requests.ToString(CultureInfo.InvariantCulture), pair.First.Tokens.Input.Plain(), pair.First.Tokens.Output.Plain(),
                pair.First.Tokens.CacheRead.Plain(), pair.First.Tokens.CacheWrite.Plain(), Count(pair.First.Images), Count(pair.First.VideoSeconds),
                pair.First.TotalUsd?.Plain() ?? "missing", pair.Second.TotalUsd?.Plain() ?? "missing",
            }),
        ]);

    private static string Count(long number) => number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);
}
