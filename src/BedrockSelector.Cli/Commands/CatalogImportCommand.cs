using System.CommandLine;
using System.Globalization;
using BedrockSelector.Answers;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Import;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>catalog import</c>: brings the catalog up to date from AWS's own lists.</summary>
internal sealed class CatalogImportCommand
{
    private readonly Option<string[]> _models = Files("--foundation-models", "output of 'aws bedrock list-foundation-models --region R --output json'; repeatable, one a region", "[REGION=]FILE");
    private readonly Option<string[]> _profiles = Files("--inference-profiles", "output of 'aws bedrock list-inference-profiles --region R --output json'; repeatable, one a region", "[REGION=]FILE");
    private readonly Option<string[]> _prices = Files("--price-list", "offer file of AmazonBedrock, AmazonBedrockService or AmazonBedrockFoundationModels (index.json); repeatable", "FILE");
    private readonly Option<bool> _download = new("--download") { Description = "fetch the three offer files from AWS; of --region alone if given" };
    private readonly Option<string> _url = new("--price-list-url") { Description = "where the price list is published", HelpName = "URL", DefaultValueFactory = static _ => PriceListDownload.DefaultAddress };
    private readonly Option<string[]> _names = Files("--names", "a file of further price-list names, {\"names\":[{\"name\":\"…\",\"models\":[\"…\"]}]}; repeatable", "FILE");
    private readonly Option<string?> _from = Lists.Option("--valid-from", "day from which changed prices hold; the price list does not say, and without this they hold for all days", "DATE");
    private readonly Option<bool> _changes = new("--changes-only") { Description = "leave out prices and offers that the catalog has already" };
    private readonly Option<bool> _whole = new("--whole") { Description = "write a whole catalog instead of an overlay" };
    private readonly Option<string> _out = new("--out") { Description = "the file to write", HelpName = "FILE", Required = true };

    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var self = new CatalogImportCommand();
        var command = new ToolCommand("import", "Write an overlay, or a whole catalog, of AWS's own lists of models, profiles and prices.")
        {
            Details =
                """
                Regions for which a list is given follow it: a model that it does not name is not offered there. The others stay. Prices without
                a mark hold in the region and for its geographic profile. What has no known name, form, unit or offer is reported, never guessed.
                """,
            Answers = [AnswerSchema.Of<CatalogImportDocument>("catalog-import")],
            Examples =
            [
                "catalog import --download --region eu-central-1 --out prices.json",
                "catalog import --foundation-models models-us-east-1.json --inference-profiles profiles-us-east-1.json --out models.json",
                "catalog import --price-list AmazonBedrock.json --price-list AmazonBedrockFoundationModels.json --changes-only --out prices.json",
            ],
            Options =
            {
                self._models, self._profiles, self._prices, self._download, self._url, self._names, self._from, self._changes, self._whole, self._out,
            },
        };
        command.SetAction((parsed, cancellation) => self.RunAsync(parsed, globals, console, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, GlobalOptions globals, CliConsole console, CancellationToken cancellation)
    {
        var format = globals.Format(parsed);
        var baseline = await globals.LoadCatalogAsync(parsed, cancellation);
        var models = await ReadAsync(parsed, _models, cancellation);
        var profiles = await ReadAsync(parsed, _profiles, cancellation);
        var prices = await ReadAsync(parsed, _prices, cancellation);
        if (parsed.GetValue(_download))
        {
            prices.AddRange(await PriceListDownload.FetchAsync(parsed.GetValue(_url)!, globals.GivenRegion(parsed, baseline), console, cancellation));
        }

        if (models.Count + profiles.Count + prices.Count == 0)
        {
            throw new CliException("there is nothing to import; give --foundation-models, --inference-profiles or --price-list, or --download.");
        }

        var names = PriceListNames.Of(baseline);
        foreach (var path in parsed.GetValue(_names) ?? [])
        {
            names = names.With(Path.GetFileName(path), await ReadFileAsync("--names", path, cancellation));
        }

        var result = CatalogImporter.Import(new()
        {
            Baseline = baseline,
            FoundationModels = [.. models],
            InferenceProfiles = [.. profiles],
            PriceLists = [.. prices],
            AsOf = globals.Date(parsed, console),
            ValidFrom = parsed.GetValue(_from) is { } from ? GlobalOptions.ParseDate("--valid-from", from) : null,
            Names = names,
            ChangesOnly = parsed.GetValue(_changes),
            WholeCatalog = parsed.GetValue(_whole),
        });
        var target = parsed.GetValue(_out)!;
        await FileOutput.WriteAsync("--out", target, result.Document, cancellation);
        return AnswerPrinter.Print(console, format, Compose(result, target));
    }

    private static Answer Compose(ImportResult result, string path) => new()
    {
        Tables =
        [
            new(
                "Not taken over, and remarks",
                [new("code"), new("file"), new("subject"), new("rows", true), new("why")],
                [.. result.Notes.Select(static note => new[] { note.Code.Name(), note.Document, note.Subject, note.Rows.ToString(CultureInfo.InvariantCulture), note.Message })]),
        ],
        Notes =
        [
            $"Wrote {path}: {result.PriceRowsUsed} of {result.PriceRows} price rows, {result.ListedModels} listed models, model lists of {result.ModelRegions.Length} regions, profile lists of {result.ProfileRegions.Length}.",
            $"Compare with 'catalog diff embedded {path}'; use it with '--catalog {path}'.",
        ],
        Warnings = result.Notes.Any(static note => note.LeavesOut) ? [$"{result.Notes.Where(static note => note.LeavesOut).Sum(static note => note.Rows)} rows were not taken over; the table says why."] : [],
        Document = AnswerDocument.Of(result.ToDocument(path)),
        Csv = CsvRows.Of(result.ToDocument(path).Notes),
    };

    // 'eu-west-1=models.json' says what a list without an ARN cannot; a path that holds '=' is left alone unless a region stands before it.
    private static async Task<List<ImportDocument>> ReadAsync(ParseResult parsed, Option<string[]> option, CancellationToken cancellation)
    {
        var documents = new List<ImportDocument>();
        foreach (var text in parsed.GetValue(option) ?? [])
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            AwsRegion? region = null;
            var path = text;
            if (equals > 0 && !File.Exists(text))
            {
                (region, path) = (new AwsRegion(text[..equals]), text[(equals + 1)..]);
            }

            documents.Add(new(Path.GetFileName(path), await ReadFileAsync(option.Name, path, cancellation), region));
        }

        return documents;
    }

    private static async Task<byte[]> ReadFileAsync(string option, string path, CancellationToken cancellation) =>
        File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellation) : throw new CliException($"{option} '{path}' does not exist.");

    private static Option<string[]> Files(string name, string description, string helpName) => new(name)
    {
        Description = description,
        HelpName = helpName,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = static _ => [],
    };
}
