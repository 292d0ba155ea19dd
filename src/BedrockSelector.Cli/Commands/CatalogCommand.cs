using System.CommandLine;
using System.Globalization;
using BedrockSelector.Answers;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Verification;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>catalog</c>: what the catalog holds, how old it is, whether it is sound, and every rate.</summary>
internal static class CatalogCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console) => new("catalog", "What the catalog holds and how old it is; check it; bring it up to date; compare; print every rate.")
    {
        Info(globals, console), Verify(globals, console), CatalogRatesCommand.Create(globals, console),
        CatalogImportCommand.Create(globals, console), CatalogDiffCommand.Create(globals, console),
    };

    private static ToolCommand Info(GlobalOptions globals, CliConsole console)
    {
        var maxAge = new Option<int>("--max-age") { Description = "warn when the newest source is older than so many days", HelpName = "DAYS", DefaultValueFactory = static _ => 90 };
        var command = new ToolCommand("info", "Show what the catalog holds, and the sources with their dates.") { Options = { maxAge }, Answers = [AnswerSchema.Of<CatalogInfoDocument>("catalog-info")], Examples = ["catalog info", "catalog info --catalog agreement.json --format json"] };
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var days = parsed.GetValue(maxAge);
            return days >= 1
                ? AnswerPrinter.Print(console, format, ComposeInfo(catalog, date, days))
                : throw new CliException($"--max-age '{days}' is not a number of days; write 1 or more.");
        });
        return command;
    }

    private static Answer ComposeInfo(ModelCatalog catalog, DateOnly date, int maxAge)
    {
        var info = catalog.ToInfo(date);
        (string Name, int Value)[] counts =
        [
            ("models", info.Models), ("ended models", info.EndedModels), ("offers", info.Offers), ("rates", info.Rates),
            ("regions", info.Regions), ("meters", info.Meters), ("sources", info.Sources),
        ];
        var age = info.DaysSinceNewestSource;
        return new()
        {
            Warnings = age > maxAge ? [$"the newest source is {age.ToString(CultureInfo.InvariantCulture)} days old; bring prices up to date with 'catalog import --download'."] : [],
            Tables =
            [
                new("Catalog", [new("what"), new("value") { WrapsFrom = 24 }],
                [
                    ["version", catalog.Version], ["layers", string.Join(", ", catalog.Layers)],
                    ["newest source", ((DateOnly?)info.NewestSource).Iso()], ["days since", age.ToString(CultureInfo.InvariantCulture)],
                    .. counts.Select(static pair => new[] { pair.Name, pair.Value.ToString(CultureInfo.InvariantCulture) }),
                ]),
                new("Sources", [new("source"), new("of"), new("kind") { Drop = 1 }, new("title") { WrapsFrom = 24 }, new("address") { Drop = 2 }],
                [
                    .. catalog.Sources.Select(static source => new[] { source.Key, ((DateOnly?)source.AsOf).Iso(), source.Kind.Name(), source.Title, source.Url?.ToString() ?? "" }),
                ]),
            ],
            Document = AnswerDocument.Of(info),
            Csv = CsvRows.Of(info.SourceList),
        };
    }

    private static ToolCommand Verify(GlobalOptions globals, CliConsole console)
    {
        var files = new Argument<string[]>("FILE") { Description = "overlays to check over the embedded catalog", Arity = ArgumentArity.ZeroOrMore };
        var command = new ToolCommand("verify", "Check the embedded catalog, or overlays over it: names, ranges, duplicates, dates, sources. Exit 2 names document, model and field.")
        {
            Answers = [AnswerSchema.Of<VerificationDocument>("catalog-verify")],
            Examples = ["catalog verify", "catalog verify agreement.json private-models.json"],
            Arguments = { files },
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            CatalogLayer[] layers = [CatalogLayer.LoadEmbedded(), .. await GlobalOptions.LoadOverlaysAsync("FILE", [.. globals.Overlays(parsed), .. parsed.GetValue(files) ?? []], cancellation)];
            var problems = CatalogVerifier.Verify(layers);
            var document = problems.ToDocument([.. layers.Select(static layer => layer.Name)]);
            AnswerPrinter.Print(console, format, new()
            {
                Tables = [new("Problems", [new("document"), new("model"), new("field"), new("problem") { WrapsFrom = 24 }], [.. problems.Select(static one => new[] { one.Document, one.Model ?? "", one.Field, one.Message })])],
                Notes = [problems.IsEmpty ? $"No problem in {layers.Length} {(layers.Length == 1 ? "layer" : "layers")}." : $"{problems.Length} problems."],
                Document = AnswerDocument.Of(document),
                Csv = CsvRows.Of(document.Problems),
            });
            return problems.IsEmpty ? ExitCode.Done : throw new CliException(problems[0].ToString());
        });
        return command;
    }
}
