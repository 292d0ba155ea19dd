using System.Collections.Immutable;
using System.CommandLine;
using BedrockSelector.Bills;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Knowledge;
using BedrockSelector.Logs;
using BedrockSelector.Statements;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>usage</c>: what was used and what it cost, by whom and when.</summary>
internal static class UsageCommand
{
    // More than anybody spends; beyond it a figure is a mistake.
    private const decimal MostBudget = 1_000_000_000_000m;

    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var files = new Argument<string[]>("FILE") { Description = "log files or directories in any envelope, or bills (cost and usage reports, FOCUS)", Arity = ArgumentArity.OneOrMore };
        var by = new Option<string>("--by")
        {
            Description = "keys, joined by commas: model, profile, region, tier, hour, day, month, account, identity, metadata:KEY; of bills also meter, charge, resource, tag:KEY",
            HelpName = "KEYS",
            DefaultValueFactory = static _ => "model",
        };
        var against = new Option<string[]>("--against")
        {
            Description = "logs of an earlier time: explain the change in cost by volume, mix, tokens a call, cache share and price",
            HelpName = "LOGS",
            DefaultValueFactory = static _ => [],
            Arity = ArgumentArity.OneOrMore,
        };
        var forecast = new Option<bool>("--forecast") { Description = "forecast the cost of the month of the last record, with an interval" };
        var budget = Lists.Option("--budget", "the month's budget in US dollars, for a forecast", "USD");
        var whatIf = new Option<bool>("--what-if") { Description = "price the same calls in the other tiers and scopes of their models" };
        var command = new ToolCommand("usage", "Add up what Amazon Bedrock was used for and what that costs, by model, caller or time.")
        {
            Answers = [
                AnswerSchema.Of<UsageStatement>("usage"), AnswerSchema.Of<BilledUsage>("billed-usage"), AnswerSchema.Of<UsageChange>("usage-change"),
                AnswerSchema.Of<UsageForecast>("usage-forecast"), AnswerSchema.Of<UsageAlternatives>("usage-alternatives"),
            ],
            Details =
                """
                Records of logs are priced at list prices by their own region, id, tier, length and cache times; what a record does not say is a
                warning with the number of records and the money it could move. Lines of bills count what is billed. --format focus prints rows of
                the FinOps Open Cost and Usage Specification.
                """,
            Examples =
            [
                "usage logs/ --by model,month", "usage logs/ --by metadata:team --format focus > focus.csv", "usage cur.csv.gz --by tag:team,model",
                "usage logs/2026/11/ --against logs/2026/10/", "usage logs/ --budget 5000",
            ],
            Arguments = { files },
            Options = { by, against, whatIf, forecast, budget },
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed, withFocus: true);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var keys = parsed.GetValue(by)!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var limit = Lists.Amount(parsed, budget, MostBudget, $"an amount from 0 to {MostBudget} US dollars");
            var earlier = parsed.GetValue(against) ?? [];
            var work = new Work(console, format, catalog, new() { Region = globals.Region(parsed, catalog), AsOf = globals.GivenDate(parsed) }, cancellation);
            if (earlier.Length > 0)
            {
                return work.PrintChange(parsed.GetValue(files)!, earlier);
            }

            if (parsed.GetValue(whatIf))
            {
                return work.PrintAlternatives(parsed.GetValue(files)!);
            }

            return limit is not null || parsed.GetValue(forecast) ? work.PrintForecast(parsed.GetValue(files)!, limit) : await work.PrintAsync(parsed.GetValue(files)!, keys);
        });
        return command;
    }

    private sealed record Work(CliConsole Console, OutputFormat Format, ModelCatalog Catalog, UsageQuestion Question, CancellationToken Cancellation)
    {
        private readonly LoggedUsagePricer _pricer = new(new KnowledgeSnapshot(Catalog), Console.Time);

        public int PrintChange(string[] files, string[] earlier)
        {
            RefuseFocus();
            var (before, after) = (Read(earlier, []), Read(files, []));
            return AnswerPrinter.Print(Console, Format, UsageChangeAnswer.Compose(_pricer.Change(before, after, Question), before, after));
        }

        public int PrintAlternatives(string[] files)
        {
            RefuseFocus();
            var report = Read(files, []);
            return AnswerPrinter.Print(Console, Format, UsageAlternativesAnswer.Compose(_pricer.Alternatives(report, Question), report));
        }

        public int PrintForecast(string[] files, decimal? budget)
        {
            RefuseFocus();
            var report = Read(files, []);
            return _pricer.Forecast(report, Question, budget) is { } found
                ? AnswerPrinter.Print(Console, Format, UsageForecastAnswer.Compose(found, report))
                : throw new CliException(LogFiles.Unread(report)!);
        }

        public async Task<int> PrintAsync(string[] files, string[] keys)
        {
            if (await BillReader.IsBillAsync(InvocationLogFiles.Find(files).FirstOrDefault() ?? "", Cancellation))
            {
                RefuseFocus();
                Refuse(keys, BilledUsage.IsKey, "model, region, tier, meter, charge, hour, day, month, account, resource or tag:KEY");
                var bill = await BillFiles.ReadAsync(files, [.. keys.Where(BillReader.IsAttribute).Distinct(StringComparer.Ordinal)], Cancellation);
                return AnswerPrinter.Print(Console, Format, BilledUsageAnswer.Compose(BilledUsage.Of(bill, [.. keys], Catalog), bill));
            }

            Refuse(keys, UsageQuestion.IsKey, "model, profile, region, tier, hour, day, month, account, identity or metadata:KEY");
            var question = Question with { By = [.. keys] };
            var report = Read(files, Attributes(keys));
            var answer = UsageAnswer.Compose(_pricer.Statement(report, question), report);
            return AnswerPrinter.Print(Console, Format, Format == OutputFormat.Focus ? answer with { Rows = writer => FocusTable.Write(writer, _pricer.FocusRows(report, question)) } : answer);
        }

        private static void Refuse(string[] keys, Func<string, bool> isKey, string known)
        {
            if (Array.Find(keys, key => !isKey(key)) is { } unknown)
            {
                throw new CliException($"--by '{unknown}' is not a key here; write {known}.");
            }
        }

        private void RefuseFocus()
        {
            if (Format == OutputFormat.Focus)
            {
                throw new CliException("--format focus is for the use of logs; write table, json, csv or markdown here.");
            }
        }

        private UsageReport Read(string[] files, ImmutableArray<string> attributes) =>
            LogFiles.Read(files, new() { Lengths = LengthBands.Of(Catalog), Attributes = attributes }, Console, Cancellation).Usage();

        private ImmutableArray<string> Attributes(string[] keys)
        {
            ImmutableArray<string> attributes = [.. keys.Where(LogReaderOptions.IsAttribute).Concat(Format == OutputFormat.Focus ? ["account"] : []).Distinct(StringComparer.Ordinal)];
            return attributes.Length <= LogReaderOptions.MaxAttributes
                ? attributes
                : throw new CliException($"--by names {attributes.Length} attributes of callers; at most {LogReaderOptions.MaxAttributes} can be told apart at once.");
        }
    }
}
