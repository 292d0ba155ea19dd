using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Findings;
using BedrockSelector.Selection.Portfolio;

namespace BedrockSelector.Tables;

/// <summary>Options read from CSV text, with the lines that were refused.</summary>
/// <remarks>
/// Columns <c>task,model,quality,cost_usd</c> and optionally <c>weight</c>, in any order; others are ignored, so the output of an evidence
/// fit is read as it is. A row whose quality or cost is empty is a missing cell: that model cannot be given that task.
/// </remarks>
public sealed class TaskOptionTable
{
    /// <summary>The largest number of options.</summary>
    public const int MaxOptions = 1_000_000;

    private const int MaxProblems = 100;

    private TaskOptionTable(ImmutableArray<TaskOption> options, ImmutableArray<string> unassignable, ImmutableArray<LineProblem> problems) =>
        (Options, UnassignableTasks, Problems) = (options, unassignable, problems);

    /// <summary>Gets the options.</summary>
    /// <value>In the order of the file; may be empty.</value>
    public ImmutableArray<TaskOption> Options { get; }

    /// <summary>Gets the tasks that are named but have no option.</summary>
    /// <value>By name, ordinal; usually empty. While there is one, no portfolio serves all tasks.</value>
    public ImmutableArray<string> UnassignableTasks { get; }

    /// <summary>Gets the first lines that were refused.</summary>
    /// <value>In the order of the file, at most 100; empty when all were taken.</value>
    public ImmutableArray<LineProblem> Problems { get; }

    /// <summary>Reads options.</summary>
    /// <param name="reader">The text.</param>
    /// <returns>The options, with the lines that were refused.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is <see langword="null"/>.</exception>
    /// <exception cref="IOException">The text cannot be read.</exception>
    public static TaskOptionTable Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        using var table = new CsvTable(reader);
        var options = ImmutableArray.CreateBuilder<TaskOption>();
        var problems = ImmutableArray.CreateBuilder<LineProblem>();
        var weights = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var pairs = new HashSet<(string, string)>();
        if (!table.TryReadHeader([["task"], ["model"], ["quality"], ["cost_usd"]], out var fault))
        {
            problems.Add(new(table.Line, fault));
            return new([], [], problems.ToImmutable());
        }

        while (table.Read() && problems.Count < MaxProblems)
        {
            fault = table.Fault ?? Take(table, options, weights, pairs);
            if (fault is not null)
            {
                problems.Add(new(table.Line, fault));
            }
        }

        var served = options.Select(o => o.Task).ToHashSet(StringComparer.Ordinal);
        return new(
            options.ToImmutable(),
            [.. weights.Keys.Where(task => !served.Contains(task)).Order(StringComparer.Ordinal)],
            problems.ToImmutable());
    }

    private static string? Take(CsvTable table, ImmutableArray<TaskOption>.Builder options, Dictionary<string, decimal> weights, HashSet<(string, string)> pairs)
    {
        var (task, model) = (table["task"]!, table["model"]!);
        if (!MetText.IsName(task) || !MetText.IsName(model))
        {
            var (what, name) = MetText.IsName(task) ? ("model", model) : ("task", task);
            return $"'{MetText.Shown(name)}' is not a {what}; a name starts with a letter or a digit and has at most 200 characters.";
        }

        if (!TryFigure(table, "quality", out var quality, out var fault)
            || !TryFigure(table, "cost_usd", out var cost, out fault)
            || !TryFigure(table, "weight", out var weight, out fault))
        {
            return fault;
        }

        if (weight is <= 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{weight} is not a weight; a weight is above 0.");
        }

        if (!pairs.Add((task, model)))
        {
            return $"'{MetText.Shown(model)}' is given twice for '{MetText.Shown(task)}'.";
        }

        var common = weight ?? 1m;
        if (!weights.TryAdd(task, common) && weights[task] != common)
        {
            return string.Create(CultureInfo.InvariantCulture, $"the weight of '{MetText.Shown(task)}' is {common} here and {weights[task]} before; a task has one weight.");
        }

        if (quality is not null && cost is not null)
        {
            if (options.Count == MaxOptions)
            {
                return string.Create(CultureInfo.InvariantCulture, $"more than {MaxOptions} options.");
            }

            options.Add(new(task, model, quality.Value, cost.Value, common));
        }

        return null;
    }

    private static bool TryFigure(CsvTable table, string column, out decimal? figure, out string? fault)
    {
        (figure, fault) = (null, null);
        if (table[column] is not { Length: > 0 } text)
        {
            return true;
        }

        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= 0 && value <= TaskOption.MaxFigure)
        {
            // Finer figures than can be computed with exactly are rounded; a cost rounds to 0.000000000001 US dollars.
            figure = decimal.Round(value, TaskOption.MaxDecimals);
            return true;
        }

        fault = string.Create(CultureInfo.InvariantCulture, $"'{MetText.Shown(text)}' is not a {column}; write a number from 0 to {TaskOption.MaxFigure}.");
        return false;
    }
}
