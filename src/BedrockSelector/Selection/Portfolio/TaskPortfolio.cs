using System.Collections.Immutable;
using System.Globalization;

namespace BedrockSelector.Selection.Portfolio;

/// <summary>Gives each kind of work of an application one model, at the least cost for a quality or at the best quality for a budget.</summary>
/// <remarks>
/// <para>
/// The quality of a portfolio is the mean of its tasks' qualities, weighted by how often the tasks occur; its cost is the sum of their
/// costs, each times how often the task occurs. With weights left at 1 the cost is the plain sum.
/// </para>
/// <para>
/// Answers are exact and proven: figures are whole numbers inside (no rounding), all portfolios that no other beats are built task by
/// task (the multiple-choice knapsack problem), and what is left out cannot be part of the answer. Adding an option never changes how
/// others compare. Among portfolios of equal cost and quality the answer is always the same, whatever the order of the options.
/// </para>
/// <para>Immutable and safe to share between threads.</para>
/// </remarks>
public sealed class TaskPortfolio
{
    /// <summary>The largest number of tasks.</summary>
    public const int MaxTasks = 1_000;

    /// <summary>The largest number of intermediate portfolios that a search holds.</summary>
    public const int MaxStates = 20_000_000;

    private readonly PortfolioProblem _problem;

    /// <summary>Makes a portfolio problem.</summary>
    /// <param name="options">The options, in any order; a task and model without an option is not assignable.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no option, a task and model is given twice, a task has two weights, there are too many tasks, or the figures have too many digits.</exception>
    public TaskPortfolio(IEnumerable<TaskOption> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _problem = PortfolioProblem.Of(options);
    }

    /// <summary>Finds the cheapest portfolio of at least a mean quality; among equally cheap ones the best.</summary>
    /// <param name="minQuality">The least weighted mean quality, on the scale of the options.</param>
    /// <returns>The portfolio with its proof, or the reason why there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minQuality"/> is negative, above a billion or has more than 12 decimals.</exception>
    /// <exception cref="InvalidOperationException">The search outgrew <see cref="MaxStates"/>.</exception>
    public PortfolioResult Cheapest(decimal minQuality)
    {
        Check(minQuality, nameof(minQuality));
        var (_, best) = Extremes();
        var target = _problem.ValueOf(minQuality);
        if (best.Value < target)
        {
            var reach = _problem.Point(best.Cost, best.Value);
            return new()
            {
                Reason = string.Create(CultureInfo.InvariantCulture, $"No portfolio reaches a quality of {minQuality}; the best one reaches {reach.Quality:0.####} for {reach.CostUsd:0.############} USD."),
            };
        }

        var search = PortfolioSearch.Reaching(_problem, target);
        return Result(search, Array.FindIndex(search.Last.Values, value => value >= target));
    }

    /// <summary>Finds the best portfolio within a budget; among equally good ones the cheapest.</summary>
    /// <param name="maxCostUsd">US dollars.</param>
    /// <returns>The portfolio with its proof, or the reason why there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxCostUsd"/> is negative, above a billion or has more than 12 decimals.</exception>
    /// <exception cref="InvalidOperationException">The search outgrew <see cref="MaxStates"/>.</exception>
    public PortfolioResult Best(decimal maxCostUsd)
    {
        Check(maxCostUsd, nameof(maxCostUsd));
        var (cheapest, _) = Extremes();
        var budget = _problem.CostOf(maxCostUsd);
        if (cheapest.Cost > budget)
        {
            var least = _problem.Point(cheapest.Cost, cheapest.Value);
            return new()
            {
                Reason = string.Create(CultureInfo.InvariantCulture, $"No portfolio costs {maxCostUsd} USD or less; the cheapest costs {least.CostUsd:0.############} USD."),
            };
        }

        var search = PortfolioSearch.Within(_problem, budget);
        return Result(search, search.Last.Values.Length - 1);
    }

    /// <summary>Finds every portfolio that no other beats.</summary>
    /// <returns>The frontier, from the cheapest portfolio to the best.</returns>
    /// <exception cref="InvalidOperationException">The search outgrew <see cref="MaxStates"/>.</exception>
    public PortfolioFrontier Frontier()
    {
        var search = PortfolioSearch.All(_problem);
        var last = search.Last;
        var points = ImmutableArray.CreateBuilder<PortfolioPoint>(last.Costs.Length);
        for (var i = 0; i < last.Costs.Length; i++)
        {
            points.Add(_problem.Point(last.Costs[i], last.Values[i]));
        }

        return new(points.MoveToImmutable(), Hull(last), index => PortfolioProblem.Assign(search.Chosen(index)));
    }

    private static void Check(decimal figure, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(figure, name);
        if (!TaskOption.IsExact(figure))
        {
            throw new ArgumentOutOfRangeException(name, figure, $"At most {TaskOption.MaxFigure} with at most {TaskOption.MaxDecimals} decimals.");
        }
    }

    /// <summary>Corners of the upper hull of value over cost; compared in floating point, with ties and near-ties left out.</summary>
    private static ImmutableArray<int> Hull(PortfolioSearch.Layer layer)
    {
        var hull = new List<int>();
        for (var i = 0; i < layer.Costs.Length; i++)
        {
            while (hull.Count > 1 && Slope(hull[^2], hull[^1]) <= Slope(hull[^2], i) * (1 + 1e-12))
            {
                hull.RemoveAt(hull.Count - 1);
            }

            hull.Add(i);
        }

        return [.. hull];

        double Slope(int from, int to) => (double)(layer.Values[to] - layer.Values[from]) / (double)(layer.Costs[to] - layer.Costs[from]);
    }

    private ((Int128 Cost, Int128 Value) Cheapest, (Int128 Cost, Int128 Value) Best) Extremes()
    {
        var (cheap, best) = ((Cost: Int128.Zero, Value: Int128.Zero), (Cost: Int128.Zero, Value: Int128.Zero));
        foreach (var group in _problem.Groups)
        {
            cheap = (cheap.Cost + group[0].Cost, cheap.Value + group[0].Value);
            best = (best.Cost + group[^1].Cost, best.Value + group[^1].Value);
        }

        return (cheap, best);
    }

    private PortfolioResult Result(PortfolioSearch search, int state)
    {
        var point = _problem.Point(search.Last.Costs[state], search.Last.Values[state]);
        return new()
        {
            Assignment = PortfolioProblem.Assign(search.Chosen(state)),
            Point = point,
            LowerBoundUsd = point.CostUsd,
            UpperBoundQuality = point.Quality,
        };
    }
}
