using System.CommandLine;
using BedrockSelector.Bills;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Knowledge;
using BedrockSelector.Logs;
using BedrockSelector.Statements;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>reconcile</c>: a bill beside list prices and logs.</summary>
internal static class ReconcileCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var bills = new Option<string[]>("--bill")
        {
            Description = "a cost and usage report or FOCUS export, as CSV, gzip or Parquet; a file or directory; repeatable",
            HelpName = "FILE",
            Required = true,
            Arity = ArgumentArity.OneOrMore,
        };
        var logs = new Option<string[]>("--logs")
        {
            Description = "model-invocation logs of the same time; repeatable",
            HelpName = "LOGS",
            DefaultValueFactory = static _ => [],
            Arity = ArgumentArity.OneOrMore,
        };
        var overlay = new Option<string?>("--overlay") { Description = "where to write the prices of your own that the bill shows, as an overlay for --catalog", HelpName = "OUT" };
        var command = new ToolCommand("reconcile", "Compare a bill with list prices and with logs, line by line, and say what differs and why.")
        {
            Answers = [AnswerSchema.Of<Reconciliation>("reconciliation")],
            Details =
                """
                Each line of Amazon Bedrock is mapped to model, region, meter and tier by the table that 'catalog import' uses; lines that it
                does not have are listed, never guessed. Explained and unexplained parts add up exactly to the difference. Exit 3 when a part
                is not explained.
                """,
            Examples = ["reconcile --bill cur-2026-10.csv.gz", "reconcile --bill focus.parquet --logs logs/2026/10/ --overlay private-rates.json"],
            Options = { bills, logs, overlay },
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var bill = await BillFiles.ReadAsync(parsed.GetValue(bills)!, [], cancellation);
            var reconciler = new BillReconciler(new KnowledgeSnapshot(catalog), console.Time);
            var logFiles = parsed.GetValue(logs) ?? [];
            if (logFiles.Length == 0)
            {
                return await PrintAsync(reconciler.Reconcile(bill), null, catalog, parsed.GetValue(overlay), format, console, cancellation);
            }

            var report = LogFiles.Read(logFiles, new() { Lengths = LengthBands.Of(catalog) }, console, cancellation).Usage();
            var question = new UsageQuestion { Region = globals.Region(parsed, catalog), AsOf = globals.GivenDate(parsed) };
            return await PrintAsync(reconciler.Reconcile(bill, report, question), report, catalog, parsed.GetValue(overlay), format, console, cancellation);
        });
        return command;
    }

    private static async Task<int> PrintAsync(
        Reconciliation reconciliation, UsageReport? logs, ModelCatalog catalog, string? overlay, OutputFormat format, CliConsole console, CancellationToken cancellation)
    {
        if (overlay is not null)
        {
            await File.WriteAllBytesAsync(overlay, PrivateRateOverlay.Write(reconciliation, catalog), cancellation);
        }

        return AnswerPrinter.Print(console, format, ReconciliationAnswer.Compose(reconciliation, logs));
    }
}
