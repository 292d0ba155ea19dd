using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Output;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning;
using BedrockSelector.Logs;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>estimate --usage-file</c>: prices logs by model, as they were and on another model.</summary>
internal static class UsageFileEstimate
{
    public static int Print(
        ModelCatalog catalog,
        ICostEstimator estimator,
        CostRequest question,
        string[] logs,
        AwsRegion region,
        OutputFormat format,
        CliConsole console,
        CancellationToken cancellation)
    {
        // The model is looked up first: a mistyped id should not wait for a gigabyte of logs.
        catalog.Resolve(question.Model, question.Region);
        var report = DemandCommand.Read(logs, console, cancellation);
        var pricer = new LoggedUsagePricer(catalog, console.Time);
        var logged = pricer.AsLogged(report.Rows, region, question.Tier, question.AsOf);
        var total = logged.Aggregate((Requests: 0L, Tokens: default(HourlyTokens)), static (sum, one) => (sum.Requests + one.Requests, sum.Tokens + one.Tokens));
        var moved = logged.Select(one => pricer.On(one.Tokens, one.Requests, question)).ToImmutableArray();
        return AnswerPrinter.Print(
            console,
            format,
            LoggedCostAnswer.Compose(pricer.On(total.Tokens, total.Requests, question), logged, moved, report, [.. DemandCommand.Warnings(report)]));
    }
}
