using System.CommandLine;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Costs;
using BedrockSelector.Customization;
using BedrockSelector.Customization.Advice;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>customize advise</c>: which methods and bases fit.</summary>
internal static class CustomizeAdviseCommand
{
    private static readonly string[] Inputs = ["labelled-examples", "raw-text", "prompts", "graded-prompts", "captioned-images"];

    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var input = Lists.Option("--input", $"what there is to train on: {string.Join(", ", Inputs)}; labelled-examples unless given", "WHAT");
        var images = new Option<bool>("--images") { Description = "the examples hold images" };
        var records = Lists.Option("--records", "how many records there are", "N");
        var tokens = Lists.Option("--tokens", "how many tokens they have, once over", "N");
        var hours = Lists.Option("--training-hours", "hours of reinforcement", "H");
        var budget = Lists.Option("--budget", "what training may cost, in US dollars", "USD");
        var serving = Lists.Option("--serving", "on-demand or provisioned; any unless given", "WAY");
        var usage = Lists.Option("--usage", "what one request to the custom model uses; ranks by training, storage and serving together", "USAGE");
        var requests = Lists.Option("--requests-per-month", "how many requests there are a month", "N");
        var months = Lists.Option("--months", "for how many months the model is stored and served; 12 unless given", "N");
        var ended = new Option<bool>("--include-ended") { Description = "advise bases past their end too" };
        var derived = new Option<bool>("--allow-derived") { Description = "accept rates that are computed, not read" };
        var command = new ToolCommand("advise", "Rank the methods and bases that fit what you have, by the cost of training, or of training, storage and serving at your volume, and then by remaining life; say why the others do not.")
        {
            Answers = [AnswerSchema.Of<CustomizationAdvice>("customize-advise")],
            Examples = ["customize advise --input labelled-examples --tokens 2000000", "customize advise --tokens 2000000 --usage input-tokens=500,output-tokens=200 --requests-per-month 20000", "customize advise --input prompts --serving on-demand --format json"],
            Options = { input, images, records, tokens, hours, budget, serving, usage, requests, months, ended, derived },
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var need = new CustomizationNeed
            {
                Input = Input(parsed.GetValue(input)),
                HasImages = parsed.GetValue(images),
                Records = (long?)Lists.Amount(parsed, records, 1_000_000_000_000m, "a number of records"),
                Tokens = Lists.Amount(parsed, tokens, 1_000_000_000_000m, "a number of tokens"),
                TrainingHours = Lists.Amount(parsed, hours, 1_000_000m, "a number of hours"),
                BudgetUsd = Lists.Amount(parsed, budget, 1_000_000_000_000m, "an amount in US dollars"),
                Region = globals.GivenRegion(parsed, catalog),
                Serving = parsed.GetValue(serving) switch
                {
                    null => null,
                    "on-demand" => ServingWay.OnDemand,
                    "provisioned" => ServingWay.Provisioned,
                    var other => throw new CliException($"--serving '{other}' is not known; write on-demand or provisioned."),
                },
                RequestUsage = parsed.GetValue(usage) is { } used ? Usage.Parse(used) : parsed.GetValue(requests) is null ? null : throw new CliException("--requests-per-month goes with --usage USAGE."),
                RequestsPerMonth = Lists.Amount(parsed, requests, 1_000_000_000_000m, "a number of requests") ?? 0m,
                Months = Lists.Amount(parsed, months, 120m, "a number of months, up to 120") is { } span ? span > 0m ? span : throw new CliException("--months '0' is not a number of months above 0.") : 12m,
                AsOf = date,
                IncludeEnded = parsed.GetValue(ended),
                AllowDerivedRates = parsed.GetValue(derived),
            };
            var advice = new CustomizationAdvisor(catalog).Advise(need);
            return AnswerPrinter.Print(console, format, Compose(advice));
        });
        return command;
    }

    private static CustomizationInput Input(string? text)
    {
        var index = text is null ? 0 : Array.IndexOf(Inputs, text);
        return index >= 0 ? (CustomizationInput)index : throw new CliException($"--input '{text}' is not known; write {string.Join(", ", Inputs)}.");
    }

    private static Answer Compose(CustomizationAdvice advice) => new()
    {
        Tables =
        [
            new(
                "What fits",
                [new("rank", true), new("base"), new("method"), new("region"), new("training USD", true), new("total USD", true), new("ends on"), new("reasons")],
                [
                    .. advice.Options.Select(static (option, i) => new[]
                    {
                        (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), option.ModelId.Value, option.Method.Name(), option.Region.Value,
                        option.Training.TotalUsd?.Plain() ?? "missing", option.TotalUsd?.Plain() ?? (option.Serving is null ? "" : "missing"), option.EndsOn.Iso(), string.Join(" ", option.Reasons),
                    }),
                ]),
            new(
                "What does not",
                [new("base"), new("method"), new("code"), new("why")],
                [.. advice.Rejected.Select(static one => new[] { one.ModelId.Value, one.Method.Name(), one.Code.Name(), one.Message })]),
        ],
        Warnings = [.. advice.Options.SelectMany(static option => option.Warnings.Select(warning => $"{option.ModelId}: {warning}")).Distinct()],
        No = advice.Options.IsEmpty ? "no base and method fits; the table says why for each." : null,
        Document = AnswerDocument.Of(advice),
    };
}
