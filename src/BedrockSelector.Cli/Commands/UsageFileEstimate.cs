using BedrockSelector.Calls;
using BedrockSelector.Cli.Output;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Logs;
using BedrockSelector.Statements;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>estimate --usage-file</c>: prices logs by model, as they were and on another model.</summary>
internal static class UsageFileEstimate
{
    public static int Print(
        ModelCatalog catalog, CostRequest question, bool tierGiven, UsageQuestion logged, string[] logs, OutputFormat format, CliConsole console, CancellationToken cancellation)
    {
        // The model is looked up first: a mistyped id should not wait for a gigabyte of logs.
        catalog.Resolve(question.Model, question.Region);
        var report = LogFiles.Read(logs, new() { Lengths = LengthBands.Of(catalog) }, console, cancellation).Usage();
        var pricer = new LoggedUsagePricer(new KnowledgeSnapshot(catalog), console.Time);
        return AnswerPrinter.Print(
            console,
            format,
            LoggedCostAnswer.Compose(
                pricer.On(report, question, keepTiers: !tierGiven), pricer.AsLogged(report, logged), pricer.Statement(report, logged).Findings, report));
    }
}
