using System.Globalization;
using System.Text.Json;
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
        var target = estimate.Target;
        var rows = estimate.Lines.Select(static line => new[]
        {
            line.Meter.Name, line.Quantity.Plain(), line.Rate.Price.Usd.Plain(), line.Rate.Price.Per.ToString(CultureInfo.InvariantCulture),
            line.AmountUsd.Plain(), line.Rate.Source.Key, ((DateOnly?)line.Rate.Source.AsOf).Iso(), line.Rate.Layer,
        }).Concat(estimate.Missing.Select(static one => new[] { one.Meter.Name, "", "missing", "", "missing", "", "", "" }));
        return new()
        {
            Tables =
            [
                new(
                    $"{target.Model.Name}, {target.Scope.Name()} from {target.Region}, {estimate.Tier.Name()}, as of {estimate.AsOf:yyyy-MM-dd}",
                    [new("meter"), new("quantity", true), new("USD", true), new("per", true), new("amount USD", true), new("source") { Drop = 2 }, new("of") { Drop = 3 }, new("layer") { Drop = 1 }],
                    [.. rows]),
            ],
            Notes = [.. Notes(estimate)],
            Warnings = estimate.Warnings,
            No = estimate.Missing.IsEmpty ? null : string.Join(" ", estimate.Missing.Select(static one => one.Reason).Distinct()),
            Json = json => Write(json, estimate),
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

    private static void Write(Utf8JsonWriter json, CostEstimate estimate)
    {
        json.WriteStartObject();
        WriteFields(json, estimate);
        json.WriteEndObject();
    }

    public static void WriteLine(Utf8JsonWriter json, CostLine line)
    {
        json.Text("meter", line.Meter.Name);
        json.Decimal("quantity", line.Quantity);
        json.Text("unit", line.Unit);
        json.Decimal("unitPriceUsd", line.Rate.Price.Usd);
        json.Integer("per", line.Rate.Price.Per);
        json.Decimal("amountUsd", line.AmountUsd);
        json.Text("source", line.Rate.Source.Key);
        json.Date("asOf", line.Rate.Source.AsOf);
        json.Text("layer", line.Rate.Layer);
        json.WriteBoolean("regionAssumed", line.Rate.RegionAssumed);
        json.Text("note", line.Rate.Note);
    }

    public static void WriteFields(Utf8JsonWriter json, CostEstimate estimate)
    {
        var target = estimate.Target;
        json.WriteStartObject("model");
        json.Text("modelId", target.Model.Id.Value);
        json.Text("reference", target.Reference.Text);
        json.Text("scope", target.Scope.Name());
        json.Text("profile", target.Profile);
        json.Text("region", target.Region.Value);
        json.Text("endpoint", estimate.Offer?.Endpoint.Name());
        json.Text("for", RateText.Subject(target.Subject));
        json.WriteEndObject();
        json.Text("tier", estimate.Tier.Name());
        json.Date("asOf", estimate.AsOf);
        json.Text("currency", CostEstimate.Currency);
        json.Decimal("requests", estimate.Requests);
        json.Decimal("totalUsd", estimate.TotalUsd);
        json.Objects("lines", estimate.Lines, WriteLine);
        if (estimate.Band is { } band)
        {
            json.WriteStartObject("band");
            json.Decimal("lowUsd", band.LowUsd);
            json.Decimal("highUsd", band.HighUsd);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("band");
        }

        json.Objects("missing", estimate.Missing, static (writer, one) =>
        {
            writer.Text("meter", one.Meter.Name);
            writer.Text("code", JsonNamingPolicy.KebabCaseLower.ConvertName(one.Code.ToString()));
            writer.Text("reason", one.Reason);
        });
        json.Texts("warnings", estimate.Warnings);
    }
}
