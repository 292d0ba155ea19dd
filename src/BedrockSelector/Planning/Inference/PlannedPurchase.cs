namespace BedrockSelector.Planning.Inference;

/// <summary>One purchase: units of one kind from one hour on, renewed without a break.</summary>
/// <param name="Kind">The kind of commitment; -1 for units without commitment.</param>
/// <param name="From">The first hour.</param>
/// <param name="Terms">How many terms; hours for units without commitment.</param>
/// <param name="Units">Units; one or more.</param>
internal readonly record struct PlannedPurchase(int Kind, int From, int Terms, int Units)
{
    /// <summary>The terms of the purchase: where each starts, and the whole hour in which it ends or the horizon does.</summary>
    public IEnumerable<(int From, int To)> Starts(PlanProblem problem)
    {
        if (Kind < 0)
        {
            yield return (From, From + Terms);
            yield break;
        }

        var from = From;
        for (var term = 0; term < Terms; term++)
        {
            var to = (int)Math.Min(problem.Hours, (long)from + problem.Kinds[Kind].Length(from));
            yield return (from, to);
            from = to;
        }
    }
}
