using System.Globalization;

namespace BedrockSelector.Selection.Portfolio;

/// <summary>Builds portfolios task by task and keeps those that no other beats: exact dynamic programming over undominated states.</summary>
internal sealed class PortfolioSearch(PortfolioProblem problem)
{
    private readonly List<Layer> _layers = [];

    private delegate bool Keep(int next, Int128 cost, Int128 value);

    public Layer Last => _layers[^1];

    /// <summary>Every undominated portfolio.</summary>
    public static PortfolioSearch All(PortfolioProblem problem) => Run(problem, static (_, _, _) => true);

    /// <summary>The undominated portfolios among which the cheapest of a value is.</summary>
    public static PortfolioSearch Reaching(PortfolioProblem problem, Int128 value)
    {
        var bounds = new PortfolioBounds(problem);
        var (target, best) = ((double)value, (double)GreedyCost(problem, bounds, value));
        var limit = best + PortfolioBounds.Margin(best);
        return Run(problem, (next, cost, have) =>
            (double)cost + bounds.CostToAdd(next, target - (double)have - PortfolioBounds.Margin(target)) <= limit);
    }

    /// <summary>The undominated portfolios among which the best within a cost is.</summary>
    public static PortfolioSearch Within(PortfolioProblem problem, Int128 cost)
    {
        var bounds = new PortfolioBounds(problem);
        var (budget, best) = ((double)cost, (double)GreedyValue(problem, bounds, cost));
        var limit = best - PortfolioBounds.Margin(best);
        return Run(problem, (next, spent, have) =>
            spent <= cost && (double)have + bounds.ValueWithin(next, budget - (double)spent + PortfolioBounds.Margin(budget)) >= limit);
    }

    /// <summary>The choices of a state of the last layer.</summary>
    public IEnumerable<TaskOption> Chosen(int state)
    {
        var options = new TaskOption[problem.Groups.Length];
        for (var k = options.Length - 1; k >= 0; k--)
        {
            var layer = _layers[k];
            options[k] = problem.Groups[k][layer.Choices[state]].Option;
            state = layer.Parents[state];
        }

        return options;
    }

    private static PortfolioSearch Run(PortfolioProblem problem, Keep keep)
    {
        var search = new PortfolioSearch(problem);
        var layer = new Layer([0], [0], [0], [0]);
        var total = 0L;
        for (var k = 0; k < problem.Groups.Length; k++)
        {
            layer = Extend(layer, problem.Groups[k], k + 1, keep);
            search._layers.Add(layer);
            total += layer.Costs.Length;
            if (total > TaskPortfolio.MaxStates)
            {
                throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture, $"More than {TaskPortfolio.MaxStates} portfolios beat all others; ask for one quality or budget, or round the figures."));
            }
        }

        return search;
    }

    /// <summary>Merges the sums of every state and choice by cost and drops what is beaten; among equals the earlier choice stays.</summary>
    private static Layer Extend(Layer layer, PortfolioProblem.Choice[] group, int next, Keep keep)
    {
        var costs = new List<Int128>();
        var values = new List<Int128>();
        var parents = new List<int>();
        var choices = new List<int>();
        var heads = new int[group.Length];
        while (true)
        {
            var pick = -1;
            var (cost, value) = (Int128.Zero, Int128.Zero);
            for (var c = 0; c < group.Length; c++)
            {
                if (heads[c] < layer.Costs.Length)
                {
                    var (x, y) = (layer.Costs[heads[c]] + group[c].Cost, layer.Values[heads[c]] + group[c].Value);
                    if (pick < 0 || x < cost || (x == cost && y > value))
                    {
                        (pick, cost, value) = (c, x, y);
                    }
                }
            }

            if (pick < 0)
            {
                break;
            }

            if ((values.Count == 0 || value > values[^1]) && keep(next, cost, value))
            {
                costs.Add(cost);
                values.Add(value);
                parents.Add(heads[pick]);
                choices.Add(pick);
            }

            heads[pick]++;
        }

        return new([.. costs], [.. values], [.. parents], [.. choices]);
    }

    /// <summary>The cost of a portfolio of at least a value: steps by their worth until it is reached.</summary>
    private static Int128 GreedyCost(PortfolioProblem problem, PortfolioBounds bounds, Int128 target)
    {
        var (cost, value, chosen) = Cheapest(problem);
        foreach (var step in bounds.Steps)
        {
            if (value >= target)
            {
                break;
            }

            var (from, to) = (problem.Groups[step.Group][chosen[step.Group]], problem.Groups[step.Group][step.To]);
            (cost, value, chosen[step.Group]) = (cost + to.Cost - from.Cost, value + to.Value - from.Value, step.To);
        }

        return cost;
    }

    /// <summary>The value of a portfolio within a cost: steps by their worth while they fit.</summary>
    private static Int128 GreedyValue(PortfolioProblem problem, PortfolioBounds bounds, Int128 budget)
    {
        var (cost, value, chosen) = Cheapest(problem);
        foreach (var step in bounds.Steps)
        {
            var (from, to) = (problem.Groups[step.Group][chosen[step.Group]], problem.Groups[step.Group][step.To]);
            if (to.Cost > from.Cost && cost + to.Cost - from.Cost <= budget)
            {
                (cost, value, chosen[step.Group]) = (cost + to.Cost - from.Cost, value + to.Value - from.Value, step.To);
            }
        }

        return value;
    }

    private static (Int128 Cost, Int128 Value, int[] Chosen) Cheapest(PortfolioProblem problem)
    {
        var (cost, value) = (Int128.Zero, Int128.Zero);
        foreach (var group in problem.Groups)
        {
            cost += group[0].Cost;
            value += group[0].Value;
        }

        return (cost, value, new int[problem.Groups.Length]);
    }

    internal sealed record Layer(Int128[] Costs, Int128[] Values, int[] Parents, int[] Choices);
}
