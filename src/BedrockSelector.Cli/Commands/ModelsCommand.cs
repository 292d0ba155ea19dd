using System.CommandLine;
using BedrockSelector.Answers;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>models</c>: lists and filters the registry.</summary>
internal static class ModelsCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var capabilities = new CapabilityOptions();
        var provider = Lists.Option("--provider", "the model's maker, such as Amazon or \"Mistral AI\"", "NAME");
        var customization = Lists.Option("--customization", "a way of customizing it: fine-tuning, continued-pre-training, distillation, reinforcement-fine-tuning, import", "KIND");
        var scope = Lists.Option("--scope", "callable in-region, geo or global", "SCOPE");
        var endpoint = Lists.Option("--endpoint", "callable at runtime or mantle", "ENDPOINT");
        var ended = new Option<bool>("--include-ended") { Description = "list models that have ended, too" };
        var command = new ToolCommand("models", "List and filter the models. With --region, only those that AWS lists there.")
        {
            Details = "Filters add up: a model is listed if it takes every --input, gives every --output and has every --feature.",
            Answers = [AnswerSchema.Of<ModelsDocument>("models")],
            Examples =
            [
                "models --provider Anthropic",
                "models --output video --include-ended",
                "models --input text,image --feature tool-use,prompt-caching --region eu-central-1",
                "models --customization fine-tuning --format json",
            ],
            Options = { provider, customization, scope, endpoint, ended },
        };
        capabilities.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var query = new ModelQuery
            {
                Inputs = capabilities.Inputs(parsed, catalog),
                Outputs = capabilities.Outputs(parsed, catalog),
                Features = capabilities.Features(parsed, catalog),
                Provider = Provider(parsed.GetValue(provider), catalog),
                Customization = Single<CustomizationKind>(parsed, customization, ClosedSet.TryParse, "a customization; write fine-tuning, continued-pre-training, distillation, reinforcement-fine-tuning or import"),
                Scope = Single<CallScope>(parsed, scope, ClosedSet.TryParse, "a scope; write in-region, geo or global"),
                Endpoint = Single<ModelEndpoint>(parsed, endpoint, ClosedSet.TryParse, "an endpoint; write runtime or mantle"),
                Region = globals.GivenRegion(parsed, catalog),
                IncludeEnded = parsed.GetValue(ended),
            };
            return AnswerPrinter.Print(console, format, Compose(catalog, [.. query.Find(catalog, date)], date));
        });
        return command;
    }

    private static Answer Compose(ModelCatalog catalog, FoundationModel[] models, DateOnly date)
    {
        var document = new ModelsDocument { CatalogVersion = catalog.Version, Models = [.. models.Select(model => model.ToDocument(date))] };
        return new()
        {
            Tables =
            [
                new(
                    null,
                    [
                        new("model"), new("name") { Drop = 5 }, new("in") { WrapsFrom = 10 }, new("out") { WrapsFrom = 10 }, new("context", true) { Drop = 2 },
                        new("max out", true) { Drop = 4 }, new("status") { Drop = 1 }, new("ends") { Drop = 3 }, new("regions", true) { Drop = 6 },
                    ],
                    [.. models.Select(model => Row(model, date))]),
            ],
            Notes =
            [
                $"{models.Length} of {catalog.Models.Length} models; catalog of {catalog.Version}.",
                .. models.Any(model => model.Lifecycle.StatusOn(date) == LifecycleStatus.Legacy)
                    ? ["legacy: AWS refuses it to accounts that have not used it lately, and it will end; 'replace MODEL' names what could take its place."]
                    : Array.Empty<string>(),
            ],
            No = models.Length == 0 ? "no model matches; leave a filter out, or add --include-ended." : null,
            Document = AnswerDocument.Of(document),
            Csv = CsvRows.Of(document.Models),
        };
    }

    private static string[] Row(FoundationModel model, DateOnly date) =>
    [
        model.Id.Value,
        model.Name,
        model.InputModalities.IsEmpty ? "unknown" : string.Join(' ', model.InputModalities),
        model.OutputModalities.IsEmpty ? "unknown" : string.Join(' ', model.OutputModalities),
        model.ContextWindow?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unknown",
        model.MaxOutputTokens?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
        model.Lifecycle.StatusOn(date).Name(),
        model.Lifecycle.EndsOn().Iso(),
        model.ListedRegions() is { IsEmpty: false } regions ? regions.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) : "unknown",
    ];

    private static string? Provider(string? text, ModelCatalog catalog)
    {
        var known = catalog.Models.Select(static model => model.Provider).Distinct().Order(StringComparer.Ordinal).ToArray();
        return text is null || known.Contains(text, StringComparer.OrdinalIgnoreCase)
            ? text
            : throw new CliException($"--provider '{text}' is not known; known are {string.Join(", ", known)}.");
    }

    private static T? Single<T>(ParseResult parsed, Option<string?> option, Lists.Parser<T> parser, string what)
        where T : struct => Lists.Read(parsed, option, parser, what) switch
        {
            [] => null,
            [var one] => one,
            _ => throw new CliException($"{option.Name} takes one value."),
        };
}
