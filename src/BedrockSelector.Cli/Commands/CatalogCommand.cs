using System.CommandLine;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Verification;

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
        var command = new ToolCommand("info", "Show what the catalog holds, and the sources with their dates.") { Options = { maxAge }, Examples = ["catalog info", "catalog info --catalog agreement.json --format json"] };
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
        (string Name, int Value)[] counts =
        [
            ("models", catalog.Models.Length),
            ("endedModels", catalog.Models.Count(model => model.Lifecycle.StatusOn(date) == LifecycleStatus.Ended)),
            ("offers", catalog.Models.Sum(static model => model.Offers.Length)),
            ("rates", catalog.Models.Sum(static model => model.Rates.Sum(static rate => rate.Regions.Length * rate.Scopes.Length))),
            ("regions", catalog.Regions.Length),
            ("meters", catalog.Meters.Length),
            ("sources", catalog.Sources.Length),
        ];
        var newest = catalog.Sources.Max(static source => source.AsOf);
        var age = date.DayNumber - newest.DayNumber;
        return new()
        {
            Warnings = age > maxAge ? [$"the newest source is {age.ToString(CultureInfo.InvariantCulture)} days old; bring prices up to date with 'catalog import --download'."] : [],
            Tables =
            [
                new("Catalog", [new("what"), new("value") { WrapsFrom = 24 }],
                [
                    ["version", catalog.Version], ["layers", string.Join(", ", catalog.Layers)],
                    ["newest source", ((DateOnly?)newest).Iso()], ["days since", (date.DayNumber - newest.DayNumber).ToString(CultureInfo.InvariantCulture)],
                    .. counts.Select(static pair => new[] { pair.Name == "endedModels" ? "ended models" : pair.Name, pair.Value.ToString(CultureInfo.InvariantCulture) }),
                ]),
                new("Sources", [new("source"), new("of"), new("kind") { Drop = 1 }, new("title") { WrapsFrom = 24 }, new("address") { Drop = 2 }],
                [
                    .. catalog.Sources.Select(static source => new[] { source.Key, ((DateOnly?)source.AsOf).Iso(), Kind(source.Kind), source.Title, source.Url?.ToString() ?? "" }),
                ]),
            ],
            Json = json =>
            {
                json.WriteStartObject();
                json.Text("catalogVersion", catalog.Version);
                json.Texts("layers", catalog.Layers);
                json.Date("newestSource", newest);
                json.Integer("daysSinceNewestSource", date.DayNumber - newest.DayNumber);
                foreach (var (name, value) in counts)
                {
                    json.Integer(name, value);
                }

                json.Objects("sourceList", catalog.Sources, static (writer, source) =>
                {
                    writer.Text("key", source.Key);
                    writer.Text("title", source.Title);
                    writer.Text("url", source.Url?.ToString());
                    writer.Date("asOf", source.AsOf);
                    writer.Text("kind", Kind(source.Kind));
                });
                json.WriteEndObject();
            },
        };
    }

    private static ToolCommand Verify(GlobalOptions globals, CliConsole console)
    {
        var files = new Argument<string[]>("FILE") { Description = "overlays to check over the embedded catalog", Arity = ArgumentArity.ZeroOrMore };
        var command = new ToolCommand("verify", "Check the embedded catalog, or overlays over it: names, ranges, duplicates, dates, sources. Exit 2 names document, model and field.")
        {
            Examples = ["catalog verify", "catalog verify agreement.json private-models.json"],
            Arguments = { files },
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            CatalogLayer[] layers = [CatalogLayer.LoadEmbedded(), .. await GlobalOptions.LoadOverlaysAsync("FILE", [.. globals.Overlays(parsed), .. parsed.GetValue(files) ?? []], cancellation)];
            var problems = CatalogVerifier.Verify(layers);
            AnswerPrinter.Print(console, format, new()
            {
                Tables = [new("Problems", [new("document"), new("model"), new("field"), new("problem") { WrapsFrom = 24 }], [.. problems.Select(static one => new[] { one.Document, one.Model ?? "", one.Field, one.Message })])],
                Notes = [problems.IsEmpty ? $"No problem in {layers.Length} {(layers.Length == 1 ? "layer" : "layers")}." : $"{problems.Length} problems."],
                Json = json =>
                {
                    json.WriteStartObject();
                    json.Texts("layers", layers.Select(static layer => layer.Name));
                    json.Objects("problems", problems, static (writer, one) =>
                    {
                        writer.Text("document", one.Document);
                        writer.Text("modelId", one.Model);
                        writer.Text("field", one.Field);
                        writer.Text("message", one.Message);
                    });
                    json.WriteEndObject();
                },
            });
            return problems.IsEmpty ? ExitCode.Done : throw new CliException(problems[0].ToString());
        });
        return command;
    }

    private static string Kind(SourceKind kind) => kind switch { SourceKind.Aws => "aws", SourceKind.ThirdParty => "third-party", SourceKind.Derived => "derived", _ => "caller" };
}
