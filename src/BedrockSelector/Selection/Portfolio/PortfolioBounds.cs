namespace BedrockSelector.Selection.Portfolio;

/// <summary>What the tasks still open can cost and add at best when models may be mixed within a task: the linear relaxation.</summary>
/// <remarks>
/// Binary floating point, with a margin that is wider than its errors: a bound may let a hopeless portfolio live, never kill a good one.
/// </remarks>
internal sealed class PortfolioBounds
{
    private readonly Suffix[] _suffixes;

    public PortfolioBounds(PortfolioProblem problem)
    {
        var groups = problem.Groups;
        _suffixes = new Suffix[groups.Length + 1];
        var steps = new List<Step>();
        var (cost, value) = ((Int128)0, (Int128)0);
        for (var k = groups.Length; k >= 0; k--)
        {
            if (k < groups.Length)
            {
                cost += groups[k][0].Cost;
                value += groups[k][0].Value;
                steps.AddRange(Hull(k, groups[k]));
            }

            _suffixes[k] = new((double)cost, (double)value, [.. steps.OrderByDescending(s => s.Value / s.Cost).ThenBy(s => s.Group).ThenBy(s => s.To)]);
        }
    }

    /// <summary>Margin on a figure of the size of its operands.</summary>
    public static double Margin(double size) => 1e-9 * (1 + Math.Abs(size));

    /// <summary>The cost of the open tasks from one on, if they must add a value; infinite when they cannot.</summary>
    public double CostToAdd(int from, double value)
    {
        var suffix = _suffixes[from];
        var missing = value - suffix.Value;
        if (missing <= 0)
        {
            return suffix.Cost;
        }

        var i = Find(suffix.Values, missing);
        if (i >= suffix.Steps.Length)
        {
            return missing - suffix.Values[^1] <= Margin(value) ? suffix.Cost + suffix.Costs[^1] : double.PositiveInfinity;
        }

        return suffix.Cost + suffix.Costs[i] + ((missing - suffix.Values[i]) * suffix.Steps[i].Cost / suffix.Steps[i].Value);
    }

    /// <summary>The value that the open tasks from one on can add at a cost; negative infinity when they cost more.</summary>
    public double ValueWithin(int from, double cost)
    {
        var suffix = _suffixes[from];
        var spare = cost - suffix.Cost;
        if (spare < -Margin(cost))
        {
            return double.NegativeInfinity;
        }

        var i = Find(suffix.Costs, Math.Max(spare, 0));
        return i >= suffix.Steps.Length
            ? suffix.Value + suffix.Values[^1]
            : suffix.Value + suffix.Values[i] + (Math.Max(spare - suffix.Costs[i], 0) * suffix.Steps[i].Value / suffix.Steps[i].Cost);
    }

    /// <summary>Steps of the whole problem, best first: from the cheapest choice of a task to better ones on its convex hull.</summary>
    public ReadOnlySpan<Step> Steps => _suffixes[0].Steps;

    /// <summary>The last prefix that is at most the target: the step after it is the one that passes it.</summary>
    private static int Find(double[] prefix, double target)
    {
        var (low, high) = (0, prefix.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (prefix[middle] <= target)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    private static List<Step> Hull(int group, PortfolioProblem.Choice[] choices)
    {
        var hull = new List<int> { 0 };
        for (var i = 1; i < choices.Length; i++)
        {
            while (hull.Count > 1 && Slope(choices, hull[^2], hull[^1]) <= Slope(choices, hull[^2], i))
            {
                hull.RemoveAt(hull.Count - 1);
            }

            hull.Add(i);
        }

        var steps = new List<Step>();
        for (var i = 1; i < hull.Count; i++)
        {
            var (from, to) = (choices[hull[i - 1]], choices[hull[i]]);
            steps.Add(new(group, hull[i], (double)(to.Cost - from.Cost), (double)(to.Value - from.Value)));
        }

        return steps;
    }

    private static double Slope(PortfolioProblem.Choice[] choices, int from, int to) =>
        (double)(choices[to].Value - choices[from].Value) / (double)(choices[to].Cost - choices[from].Cost);

    internal readonly record struct Step(int Group, int To, double Cost, double Value);

    private sealed class Suffix
    {
        public Suffix(double cost, double value, Step[] steps)
        {
            (Cost, Value, Steps) = (cost, value, steps);
            Costs = new double[steps.Length + 1];
            Values = new double[steps.Length + 1];
            for (var i = 0; i < steps.Length; i++)
            {
                Costs[i + 1] = Costs[i] + steps[i].Cost;
                Values[i + 1] = Values[i] + steps[i].Value;
            }
        }

        public double Cost { get; }

        public double Value { get; }

        public Step[] Steps { get; }

        public double[] Costs { get; }

        public double[] Values { get; }
    }
}
