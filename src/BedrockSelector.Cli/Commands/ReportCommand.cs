using System.CommandLine;
using System.Text;
using BedrockSelector.Answers;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Report;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>report</c>: a selection as one HTML page.</summary>
internal static class ReportCommand
{
    public const string Name = "report";

    private static readonly PricingTier[] Tiers = [PricingTier.Standard, PricingTier.Batch, PricingTier.Flex, PricingTier.Priority, PricingTier.LatencyOptimized];

    public static Command Create(GlobalOptions globals, CliConsole console, DimensionOptions dimensions)
    {
        var selection = new SelectCommand();
        var inference = new InferenceOptions(dimensions);
        var output = new Option<string>("--out") { Description = "the file to write", HelpName = "FILE", Required = true };
        var requests = Lists.Option("--requests", "requests a month, for the monthly cost of the choice", "N");
        var command = new ToolCommand(Name, "Write one self-contained HTML page: the ranking, quality and cost, options, what was rejected and why, sources.")
        {
            Details =
                """
                Takes the options of 'select', and its figures are those of 'select --format json'. With a demand it also plans the capacity
                of the chosen model, as 'plan inference' does. The page needs no script and asks the network for nothing.
                """,
            Answers = [AnswerSchema.Of<ReportDocument>("report") with { Note = "Says what was written; the report itself is a page." }],
            Examples =
            [
                "report --usage input-tokens=1500,output-tokens=400 --task chat --out report.html",
                "report --usage input-tokens=1500,output-tokens=400 --providers Amazon --tokens-per-minute in=50000,out=8000 --unit-capacity in=30000,out=5000 --out report.html",
            ],
            Options = { output, requests },
        };
        selection.AddTo(command);
        inference.AddTo(command, withRequests: false);
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var request = selection.Read(parsed, globals, catalog, date);
            var estimator = new CostEstimator(catalog, time: console.Time);
            var result = new Selector(catalog, console.Time).Select(request);
            var content = new ReportContent
            {
                Result = result,
                Layers = catalog.Layers,
                Sources = catalog.Sources,
                Options = result.Best is { } best ? Options(estimator, best, result) : [],
                RequestsPerMonth = Lists.Amount(parsed, requests, UsageEntry.MaxQuantity, "a number of requests"),
                Inference = result.Best is { } chosen && inference.AnyDemand(parsed)
                    ? new InferencePlanner(catalog, console.Time).Plan(inference.Read(parsed, ModelReference.Parse(chosen.Candidate.CallId), chosen.Candidate.Region, date, catalog, custom: false))
                    : null,
            };
            var path = parsed.GetValue(output)!;
            await FileOutput.WriteAsync("--out", path, Encoding.UTF8.GetBytes(HtmlReport.Write(content)), cancellation);
            return Output.AnswerPrinter.Print(console, format, new()
            {
                Tables = [new(null, [new("out"), new("offers", true), new("rejected", true)], [[path, result.Ranked.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), result.Rejected.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)]])],
                No = result.Ranked.IsEmpty ? "nothing qualifies; the report says why." : null,
                Document = Output.AnswerDocument.Of(new ReportDocument { Out = path, Offers = result.Ranked.Length, Rejected = result.Rejected.Length }),
            });
        });
        return command;
    }

    private static CostOption[] Options(CostEstimator estimator, RankedCandidate best, SelectionResult result)
    {
        var options =
            from offer in best.Candidate.Model.Offers
            where offer.Inference == InferenceType.OnDemand && offer.Covers(best.Candidate.Region, result.AsOf)
            group offer by offer.CallId into offers
            from tier in Tiers
            let cost = estimator.Estimate(new() { Model = ModelReference.Parse(offers.Key), Region = best.Candidate.Region, Usage = result.Request.Usage, Tier = tier, AsOf = result.AsOf })
            where cost.TotalUsd is not null
            orderby cost.TotalUsd, offers.Key, tier
            select new CostOption(offers.Key, cost);
        return [.. options];
    }
}
