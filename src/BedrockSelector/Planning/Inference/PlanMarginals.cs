namespace BedrockSelector.Planning.Inference;

/// <summary>What one unit fewer of a row would change.</summary>
internal sealed class PlanMarginals(PlanProblem problem, CommitmentSolution solution, int[][] units)
{
    private readonly bool _decided = solution.Uncommitted.Length > 0;

    /// <summary>A committed unit fewer: units without commitment step in for it where they follow the traffic.</summary>
    public OneUnitFewer Committed(int from, int to, decimal saved) =>
        Of(from, to, saved, solution.Covered, _decided ? problem.ExpectedOverflow : problem.ExpectedRecourse, !_decided && problem.UncommittedUsd is not null);

    /// <summary>A unit without commitment fewer.</summary>
    public OneUnitFewer Uncommitted(int from, int to, decimal saved) =>
        Of(from, to, saved, units[0], _decided ? problem.ExpectedOverflow : problem.Overflow[0], false);

    private OneUnitFewer Of(int from, int to, decimal saved, int[] held, SavingsCurves curves, bool stepsIn)
    {
        var added = 0L;
        var shortHours = 0;
        var throttled = 0m;
        var kind = problem.Request.Overflow.Kind;
        for (var hour = from; hour < to; hour++)
        {
            // Below what must be held, the traffic could not be served at all.
            var needed = problem.MustHold.Max(hours => hours[hour]) > held[hour] - 1;
            added += needed ? 0L : curves.At(hour, held[hour]);
            shortHours += needed && held[hour] > 0 ? 1 : 0;
            for (var scenario = 0; scenario < units.Length; scenario++)
            {
                if (stepsIn && units[scenario][hour] > held[hour])
                {
                    continue;
                }

                var traffic = problem.Traffic[scenario][hour];
                var lost = traffic.Overflow(units[scenario][hour] - 1) - traffic.Overflow(units[scenario][hour]);
                if (lost > 0m && kind == OverflowKind.Forbid && !stepsIn && !problem.Spared[scenario][hour])
                {
                    shortHours++;
                }
                else if (kind == OverflowKind.Throttle)
                {
                    throttled += lost * problem.Probabilities[scenario];
                }
            }
        }

        return new(saved, shortHours > 0 ? null : problem.Grid.Usd(added), Math.Round(throttled, 6), shortHours);
    }
}
