using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using BedrockSelector.Costs;
using BedrockSelector.Demand;
using BedrockSelector.Logs;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Output;

/// <summary>Prints what logged traffic costs as it was, and on the model asked about.</summary>
internal static class LoggedCostAnswer
{
    public static Answer Compose(CostEstimate onModel, ImmutableArray<LoggedCost> logged, ImmutableArray<CostEstimate> moved, DemandReport report, IReadOnlyList<string> warnings)
    {
        var plain = EstimateAnswer.Compose(onModel);
        return plain with
        {
            Tables = [Table(onModel, logged, moved), .. plain.Tables],
            Notes =
            [
                .. plain.Notes.Select(note => $"On {onModel.Model.Reference}: {note}"),
                Total(logged) is { } total ? $"As logged: {total.Plain()} USD." : "As logged: no total, since a rate is missing.",
            ],
            Warnings =
            [
                .. warnings,
                .. plain.Warnings.Concat(logged.SelectMany(static one => one.Estimate?.Findings ?? []).Select(static finding => finding.Message)).Distinct(StringComparer.Ordinal),
            ],
            Document = null,
            Csv = null,
            No = Reason(onModel, logged),
            Json = json =>
            {
                json.WriteStartObject();
                foreach (var field in JsonSerializer.SerializeToElement(onModel, DocumentJson.TypeInfo<CostEstimate>()).EnumerateObject())
                {
                    field.WriteTo(json);
                }

                json.Decimal("loggedTotalUsd", Total(logged));
                json.Objects("logged", logged.Zip(moved), static (writer, pair) => Write(writer, pair.First, pair.Second));
                json.Integer("records", report.Records);
                json.Integer("lines", report.Lines);
                json.WriteEndObject();
            },
        };
    }

    private static decimal? Total(ImmutableArray<LoggedCost> logged) =>
        logged.All(static one => one.TotalUsd is not null) ? logged.Sum(static one => one.TotalUsd!.Value) : null;

    private static string? Reason(CostEstimate onModel, ImmutableArray<LoggedCost> logged)
    {
        var reasons = onModel.Missing.Select(static one => one.Reason)
            .Concat(logged.SelectMany(static one => one.Estimate is { } estimate ? estimate.Missing.Select(static gap => gap.Reason) : [one.Problem!]))
            .Distinct(StringComparer.Ordinal).ToArray();
        return reasons.Length == 0 ? null : string.Join(" ", reasons);
    }

    private static TextTable Table(CostEstimate onModel, ImmutableArray<LoggedCost> logged, ImmutableArray<CostEstimate> moved) => new(
        $"Logged traffic, as it was and on {onModel.Model.Reference}",
        [
            new("model_id"), new("requests", true), new("input_tokens", true), new("output_tokens", true), new("cache_read_tokens", true),
            new("cache_write_tokens", true), new("as logged USD", true), new($"on {onModel.Model.Reference} USD", true),
        ],
        [
            .. logged.Zip(moved).Select(static pair => new[]
            {
                pair.First.ModelId, pair.First.Requests.ToString(CultureInfo.InvariantCulture), pair.First.Tokens.Input.Plain(), pair.First.Tokens.Output.Plain(),
                pair.First.Tokens.CacheRead.Plain(), pair.First.Tokens.CacheWrite.Plain(), pair.First.TotalUsd?.Plain() ?? "missing", pair.Second.TotalUsd?.Plain() ?? "missing",
            }),
        ]);

    private static void Write(Utf8JsonWriter json, LoggedCost logged, CostEstimate moved)
    {
        json.Text("modelId", logged.ModelId);
        json.Integer("requests", logged.Requests);
        json.Decimal("inputTokens", logged.Tokens.Input);
        json.Decimal("outputTokens", logged.Tokens.Output);
        json.Decimal("cacheReadTokens", logged.Tokens.CacheRead);
        json.Decimal("cacheWriteTokens", logged.Tokens.CacheWrite);
        json.Decimal("totalUsd", logged.TotalUsd);
        json.Decimal("onModelUsd", moved.TotalUsd);
        json.Text("problem", logged.Problem);
        json.Objects("lines", logged.Estimate?.Lines ?? [], static (writer, line) => EstimateAnswer.WriteLine(writer, line));
        json.Objects("missing", logged.Estimate?.Missing ?? [], static (writer, one) =>
        {
            writer.Text("meter", one.Meter.Name);
            writer.Text("reason", one.Reason);
        });
    }
}
