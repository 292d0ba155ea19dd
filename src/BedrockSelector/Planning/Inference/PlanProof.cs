namespace BedrockSelector.Planning.Inference;

/// <summary>Turns hour prices into a bound, and checks that they are a proof.</summary>
internal static class PlanProof
{
    /// <summary>Makes the proof of a plan.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="solution">The solver's answer, whose hour prices are used.</param>
    /// <param name="finerUsd">What the plan costs in digits finer than the grid, which every plan costs.</param>
    /// <param name="total">What the plan costs.</param>
    public static OptimalityProof Of(PlanProblem problem, CommitmentSolution solution, decimal finerUsd, decimal total)
    {
        var grid = problem.Grid;
        var prices = solution.HourPrices;
        var curves = problem.Decided;
        var most = problem.Request.Buying.MaxCommittedUnits ?? int.MaxValue;
        var bound = 0L;
        for (var hour = 0; hour < prices.Length; hour++)
        {
            var from = 0;
            for (var step = curves.Start[hour]; step < curves.Start[hour + 1]; step++)
            {
                // What no allowed commitment reaches is lost in every plan.
                var reached = Math.Min(curves.UpTo[step], most) - from;
                bound = checked(bound + (Math.Max(0, reached) * Math.Min(prices[hour], curves.Value[step])));
                bound = checked(bound + ((curves.UpTo[step] - from - Math.Max(0, reached)) * curves.Value[step]));
                from = curves.UpTo[step];
            }

            if (problem.Request.Overflow.Kind != OverflowKind.Forbid)
            {
                for (var scenario = 0; scenario < problem.Traffic.Length; scenario++)
                {
                    bound = checked(bound + SavingsBuilder.Share(Unreachable(problem, scenario, hour), problem.Probabilities[scenario]));
                }
            }
        }

        // Digits finer than the grid are part of every plan. Probabilities such as a third have endless digits: the cost may
        // then lie a hair below the bound, and lowering a bound keeps it true.
        var boundUsd = grid.Usd(bound) + finerUsd;
        if (boundUsd > total && boundUsd - total <= grid.Usd(problem.Traffic.Length))
        {
            boundUsd = total;
        }

        var proof = new OptimalityProof { HourPricesUsd = [.. prices.Select(grid.Usd)], LowerBoundUsd = boundUsd };

        // The proof is checked, not trusted: a price above a commitment's cost would void it.
        if (boundUsd > total || Void(problem, proof))
        {
            throw new InvalidOperationException("The hour prices are no proof of the plan; this is a defect of the planner.");
        }

        return proof;
    }

    /// <summary>What no allowed unit can save of an hour: traffic that units do not carry, or levels above the limit.</summary>
    public static long Unreachable(PlanProblem problem, int scenario, int hour) =>
        Math.Max(0L, problem.Grid.Nearest(problem.Traffic[scenario][hour].Usd(0)) - problem.Overflow[scenario].Above(hour, 0));

    private static bool Void(PlanProblem problem, OptimalityProof proof)
    {
        var sums = new decimal[problem.Hours + 1];
        for (var hour = 0; hour < problem.Hours; hour++)
        {
            sums[hour + 1] = sums[hour] + proof.HourPricesUsd[hour];
        }

        var rules = problem.Request.Buying;
        for (var hour = rules.DelayHours; hour < problem.Hours; hour++)
        {
            foreach (var kind in problem.Kinds)
            {
                var end = (int)Math.Min(problem.Hours, (long)hour + kind.Length(hour));
                if (sums[end] - sums[hour] > kind.Usd(hour) + rules.SwitchingUsd)
                {
                    return true;
                }
            }

            var hold = Math.Min(problem.Hours, hour + rules.MinimumHoldHours);
            if (rules.Holds && problem.UncommittedUsd is { } usd && sums[hold] - sums[hour] > (usd * rules.MinimumHoldHours) + rules.SwitchingUsd)
            {
                return true;
            }
        }

        return false;
    }
}
