using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Output;

/// <summary>Prints an estimate.</summary>
internal static class EstimateAnswer
{
    public static Answer Compose(CostEstimate estimate)
    {
        var model = estimate.Model;
        var rows = estimate.Lines.Select(static line => new[]
        {
            line.Meter.Name, line.Quantity.Plain(), line.UnitPriceUsd.Plain(), line.Per.ToString(CultureInfo.InvariantCulture),
            line.AmountUsd.Plain(), line.Source, ((DateOnly?)line.AsOf).Iso(), line.Layer,
        }).Concat(estimate.Missing.Select(static one => new[] { one.Meter.Name, "", "missing", "", "missing", "", "", "" }));
        return new()
        {
            Tables =
            [
                new(
                    $"{model.Name}, {model.Scope.Name()} from {model.Region}, {estimate.Tier.Name()}, as of {estimate.AsOf:yyyy-MM-dd}",
                    [new("meter"), new("quantity", true), new("USD", true), new("per", true), new("amount USD", true), new("source") { Drop = 2 }, new("of") { Drop = 3 }, new("layer") { Drop = 1 }],
                    [.. rows]),
            ],
            Notes = [.. Notes(estimate)],
            Warnings = [.. estimate.Findings.Select(static finding => finding.Message)],
            No = estimate.Missing.IsEmpty ? null : string.Join(" ", estimate.Missing.Select(static one => one.Reason).Distinct()),
            Document = AnswerDocument.Of(estimate),
            Csv = CsvRows.Of(estimate.Lines).And(estimate.Missing),
        };
    }

    private static IEnumerable<string> Notes(CostEstimate estimate)
    {
        yield return estimate.TotalUsd is { } total
            ? $"Total {total.Plain()} USD for {estimate.Requests.Plain()} {(estimate.Requests == 1m ? "request" : "requests")}."
            : "No total: a rate is missing.";
        if (estimate.Band is { } band)
        {
            yield return $"Sources disagree: between {band.LowUsd.Plain()} and {band.HighUsd.Plain()} USD.";
        }
    }
}
