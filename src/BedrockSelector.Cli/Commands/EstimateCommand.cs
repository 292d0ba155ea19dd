using System.CommandLine;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Statements;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>estimate</c>: prices usage line by line.</summary>
internal static class EstimateCommand
{
    public const string Name = "estimate";

    public static Command Create(GlobalOptions globals, CliConsole console, DimensionOptions dimensions)
    {
        var model = new Argument<string>("MODEL") { Description = "a model id, an inference-profile id or an ARN" };
        var usage = new Option<string?>("--usage") { Description = "what one request uses: meter=quantity pairs, such as input-tokens=1500,output-tokens=300", HelpName = "USAGE" };
        var usageFile = new Option<string[]>("--usage-file") { Description = "instead of --usage: model-invocation logs, priced by model as they were and on MODEL; repeatable", HelpName = "LOGS", DefaultValueFactory = static _ => [] };
        var requests = Lists.Option("--requests", "how many such requests; 1 unless given", "N");
        var tier = Lists.Option("--tier", "standard, batch, flex, priority or latency-optimized; standard unless given", "TIER");
        var endpoint = Lists.Option("--endpoint", "runtime or mantle; what the id means unless given: the runtime, where the model is on it", "ENDPOINT");
        var custom = new Option<bool>("--custom") { Description = "price a custom model of this base" };
        var derived = new Option<bool>("--allow-derived-rates") { Description = "also use rates that are computed, not published; they are marked" };
        var unknown = Lists.UnknownOption();
        var residency = Lists.Option("--residency", "where requests may be computed and nowhere else: a geography such as eu, a profile's prefix such as jp, or regions", "PLACE");
        var command = new ToolCommand(Name, "Price usage line by line, with source and date of every rate. A missing rate is an answer (exit 3), never zero.")
        {
            Details =
                """
                Meters:
                  tokens     input-tokens, output-tokens, cache-read-tokens, cache-write-5m-tokens, cache-write-1h-tokens,
                             input-speech-tokens, output-speech-tokens
                  media      images, video-seconds, audio-seconds, search-units
                  training   training-tokens, training-images, training-hours, model-storage-months
                  capacity   model-unit-hours, custom-model-unit-minutes, reserved-input-ktpm-hours, reserved-output-ktpm-hours

                input-tokens are those neither read from nor written to the prompt cache. 'catalog rates' lists what has a price.
                """,
            Answers = [AnswerSchema.Of<LoggedEstimate, CostEstimate>("estimate") with { Note = "With --usage-file, what the logged traffic costs stands beside the estimate." }],
            Examples =
            [
                "estimate amazon.nova-pro-v1:0 --usage input-tokens=1500,output-tokens=300 --requests 1000000",
                "estimate us.anthropic.claude-sonnet-4-6 --usage input-tokens=500,cache-read-tokens=20000,output-tokens=800",
                "estimate amazon.nova-lite-v1:0 --usage input-tokens=1000000 --tier batch",
                "estimate amazon.nova-canvas-v1:0 --usage images=1 --resolution 2048x2048 --quality premium",
                "estimate amazon.nova-canvas-v1:0 --usage model-unit-hours=730 --term 1-month --format json",
            ],
            Arguments = { model },
            Options = { usage, usageFile, requests, tier, endpoint, custom, derived, unknown, residency },
        };
        foreach (var option in dimensions.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var reference = catalog.Refer(parsed.GetValue(model)!);
            var estimator = new CostEstimator(catalog, time: console.Time);
            var logs = parsed.GetValue(usageFile) ?? [];
            var text = parsed.GetValue(usage);
            if (text is null == (logs.Length == 0))
            {
                throw new CliException("'estimate' needs --usage, such as input-tokens=1500,output-tokens=300, or --usage-file with logs, and not both.");
            }

            var amounts = text is null ? Usage.None : Usage.Parse(text);
            var conditions = dimensions.Read(parsed, catalog, amounts);
            var question = new CostRequest
            {
                Model = reference,
                Region = globals.RegionFor(parsed, catalog, reference),
                Usage = amounts,
                Requests = Lists.Amount(parsed, requests, UsageEntry.MaxQuantity, $"a number of requests from 0 to {UsageEntry.MaxQuantity}") ?? 1m,
                Tier = Tier(parsed.GetValue(tier)),
                Conditions = conditions,
                Unknown = Lists.Unknown(parsed, unknown),
                Residency = parsed.GetValue(residency) is { } place ? Residency.Parse(catalog, place) : null,
                Endpoint = Endpoint(parsed.GetValue(endpoint)),
                CustomModel = parsed.GetValue(custom),
                DerivedRates = parsed.GetValue(derived) ? DerivedRates.Allow : DerivedRates.Refuse,
                AsOf = date,
            };
            if (text is null)
            {
                if (parsed.GetValue(requests) is not null)
                {
                    throw new CliException("--requests goes with --usage; logs say themselves how many requests there were.");
                }

                return UsageFileEstimate.Print(
                    catalog,
                    question,
                    parsed.GetValue(tier) is not null,
                    new() { Region = globals.Region(parsed, catalog), Tier = question.Tier, AsOf = globals.GivenDate(parsed) },
                    logs,
                    format,
                    console,
                    cancellation);
            }

            var estimate = estimator.Estimate(question);
            return AnswerPrinter.Print(console, format, EstimateAnswer.Compose(estimate));
        });
        return command;
    }

    private static ModelEndpoint? Endpoint(string? text) => text is null ? null
        : ClosedSet.TryParse<ModelEndpoint>(text, out var endpoint) ? endpoint
        : throw new CliException($"--endpoint '{text}' is not an endpoint; write runtime or mantle.");

    private static PricingTier Tier(string? text)
    {
        if (text is null)
        {
            return PricingTier.Standard;
        }

        return ClosedSet.TryParse<PricingTier>(text, out var tier) && tier is not (PricingTier.Provisioned or PricingTier.Reserved)
            ? tier
            : throw new CliException($"--tier '{text}' is not a tier of calls; write standard, batch, flex, priority or latency-optimized (capacity is priced by its meters).");
    }
}
