using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>The best plan of one kind of purchase: n units of one term, started once, renewed or not.</summary>
internal static class SingleCommitmentSearch
{
    public static SingleCommitment? Best(PlanProblem problem)
    {
        var curves = problem.ExpectedOverflow;
        var levels = curves.UpTo.Distinct().Order().ToArray();
        var nothing = 0L;
        for (var hour = 0; hour < problem.Hours; hour++)
        {
            nothing = checked(nothing + curves.Above(hour, 0));
        }

        // Savings are concave in the number of units over any fixed hours, so some best number ends a step.
        SingleCommitment? best = null;
        var bestGain = problem.Request.Overflow.Kind == OverflowKind.Forbid ? long.MinValue : 0L;
        var saved = new long[problem.Hours];
        foreach (var units in levels)
        {
            for (var hour = 0; hour < saved.Length; hour++)
            {
                saved[hour] = curves.Above(hour, 0) - curves.Above(hour, units);
            }

            for (var kind = -1; kind < problem.Lengths.Length; kind++)
            {
                if (kind < 0 && problem.UncommittedUsd is null)
                {
                    continue;
                }

                var (from, terms, gain) = kind < 0
                    ? BestRun(saved, problem.Grid.Nearest(problem.UncommittedUsd!.Value) * units)
                    : BestChain(saved, problem.Lengths[kind], problem.Grid.Nearest(problem.CommitmentUsd[kind]) * units);
                if (gain > bestGain && terms > 0)
                {
                    bestGain = gain;
                    var term = kind < 0 ? CommitmentTerm.None : problem.Committed[kind].Term;
                    best = new(term, units, from, from + (kind < 0 ? terms : terms * problem.PaidHours[kind]), 0m);
                }
            }
        }

        return best is null ? null : Priced(problem, best);
    }

    // The best stretch of hours to hold uncommitted units: the largest sum of consecutive savings less price.
    private static (int From, int Hours, long Gain) BestRun(long[] saved, long price)
    {
        var (from, length, best) = (0, 0, long.MinValue);
        var (runFrom, run) = (0, 0L);
        for (var hour = 0; hour < saved.Length; hour++)
        {
            if (run <= 0)
            {
                (runFrom, run) = (hour, 0);
            }

            run += saved[hour] - price;
            if (run > best)
            {
                (from, length, best) = (runFrom, hour + 1 - runFrom, run);
            }
        }

        return (from, length, best);
    }

    // The best start, each term renewed as long as the terms that follow are worth it together.
    private static (int From, int Terms, long Gain) BestChain(long[] saved, int length, long price)
    {
        var hours = saved.Length;
        var gain = new long[hours];
        var terms = new int[hours];
        var window = 0L;
        var best = hours - 1;
        for (var hour = hours - 1; hour >= 0; hour--)
        {
            window += saved[hour];
            if (hour + length < hours)
            {
                window -= saved[hour + length];
            }

            gain[hour] = window - price;
            terms[hour] = 1;
            if (hour + length < hours && gain[hour + length] > 0)
            {
                gain[hour] += gain[hour + length];
                terms[hour] += terms[hour + length];
            }

            if (gain[hour] >= gain[best])
            {
                best = hour;
            }
        }

        return (best, terms[best], gain[best]);
    }

    private static SingleCommitment? Priced(PlanProblem problem, SingleCommitment best)
    {
        var kind = Array.FindIndex(problem.Committed, price => price.Term == best.Term);
        var usd = kind < 0
            ? problem.UncommittedUsd!.Value * best.Units * (best.ToHour - best.FromHour)
            : problem.CommitmentUsd[kind] * best.Units * ((best.ToHour - best.FromHour) / problem.PaidHours[kind]);
        var served = kind < 0
            ? (int)best.ToHour
            : best.FromHour + (int)((best.ToHour - best.FromHour) / problem.PaidHours[kind]) * problem.Lengths[kind];
        for (var scenario = 0; scenario < problem.Traffic.Length; scenario++)
        {
            for (var hour = 0; hour < problem.Hours; hour++)
            {
                var units = hour >= best.FromHour && hour < served ? best.Units : 0;
                var traffic = problem.Traffic[scenario][hour];
                if (problem.Request.Overflow.Kind == OverflowKind.Forbid && traffic.Overflow(units) > 0m)
                {
                    return null;
                }

                var whole = problem.Grid.Nearest(traffic.OverflowUsd);
                var curves = problem.Overflow[scenario];
                usd += problem.Grid.Usd(Math.Max(0L, whole - curves.Above(hour, 0)) + curves.Above(hour, units)) * problem.Probabilities[scenario]
                    * (problem.Request.Overflow.Kind == OverflowKind.Forbid ? 0m : 1m);
            }
        }

        return best with { TotalUsd = usd };
    }
}
