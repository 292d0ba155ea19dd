using System.CommandLine;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>catalog rates</c>: every rate, flat, for a spreadsheet, a database or a query engine.</summary>
internal static class CatalogRatesCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var only = new Option<string[]>("--model") { Description = "rates of this model alone; repeatable", HelpName = "MODEL", DefaultValueFactory = static _ => [] };
        var command = new ToolCommand("rates", "Print every rate, one row for each model, scope, tier, meter, region and condition. With --region or --as-of, only what holds there or then.")
        {
            Examples = ["catalog rates --format csv > rates.csv", "catalog rates --model amazon.nova-pro-v1:0 --region us-east-1 --as-of 2026-11-01"],
            Options = { only },
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var date = globals.GivenDate(parsed);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var region = globals.GivenRegion(parsed, catalog);
            var models = (parsed.GetValue(only) ?? []).Select(text => ModelArgument.Resolve(globals, parsed, catalog, text).Model.Id).ToHashSet();
            var rows = Rows(catalog)
                .Where(row => (models.Count == 0 || models.Contains(row.Model)) && (region is null || row.Region == region) && (date is not { } day || row.Rate.HoldsOn(day)))
                .ToArray();
            return AnswerPrinter.Print(console, format, Compose(rows, catalog));
        });
        return command;
    }

    // Of rates with the same key in several layers, the highest layer's stand; the others answer no question any more.
    private static IEnumerable<Row> Rows(ModelCatalog catalog)
    {
        foreach (var model in catalog.Models)
        {
            var rows =
                from rate in model.Rates
                from scope in rate.Scopes
                from region in rate.Regions
                select new Row(model.Id, scope, region, rate);
            foreach (var row in rows
                .GroupBy(static row => (row.Scope, row.Region, row.Rate.Profile, row.Rate.Tier, row.Rate.Meter, row.Rate.Conditions))
                .SelectMany(same => InHighestLayer(catalog, same))
                .OrderBy(static row => row.Scope).ThenBy(static row => row.Rate.Tier).ThenBy(static row => row.Rate.Meter.Name, StringComparer.Ordinal)
                .ThenBy(static row => row.Region.Value, StringComparer.Ordinal).ThenBy(static row => row.Rate.ValidFrom ?? DateOnly.MinValue))
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<Row> InHighestLayer(ModelCatalog catalog, IEnumerable<Row> same)
    {
        var highest = same.Max(row => catalog.Layers.IndexOf(row.Rate.Layer));
        return same.Where(row => catalog.Layers.IndexOf(row.Rate.Layer) == highest);
    }

    private static Answer Compose(Row[] rows, ModelCatalog catalog)
    {
        string[] columns =
        [
            "modelId", "scope", "tier", "meter", "region", "unitPriceUsd", "per", "validFrom", "validTo", "source", "asOf", "profile", "plain",
            .. catalog.Dimensions.Select(static dimension => dimension.Field), "isDefault", "regionAssumed", "derived", "layer",
        ];
        HashSet<string> numbers =
            ["unitPriceUsd", "per", .. catalog.Dimensions.Where(static one => one.Match == DimensionMatch.Above).Select(static one => one.Field)];
        HashSet<string> flags = ["plain", "isDefault", "regionAssumed", "derived"];
        HashSet<string> always = ["modelId", "scope", "tier", "meter", "region", "unitPriceUsd", "per"];
        HashSet<string> conditions = ["profile", .. catalog.Dimensions.Select(static dimension => dimension.Field)];
        var cells = Array.ConvertAll(rows, row => Cells(row, catalog));
        return new()
        {
            Tables =
            [
                new(
                    null,
                    [
                        .. columns.Select(name => new Column(name, numbers.Contains(name))
                        {
                            Drop = always.Contains(name) ? 0 : conditions.Contains(name) ? 1 : 2,
                            Optional = true,
                        }),
                    ],
                    cells),
            ],
            No = rows.Length == 0 ? "no rate matches." : null,
            Json = json =>
            {
                json.WriteStartArray();
                foreach (var row in cells)
                {
                    json.WriteStartObject();
                    for (var i = 0; i < columns.Length; i++)
                    {
                        json.WritePropertyName(columns[i]);
                        if (row[i].Length == 0)
                        {
                            json.WriteNullValue();
                        }
                        else if (numbers.Contains(columns[i]) || flags.Contains(columns[i]))
                        {
                            json.WriteRawValue(row[i]);
                        }
                        else
                        {
                            json.WriteStringValue(row[i]);
                        }
                    }

                    json.WriteEndObject();
                }

                json.WriteEndArray();
            },
        };
    }

    private static string[] Cells(Row row, ModelCatalog catalog)
    {
        var rate = row.Rate;
        return
        [
            row.Model.Value, row.Scope.Name(), rate.Tier.Name(), rate.Meter.Name, row.Region.Value, rate.Price.Usd.Plain(),
            rate.Price.Per.ToString(CultureInfo.InvariantCulture), rate.ValidFrom.Iso(), rate.ValidTo.Iso(), rate.Source.Key,
            ((DateOnly?)rate.Source.AsOf).Iso(), rate.Profile ?? "", Flag(IsPlain(rate, catalog)),
            .. catalog.Dimensions.Select(dimension => rate.Conditions[dimension.Dimension] ?? ""),
            Flag(rate.IsDefault), Flag(rate.RegionAssumed), Flag(rate.Derived), rate.Layer,
        ];
    }

    // Whether it prices short requests to a base model that state nothing: what a query over logs wants, whatever dimensions there are.
    private static bool IsPlain(Rate rate, ModelCatalog catalog)
    {
        var kind = catalog.TryGetMeter(rate.Meter, out var meter) ? meter.Kind : MeterKind.Inference;
        return !rate.Derived && catalog.Dimensions.All(dimension => dimension.Answers(rate, kind, null));
    }

    private static string Flag(bool value) => value ? "true" : "false";

    private sealed record Row(ModelId Model, CallScope Scope, AwsRegion Region, Rate Rate);
}
