using System.CommandLine;
using System.Globalization;
using BedrockSelector.Answers;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using BedrockSelector.Selection.Portfolio;
using BedrockSelector.Tables;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>portfolio</c>: one model a task, at the least cost for a quality or the best quality for a budget.</summary>
internal static class PortfolioCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var tasks = new Option<string>("--tasks")
        {
            Description = "CSV task,model,quality,cost_usd[,weight], as 'evidence fit --format csv' prints it; or task,usage[,class,input,output,feature,weight,min_quality,max_latency_s] for the models of the catalog",
            HelpName = "FILE",
            Required = true,
        };
        var minQuality = Lists.Option("--min-quality", "lowest mean quality, weighted by how often the tasks occur, on the scale of the file", "Q");
        var maxCost = Lists.Option("--max-cost", "most that all tasks may cost, each times its weight, in US dollars", "USD");
        var scopes = Lists.Option("--scopes", "for the models of the catalog: in-region, geo, global; in-region,geo unless given", "LIST");
        var maxLatency = Lists.Option("--max-latency", "for the models of the catalog: longest median time to the last token, in seconds, where the file says none", "S");
        var residency = Lists.Option("--residency", "for the models of the catalog: where requests may be computed and nowhere else", "PLACE");
        var frontier = new Option<bool>("--frontier") { Description = "print every portfolio that no other beats" };
        var assignments = new Option<bool>("--assignments") { Description = "in JSON, print the models of every frontier point too" };
        var command = new ToolCommand("portfolio", "Give each task one model: the cheapest mix that meets a quality floor, or the best mix under a budget, proven optimal.")
        {
            Details = "Quality is the mean over the tasks weighted by how often they occur; cost is the sum of each task's cost times its weight. A task and model without a row, a quality or a cost is not assignable.",
            Answers = [AnswerSchema.Of<PortfolioDocument>("portfolio")],
            Examples =
            [
                "portfolio --tasks fitted.csv --min-quality 80",
                "portfolio --tasks fitted.csv --max-cost 25 --format json",
                "portfolio --tasks tasks.csv --frontier --format csv > frontier.csv",
            ],
            Options = { tasks, minQuality, maxCost, maxLatency, scopes, residency, frontier, assignments },
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var floor = Lists.Amount(parsed, minQuality, 1_000_000_000m, "a quality; write a number from 0 to 1000000000");
            var budget = Lists.Amount(parsed, maxCost, 1_000_000_000m, "an amount; write US dollars from 0 to 1000000000");
            if (floor is not null && budget is not null)
            {
                throw new CliException("--min-quality and --max-cost are given both; give one of them.");
            }

            var all = parsed.GetValue(frontier);
            if (floor is null && budget is null && !all)
            {
                throw new CliException("nothing is asked for; give --min-quality, --max-cost or --frontier.");
            }

            var path = parsed.GetValue(tasks)!;
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var (options, empty) = Read(path, console, catalog, new()
            {
                Usage = Usage.None,
                Region = globals.Region(parsed, catalog),
                AsOf = globals.Date(parsed, console),
                Scopes = Lists.Read<CallScope>(parsed, scopes, ClosedSet.TryParse, "a scope; write in-region, geo or global"),
                MaxLatencySeconds = Lists.Number(parsed, maxLatency, 0.0001, 1_000_000, "a time; write seconds from 0.0001 to 1000000"),
                Residency = parsed.GetValue(residency) is { } place ? Residency.Parse(catalog, place) : null,
            });
            if (empty.Count > 0)
            {
                return AnswerPrinter.Print(console, format, Compose(null, null, $"no model can be given {string.Join(", ", empty.Select(static task => $"'{task}'"))}.", false));
            }

            if (options.Count == 0)
            {
                throw new CliException($"{path} holds no task.");
            }

            var portfolio = new TaskPortfolio(options);
            var result = floor is { } quality ? portfolio.Cheapest(quality) : budget is { } usd ? portfolio.Best(usd) : null;
            return AnswerPrinter.Print(console, format, Compose(result, all ? portfolio.Frontier() : null, result?.Reason, parsed.GetValue(assignments)));
        });
        return command;
    }

    private static (IReadOnlyList<TaskOption> Options, IReadOnlyList<string> Empty) Read(string path, CliConsole console, ModelCatalog catalog, SelectionRequest common)
    {
        string header;
        using (var first = InputFile.Open("--tasks", path))
        {
            header = first.ReadLine() ?? "";
        }

        using var reader = InputFile.Open("--tasks", path);
        if (!header.Split(',').Any(static name => name.Trim().Trim('"').Equals("usage", StringComparison.OrdinalIgnoreCase)))
        {
            var table = TaskOptionTable.Read(reader);
            InputFile.Check(console, path, table.Problems, table.Problems.Length);
            return (table.Options, table.UnassignableTasks);
        }

        var tasks = PortfolioTaskTable.Read(reader, common);
        InputFile.Check(console, path, tasks.Problems, tasks.Problems.Length);
        var selector = new Selector(catalog, console.Time);
        var found = CatalogOptions.Of(selector, tasks.Tasks);
        return (found.Options, found.UnassignableTasks);
    }

    private static Answer Compose(PortfolioResult? result, PortfolioFrontier? frontier, string? no, bool assignments)
    {
        var document = result.ToDocument(frontier, no, assignments);
        var corners = frontier?.Supported.ToHashSet() ?? [];
        var tables = new List<TextTable>();
        if (result is not null || frontier is null)
        {
            tables.Add(new(
                null,
                [new("task"), new("model"), new("quality", true), new("cost_usd", true), new("weight", true)],
                [.. (result?.Assignment ?? []).Select(static one => new[] { one.Task, one.Model, one.Quality.Plain(), one.CostUsd.Plain(), one.Weight.Plain() })]));
        }

        if (frontier is not null)
        {
            tables.Insert(result is null ? 0 : tables.Count, new(
                result is null ? null : "Frontier",
                [new("quality", true), new("cost_usd", true), new("corner")],
                [.. frontier.Points.Select((point, i) => new[] { Text(point.Quality), point.CostUsd.Plain(), corners.Contains(i) ? "yes" : "" })]));
        }

        return new()
        {
            Tables = tables,
            Notes = [.. Sentences(result, frontier)],
            No = no,
            Document = AnswerDocument.Of(document),
            Csv = result is not null || frontier is null ? CsvRows.Of(document.Assignment) : CsvRows.Of(document.Frontier),
        };
    }

    private static IEnumerable<string> Sentences(PortfolioResult? result, PortfolioFrontier? frontier)
    {
        if (result?.Point is { } point)
        {
            yield return $"Quality {Text(point.Quality)} for {point.CostUsd.Plain()} USD, proven: no portfolio of that quality costs less, and none of that cost is better.";
        }

        if (frontier is not null)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{frontier.Points.Length} portfolios are beaten by no other; {frontier.Supported.Length} are corners, between which traffic can be split.");
        }
    }

    private static string Text(decimal quality) => decimal.Round(quality, 6).Plain();
}
