using System.Collections.Immutable;
using System.Globalization;

namespace BedrockSelector.Selection.Portfolio;

/// <summary>The options of a portfolio as whole numbers, without those that another option of the same task beats.</summary>
internal sealed class PortfolioProblem
{
    private readonly int _costDecimals;
    private readonly int _qualityDecimals;
    private readonly int _weightDecimals;
    private readonly Int128 _totalWeight;

    private PortfolioProblem(TaskOption[] options)
    {
        _costDecimals = Decimals(options.Select(o => o.CostUsd));
        _qualityDecimals = Decimals(options.Select(o => o.Quality));
        _weightDecimals = Decimals(options.Select(o => o.Weight));
        var groups = options.GroupBy(o => o.Task, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToArray();
        Groups = new Choice[groups.Length][];
        for (var k = 0; k < groups.Length; k++)
        {
            var weight = Whole(groups[k].First().Weight, _weightDecimals);
            _totalWeight += weight;
            Groups[k] = Undominated(groups[k], weight);
        }
    }

    /// <summary>By task, ordinal; the choices of a task by rising cost and rising value.</summary>
    public Choice[][] Groups { get; }

    public static PortfolioProblem Of(IEnumerable<TaskOption> options)
    {
        TaskOption[] all = [.. options];
        if (all.Length == 0)
        {
            throw new ArgumentException("There is no option.", nameof(options));
        }

        var pairs = new HashSet<(string, string)>();
        var weights = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var option in all)
        {
            if (!pairs.Add((option.Task, option.Model)))
            {
                throw new ArgumentException($"'{option.Model}' is given twice for '{option.Task}'.", nameof(options));
            }

            if (!weights.TryAdd(option.Task, option.Weight) && weights[option.Task] != option.Weight)
            {
                throw new ArgumentException($"'{option.Task}' is given two weights.", nameof(options));
            }
        }

        if (weights.Count > TaskPortfolio.MaxTasks)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{weights.Count} tasks; at most {TaskPortfolio.MaxTasks} are planned together."), nameof(options));
        }

        try
        {
            var problem = new PortfolioProblem(all);
            problem.CheckRange();
            return problem;
        }
        catch (OverflowException)
        {
            throw new ArgumentException("The figures have too many digits to be computed with exactly.", nameof(options));
        }
    }

    /// <summary>The smallest value that means at least this mean quality.</summary>
    public Int128 ValueOf(decimal quality)
    {
        var decimals = Math.Max(Decimals([quality]), _qualityDecimals);
        var whole = checked(Whole(quality, decimals) * _totalWeight);
        var divisor = Power(decimals - _qualityDecimals);
        return whole >= 0 ? (whole + divisor - 1) / divisor : whole / divisor;
    }

    /// <summary>The largest whole cost within a budget.</summary>
    public Int128 CostOf(decimal usd)
    {
        var decimals = Math.Max(Decimals([usd]), _costDecimals);
        return checked(Whole(usd, decimals) * Power(_weightDecimals)) / Power(decimals - _costDecimals);
    }

    public PortfolioPoint Point(Int128 cost, Int128 value) => new(
        Fraction(value, _qualityDecimals + _weightDecimals) / Fraction(_totalWeight, _weightDecimals),
        Fraction(cost, _costDecimals + _weightDecimals));

    public static ImmutableArray<TaskAssignment> Assign(IEnumerable<TaskOption> chosen) =>
        [.. chosen.Select(o => new TaskAssignment(o.Task, o.Model, o.Quality, o.CostUsd, o.Weight))];

    private static int Decimals(IEnumerable<decimal> figures) => figures.Max(f => (f / 1.0000000000000000000000000000m).Scale);

    private static Int128 Power(int exponent)
    {
        Int128 power = 1;
        for (var i = 0; i < exponent; i++)
        {
            power = checked(power * 10);
        }

        return power;
    }

    private static Int128 Whole(decimal figure, int decimals)
    {
        var units = decimal.Truncate(figure);
        return checked(((Int128)units * Power(decimals)) + (Int128)((figure - units) * (decimal)Power(decimals)));
    }

    private static decimal Fraction(Int128 whole, int decimals)
    {
        var (units, rest) = Int128.DivRem(whole, Power(decimals));
        return (decimal)units + ((decimal)rest / (decimal)Power(decimals));
    }

    private Choice[] Undominated(IEnumerable<TaskOption> options, Int128 weight)
    {
        var choices = new List<Choice>();
        var sorted = options
            .Select(o => new Choice(o, checked(Whole(o.CostUsd, _costDecimals) * weight), checked(Whole(o.Quality, _qualityDecimals) * weight)))
            .OrderBy(c => c.Cost)
            .ThenByDescending(c => c.Value)
            .ThenBy(c => c.Option.Model, StringComparer.Ordinal);
        foreach (var choice in sorted)
        {
            if (choices.Count == 0 || choice.Value > choices[^1].Value)
            {
                choices.Add(choice);
            }
        }

        return [.. choices];
    }

    private void CheckRange()
    {
        Int128 cost = 0;
        Int128 value = 0;
        foreach (var group in Groups)
        {
            cost = checked(cost + group[^1].Cost);
            value = checked(value + group[^1].Value);
        }

        _ = Point(cost, value);
    }

    internal readonly record struct Choice(TaskOption Option, Int128 Cost, Int128 Value);
}
