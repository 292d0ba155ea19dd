using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using BedrockSelector.Answers;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
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
            Answers = [AnswerSchema.Of<ValueList<RateRowDocument>>("catalog-rates") with { Note = "A list of rows, without a field that names the schema." }],
            Examples = ["catalog rates --format csv > rates.csv", "catalog rates --model amazon.nova-pro-v1:0 --region us-east-1 --as-of 2026-11-01"],
            Options = { only },
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var date = globals.GivenDate(parsed);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var region = globals.GivenRegion(parsed, catalog);
            var models = (parsed.GetValue(only) ?? []).Select(text => ModelArgument.Resolve(globals, parsed, catalog, text).Model.Id).Distinct();
            ValueList<RateRowDocument> rows = [.. catalog.ToRateRows(region, date, [.. models])];
            return AnswerPrinter.Print(console, format, Compose(rows, catalog));
        });
        return command;
    }

    private static Answer Compose(ValueList<RateRowDocument> rows, ModelCatalog catalog)
    {
        string[] columns =
        [
            "modelId", "scope", "tier", "meter", "region", "unitPriceUsd", "per", "validFrom", "validTo", "source", "asOf", "profile", "plain",
            .. catalog.Dimensions.Select(static dimension => dimension.Field), "isDefault", "regionAssumed", "derived", "layer",
        ];
        HashSet<string> numbers =
            ["unitPriceUsd", "per", .. catalog.Dimensions.Where(static one => one.Match == DimensionMatch.Above).Select(static one => one.Field)];
        HashSet<string> always = ["modelId", "scope", "tier", "meter", "region", "unitPriceUsd", "per"];
        HashSet<string> conditions = ["profile", .. catalog.Dimensions.Select(static dimension => dimension.Field)];
        string[][] cells = [.. rows.Select(row => Cells(row, catalog.Dimensions))];
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
            No = rows.IsEmpty ? "no rate matches." : null,
            Document = AnswerDocument.Of(rows),
        };
    }

    private static string[] Cells(RateRowDocument row, ImmutableArray<DimensionDefinition> dimensions) =>
    [
        row.ModelId.Value, row.Scope.Name(), row.Tier.Name(), row.Meter.Name, row.Region.Value, row.UnitPriceUsd.Plain(),
        row.Per.ToString(CultureInfo.InvariantCulture), row.ValidFrom.Iso(), row.ValidTo.Iso(), row.Source, ((DateOnly?)row.AsOf).Iso(),
        row.Profile ?? "", Flag(row.Plain), .. dimensions.Select(dimension => row.Conditions.Of(dimension) ?? ""),
        Flag(row.IsDefault), Flag(row.RegionAssumed), Flag(row.Derived), row.Layer,
    ];

    private static string Flag(bool value) => value ? "true" : "false";
}
