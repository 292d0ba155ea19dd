using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Evidence;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using BedrockSelector.Selection.Portfolio;

namespace BedrockSelector.Tables;

/// <summary>Tasks of a portfolio over the catalog read from CSV text, with the lines that were refused.</summary>
/// <remarks>
/// Columns <c>task,usage</c> and optionally <c>class</c>, <c>input</c>, <c>output</c>, <c>feature</c>, <c>weight</c>, <c>min_quality</c> and
/// <c>max_latency_s</c>, the lowest quality and the longest median seconds that a model may have at the task, in any order; others are ignored.
/// <c>usage</c> is <c>meter=quantity</c> pairs and, like the lists of modalities and features, may be separated by semicolons, so that it
/// needs no quotes. <c>class</c> is the kind of work by which quality is judged; empty for the task's own name if that is one of the known
/// kinds, else for chat.
/// </remarks>
public sealed class PortfolioTaskTable
{
    private const int MaxProblems = 100;
    private static readonly TaskClass[] Known =
    [
        TaskClass.Chat, TaskClass.Coding, TaskClass.Reasoning, TaskClass.Vision, TaskClass.ToolUse, TaskClass.Multilingual, TaskClass.Summarization,
    ];

    private PortfolioTaskTable(ImmutableArray<PortfolioTask> tasks, ImmutableArray<LineProblem> problems) => (Tasks, Problems) = (tasks, problems);

    /// <summary>Gets the tasks.</summary>
    /// <value>In the order of the file; may be empty.</value>
    public ImmutableArray<PortfolioTask> Tasks { get; }

    /// <summary>Gets the first lines that were refused.</summary>
    /// <value>In the order of the file, at most 100; empty when all were taken.</value>
    public ImmutableArray<LineProblem> Problems { get; }

    /// <summary>Reads tasks.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="common">What all requests have in common, such as the region and the scopes; usage, task class, modalities and features are set from the text.</param>
    /// <returns>The tasks, with the lines that were refused.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="IOException">The text cannot be read.</exception>
    public static PortfolioTaskTable Read(TextReader reader, SelectionRequest common)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(common);
        using var table = new CsvTable(reader);
        var tasks = ImmutableArray.CreateBuilder<PortfolioTask>();
        var problems = ImmutableArray.CreateBuilder<LineProblem>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (!table.TryReadHeader([["task"], ["usage"]], out var fault))
        {
            problems.Add(new(table.Line, fault));
        }

        while (fault is null && table.Read() && problems.Count < MaxProblems)
        {
            var problem = table.Fault;
            if (problem is null)
            {
                try
                {
                    var task = Parse(table, common);
                    problem = !names.Add(task.Name) ? $"the task '{task.Name}' is given twice."
                        : names.Count > TaskPortfolio.MaxTasks ? string.Create(CultureInfo.InvariantCulture, $"more than {TaskPortfolio.MaxTasks} tasks.")
                        : null;
                    if (problem is null)
                    {
                        tasks.Add(task);
                    }
                }
                catch (FormatException exception)
                {
                    problem = exception.Message;
                }
            }

            if (problem is not null)
            {
                problems.Add(new(table.Line, problem));
            }
        }

        return new(tasks.ToImmutable(), problems.ToImmutable());
    }

    private static PortfolioTask Parse(CsvTable table, SelectionRequest common)
    {
        var name = table["task"]!;
        if (!MetText.IsName(name))
        {
            throw new FormatException($"'{MetText.Shown(name)}' is not a task; a name starts with a letter or a digit and has at most 200 characters.");
        }

        return new()
        {
            Name = name,
            Weight = Weight(table["weight"]),
            Request = common with
            {
                Usage = Usage.Parse(table["usage"]!.Replace(';', ',')),
                Task = Class(table["class"], name),
                Inputs = [.. Parts(table["input"]).Select(Modality.Parse)],
                Outputs = [.. Parts(table["output"]).Select(Modality.Parse)],
                Features = [.. Parts(table["feature"]).Select(Feature.Parse)],
                MinQuality = Limit(table["min_quality"], 0, 100, "a quality; write a number from 0 to 100") ?? common.MinQuality,
                MaxLatencySeconds = Limit(table["max_latency_s"], 0.0001, 1_000_000, "a time; write seconds from 0.0001 to 1000000") ?? common.MaxLatencySeconds,
            },
        };
    }

    private static double? Limit(string? text, double least, double most, string what)
    {
        if (text is not { Length: > 0 })
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new FormatException($"'{MetText.Shown(text)}' is not {what}.");
    }

    private static decimal Weight(string? text)
    {
        if (text is not { Length: > 0 })
        {
            return 1m;
        }

        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && weight > 0 && TaskOption.IsExact(weight)
            ? weight
            : throw new FormatException($"'{MetText.Shown(text)}' is not a weight; a weight is above 0, at most {TaskOption.MaxFigure.Plain()} and has at most {TaskOption.MaxDecimals} decimals.");
    }

    private static TaskClass Class(string? text, string name)
    {
        if (text is { Length: > 0 })
        {
            return TaskClass.Parse(text);
        }

        return TaskClass.TryParse(name, out var own) && Known.Contains(own) ? own : TaskClass.Chat;
    }

    private static string[] Parts(string? text) =>
        text is { Length: > 0 } ? [.. text.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()] : [];
}
