using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using BedrockSelector.Answers;
using BedrockSelector.Calls;
using BedrockSelector.Calls.Requests;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>show</c>: everything known of a model, or of several side by side.</summary>
internal static class ShowCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var models = new Argument<string[]>("MODEL") { Description = "a model id, an inference-profile id or an ARN; several to compare", Arity = ArgumentArity.OneOrMore };
        var command = new ToolCommand("show", "Show what a model can and cannot do, its offers, rates, evidence and sources; several side by side.")
        {
            Answers = [AnswerSchema.Of<ShowDocument>("show")],
            Examples =
            [
                "show amazon.nova-pro-v1:0",
                "show amazon.nova-lite-v1:0 anthropic.claude-haiku-4-5-20251001-v1:0 --region us-west-2",
                "show us.anthropic.claude-sonnet-4-6 --format json",
            ],
            Arguments = { models },
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var targets = parsed.GetValue(models)!.Select(text => ModelArgument.Resolve(globals, parsed, catalog, text)).ToArray();
            return AnswerPrinter.Print(console, format, Compose(targets, catalog, new EvidenceStore(catalog), date));
        });
        return command;
    }

    private static Answer Compose(CallTarget[] targets, ModelCatalog catalog, EvidenceStore evidence, DateOnly date)
    {
        var models = targets.Select(static target => target.Model).DistinctBy(static model => model.Id).ToArray();
        var tables = new List<TextTable> { Facts(models, date) };
        foreach (var target in targets.DistinctBy(static target => target.Model.Id))
        {
            tables.Add(Offers(target.Model));
            tables.Add(Rates(target.Model, target.Region, date, catalog.Dimensions));
            tables.Add(Quality(target.Model, evidence));
            tables.Add(Latency(target.Model, evidence));
        }

        return new()
        {
            Tables = tables,
            Notes = [.. models.SelectMany(static model => model.Disagreements.Select(one => $"{model.Name}, {one.Field}: sources differ: {one.Note}"))],
            Document = AnswerDocument.Of(new ShowDocument { Models = [.. models.Select(model => model.ToDetail(catalog.Dimensions, evidence, date))] }),
            Warnings = [.. targets.SelectMany(target => Life(catalog, target, date)).Distinct()],
        };
    }

    // What it means that a model is legacy, as the rules have it.
    private static IEnumerable<string> Life(ModelCatalog catalog, CallTarget target, DateOnly date) =>
        new RequestChecker(catalog).Check(target, new(), date).Warnings.Where(static finding => finding.Code is "model-legacy" or "extended-access")
            .Select(static finding => finding.Message);

    private static TextTable Facts(FoundationModel[] models, DateOnly date)
    {
        string[] Row(string name, Func<FoundationModel, string?> value) => [name, .. models.Select(model => value(model) is { Length: > 0 } text ? text : "unknown")];
        string? Number(long? value) => value?.ToString(CultureInfo.InvariantCulture);
        var features = models.SelectMany(static model => model.Features).Select(static one => one.Feature).Distinct().OrderBy(static one => one.Name, StringComparer.Ordinal);
        return new(
            null,
            [new("") { WrapsFrom = 24 }, .. models.Select(static model => new Column(model.Id.Value) { WrapsFrom = 24 })],
            [
                Row("name", static model => model.Name),
                Row("provider", static model => model.Provider),
                Row("takes", static model => string.Join(", ", model.InputModalities)),
                Row("gives", static model => string.Join(", ", model.OutputModalities)),
                Row("context window", model => Number(model.ContextWindow)),
                Row("longest answer", model => Number(model.MaxOutputTokens)),
                Row("knowledge until", static model => model.KnowledgeCutoff),
                .. features.Where(static feature => feature != Feature.ReasoningAlways).Select(feature => Row(feature.Name, model => model.Has(feature) switch
                {
                    true when feature == Feature.Reasoning && model.Has(Feature.ReasoningAlways) == true => "always: it cannot be turned off, takes of the longest answer and is billed as output",
                    true => "yes",
                    false => "no",
                    null => null,
                })),
                Row("customization", static model => model.Customizations.Where(static one => one.Status == MethodStatus.Offered).Select(static one => one.Kind.Name()).DefaultIfEmpty("none listed").Aggregate(static (a, b) => $"{a}, {b}")),
                Row("status", model => model.Lifecycle.StatusOn(date).Name()),
                Row("legacy on", static model => model.Lifecycle.LegacyOn is { } day ? ((DateOnly?)day).Iso() : "not announced"),
                Row("ends on", static model => model.Lifecycle.EndsOn() is { } day ? ((DateOnly?)day).Iso() : "not announced"),
                Row("profiles", model => model.ToDocument(date).Profiles.DefaultIfEmpty("none").Aggregate(static (a, b) => $"{a}, {b}")),
            ])
        {
            SideBySide = true,
        };
    }

    private static TextTable Offers(FoundationModel model) => new(
        $"{model.Name}: offers",
        [new("call as"), new("offered as") { Drop = 1 }, new("endpoint") { Drop = 2 }, new("scope"), new("from regions") { WrapsFrom = 24 }, new("source") { Drop = 3 }],
        [.. model.Offers.Select(static offer => new[]
        {
            offer.CallId, offer.Inference.Name(), offer.Endpoint.Name(), offer.Scope.Name(),
            offer.Regions.IsEmpty ? "unknown" : string.Join(' ', offer.Regions) + (offer.Listed ? "" : " (not in AWS's list)"), offer.Source.Key,
        })]);

    private static TextTable Rates(FoundationModel model, AwsRegion region, DateOnly date, ImmutableArray<DimensionDefinition> dimensions) => new(
        $"{model.Name}: rates from {region}",
        [new("meter"), new("tier"), new("scopes") { WrapsFrom = 9 }, new("USD", true), new("per", true), new("conditions") { WrapsFrom = 14, Optional = true }, new("source") { Drop = 1 }],
        [.. model.Rates.Where(rate => rate.Regions.Contains(region) && rate.HoldsOn(date)).Select(rate => new[]
        {
            rate.Meter.Name, rate.Tier.Name(), string.Join(' ', rate.Scopes.Select(static scope => scope.Name())), rate.Price.Usd.Plain(),
            rate.Price.Per.ToString(CultureInfo.InvariantCulture), RateText.Conditions(rate, dimensions), rate.Source.Key,
        })]);

    private static TextTable Quality(FoundationModel model, EvidenceStore evidence) => new(
        $"{model.Name}: quality",
        [new("task"), new("mode"), new("score", true), new("standard error", true), new("benchmarks", true) { Drop = 2 }, new("source") { Drop = 1 }],
        [.. evidence.Quality(model.Id).Select(static one => new[]
        {
            one.Task.Name, RateText.Mode(one.Mode), one.Score.Invariant(1), one.StandardError.Invariant(1), one.Benchmarks.Length.ToString(CultureInfo.InvariantCulture), one.Source.Key,
        })]);

    private static TextTable Latency(FoundationModel model, EvidenceStore evidence) => new(
        $"{model.Name}: latency",
        [
            new("mode"), new("tier"), new("measured on"), new("region"), new("first token s, median", true), new("9 of 10 within s", true) { Drop = 2 }, new("tokens/s, median", true),
            new("source") { Drop = 1 },
        ],
        [.. evidence.Latency(model.Id).Select(static one => new[]
        {
            RateText.Mode(one.Mode), one.Tier.Name(), RateText.Host(one.Host), one.Region == default ? "mixed" : one.Region.Value,
            one.TimeToFirstTokenSeconds.TryGetValue("p50", out var first) ? first.Invariant(3) : "unknown",
            one.TimeToFirstTokenSeconds.TryGetValue("p90", out var slow) ? slow.Invariant(3) : "unknown",
            one.OutputTokensPerSecond.TryGetValue("p50", out var speed) ? speed.Invariant(1) : "unknown", one.Source.Key,
        })]);
}
