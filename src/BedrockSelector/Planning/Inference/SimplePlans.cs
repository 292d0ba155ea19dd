using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>Plans of few purchases, from one up: what each more of them saves.</summary>
/// <remarks>
/// One purchase is the best of all. Each further one is the best beside those before it, after which each in turn is bought anew as long
/// as that saves. Two and more are good, not proven: the bound of the plan without a limit holds for them, and the gap to it is stated.
/// </remarks>
internal sealed class SimplePlans
{
    private const int Passes = 3;
    private const long MostWork = 40_000_000L;
    private const long WorkEach = 300_000L;

    private readonly PlanProblem _problem;
    private readonly PurchaseSearch _search;
    private readonly bool _decided;
    private readonly List<PlannedPurchase> _made = [];

    private SimplePlans(PlanProblem problem)
    {
        _problem = problem;
        _decided = problem.Traffic.Length == 1 || problem.Request.Buying.Holds;
        _search = Search(problem, _decided ? problem.ExpectedOverflow : problem.ExpectedRecourse, _decided);
    }

    /// <summary>The best plan of one kind of purchase.</summary>
    public static SingleCommitment? Single(PlanProblem problem)
    {
        var search = Search(problem, problem.ExpectedOverflow, true);
        var forbid = problem.Request.Overflow.Kind == OverflowKind.Forbid;
        if (search.Best(search.Sizes(AllSizes(problem))) is not { } best || (best.Gain <= 0L && !forbid))
        {
            return null;
        }

        search.Add(best.Purchase);
        if (Solution(problem, [best.Purchase], search.Covered, true) is not { } solution)
        {
            return null;
        }

        var (purchase, ends) = (best.Purchase, (decimal)(best.Purchase.From + best.Purchase.Terms));
        if (purchase.Kind >= 0)
        {
            ends = purchase.Starts(problem).Aggregate((decimal)purchase.From, (end, start) => start.From + problem.Kinds[purchase.Kind].PaidHours(start.From));
        }

        return new(
            purchase.Kind < 0 ? CommitmentTerm.None : problem.Kinds[purchase.Kind].Term, purchase.Units, purchase.From, ends,
            new PlanAssembler(problem, solution).Assemble(0m).TotalUsd!.Value);
    }

    /// <summary>Plans of one purchase, of two, and so on, each cheaper than the last.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="most">The most purchases.</param>
    /// <param name="boundUsd">What no plan undercuts.</param>
    /// <returns>Plans that keep the rules, by number of purchases.</returns>
    public static IEnumerable<(int Purchases, CapacityPlan Plan)> Of(PlanProblem problem, int most, decimal boundUsd)
    {
        var plans = new SimplePlans(problem);
        for (var purchases = 0; purchases <= most; purchases++)
        {
            if (purchases > 0 && !plans.More())
            {
                yield break;
            }

            if (Solution(problem, plans._made, plans._search.Covered, plans._decided) is { } solution)
            {
                yield return (plans._made.Count, new PlanAssembler(problem, solution).Assemble(boundUsd));
            }
        }
    }

    // Few purchases must serve what must be served before they save.
    private static PurchaseSearch Search(PlanProblem problem, SavingsCurves curves, bool uncommitted)
    {
        const long Coarser = 1_000_000L;
        return problem.Shortfall > 0L && problem.Traffic.Length == 1
            ? new(problem, SavingsBuilder.Raised(curves, problem.Shortfall, Coarser), uncommitted, Coarser)
            : new(problem, curves, uncommitted);
    }

    private static int AllSizes(PlanProblem problem) => (int)Math.Max(24L, MostWork / problem.Hours / (problem.Kinds.Length + 1));

    private bool More()
    {
        var sizes = _made.Count == 0 ? AllSizes(_problem) : (int)Math.Clamp(WorkEach / _problem.Hours, 6L, 32L);
        if (Bought(sizes) is { Gain: > 0L } next)
        {
            _made.Add(next.Purchase);
            _search.Add(next.Purchase);
        }
        else if (!Split(sizes))
        {
            return false;
        }

        var better = _made.Count > 1;
        for (var pass = 0; pass < Passes && better; pass++)
        {
            better = false;
            for (var i = 0; i < _made.Count; i++)
            {
                var old = _made[i];
                _search.Add(old, -1);
                var gain = _search.Gain(old);
                var found = Bought(sizes);
                if (found is { } other && other.Gain > gain)
                {
                    (_made[i], better) = (other.Purchase, true);
                }

                _search.Add(_made[i]);
            }
        }

        return true;
    }

    // Where everything is served, a purchase made smaller may leave to another, of fewer hours, what it served above.
    private bool Split(int most)
    {
        const int Parts = 7;
        var (at, improved) = (-1, 0L);
        var (smaller, other) = (default(PlannedPurchase), default(PlannedPurchase));
        for (var i = 0; i < _made.Count; i++)
        {
            var old = _made[i];
            _search.Add(old, -1);
            var gain = _search.Gain(old);
            foreach (var units in Enumerable.Range(1, Parts - 1).Select(part => old.Units * part / Parts).Where(static units => units > 0).Distinct())
            {
                var small = old with { Units = units };
                var kept = _search.Gain(small);
                _search.Add(small);
                if (Bought(most) is { } beside && kept + beside.Gain - gain > improved)
                {
                    (at, improved, smaller, other) = (i, kept + beside.Gain - gain, small, beside.Purchase);
                }

                _search.Add(small, -1);
            }

            _search.Add(old);
        }

        if (at < 0)
        {
            return false;
        }

        _search.Add(_made[at], -1);
        _search.Add(smaller);
        _search.Add(other);
        _made[at] = smaller;
        _made.Add(other);
        return true;
    }

    private (PlannedPurchase Purchase, long Gain)? Bought(int most)
    {
        var sizes = _search.Sizes(most);
        return _search.Best(sizes) is { } best ? _search.Sized(best.Purchase, sizes[^1]) is var sized && sized.Gain > best.Gain ? sized : best : null;
    }

    // Nothing where what must be served is not.
    private static CommitmentSolution? Solution(PlanProblem problem, IReadOnlyList<PlannedPurchase> made, IReadOnlyList<int> covered, bool decided)
    {
        int[] held = [.. covered];
        for (var hour = 0; hour < problem.Hours && decided; hour++)
        {
            for (var scenario = 0; scenario < problem.Traffic.Length; scenario++)
            {
                if (problem.Spared[scenario][hour])
                {
                    continue;
                }

                if (held[hour] < problem.MustHold[scenario][hour]
                    || (problem.Request.Overflow.Kind == OverflowKind.Forbid && problem.Traffic[scenario][hour].Overflow(held[hour]) > 0m))
                {
                    return null;
                }
            }
        }

        var bought = problem.Kinds.Select(_ => new int[problem.Hours]).ToArray();
        var free = new int[problem.Hours];
        var runs = new List<(int From, int To, int Units)>();
        foreach (var purchase in made)
        {
            foreach (var (from, to) in purchase.Starts(problem))
            {
                if (purchase.Kind >= 0)
                {
                    bought[purchase.Kind][from] += purchase.Units;
                    continue;
                }

                runs.Add((from, to, purchase.Units));
                for (var hour = from; hour < to; hour++)
                {
                    free[hour] += purchase.Units;
                }
            }
        }

        return new(bought, held, new long[problem.Hours], 0)
        {
            Uncommitted = decided ? free : [],
            Runs = runs,
            Starts = made.Sum(static purchase => purchase.Units),
        };
    }
}
