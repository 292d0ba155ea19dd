namespace BedrockSelector.Planning.Inference;

/// <summary>How far the units of a plan are used, and what is paid for idle ones.</summary>
internal sealed class PlanUse(PlanProblem problem, int[][] units, int[] committed)
{
    /// <summary>Unit-hours used by unit-hours held, those held already among them; <c>null</c> when none is held.</summary>
    public decimal? Utilization()
    {
        var (used, held) = (0m, 0m);
        for (var scenario = 0; scenario < units.Length; scenario++)
        {
            for (var hour = 0; hour < problem.Hours; hour++)
            {
                var served = problem.Traffic[scenario][hour];
                var all = units[scenario][hour] + served.Held;
                used += Math.Min(served.Units ?? 0m, all) * problem.Probabilities[scenario];
                held += all * problem.Probabilities[scenario];
            }
        }

        return held == 0m ? null : Math.Min(1m, used / held);
    }

    /// <summary>Units without commitment fill up last; what is idle of the rest costs what an average committed hour costs.</summary>
    public decimal IdleUsd(List<PlannedCapacity> commitments)
    {
        var paidUsd = commitments.Sum(static row => row.CostUsd);
        var paidUnitHours = commitments.Sum(static row => row.Units * (row.ToHour - row.FromHour));
        var idle = 0m;
        for (var scenario = 0; scenario < units.Length; scenario++)
        {
            var usedCommitted = 0m;
            var idleUncommitted = 0m;
            for (var hour = 0; hour < problem.Hours; hour++)
            {
                var used = Used(scenario, hour, committed[hour]);
                usedCommitted += used;
                idleUncommitted += units[scenario][hour] - committed[hour] - (Used(scenario, hour, units[scenario][hour]) - used);
            }

            var committedIdle = paidUnitHours == 0m ? 0m : paidUsd * (paidUnitHours - usedCommitted) / paidUnitHours;
            idle += problem.Probabilities[scenario] * (committedIdle + (idleUncommitted * (problem.UncommittedUsd ?? 0m)));
        }

        return Math.Round(idle, MoneyGrid.MostDigits);
    }

    private decimal Used(int scenario, int hour, int held)
    {
        var served = problem.Traffic[scenario][hour];
        return Math.Clamp((served.Units ?? 0m) - served.Held, 0m, held);
    }
}
