using System.Globalization;

namespace BedrockSelector.Planning.Inference;

/// <summary>What the hours of a problem need at least, and whether anything can serve it.</summary>
internal sealed class PlanNeeds(PlanProblem problem)
{
    private CapacityPlanRequest Request => problem.Request;

    private bool AnyTerm => problem.Kinds.Length > 0 || problem.UncommittedUsd is not null;

    /// <summary>The scenarios that need not be served in each hour: the busiest, as long as together they are no likelier than allowed.</summary>
    public static bool[][] Spared(PlanProblem problem)
    {
        var spared = problem.Traffic.Select(static hours => new bool[hours.Length]).ToArray();
        var chance = problem.Request.ShortChance;
        for (var hour = 0; chance > 0m && hour < problem.Hours; hour++)
        {
            var left = chance;
            foreach (var scenario in Enumerable.Range(0, problem.Traffic.Length).OrderByDescending(one => problem.Traffic[one][hour].Units ?? decimal.MaxValue).ThenBy(static one => one))
            {
                if (problem.Probabilities[scenario] > left)
                {
                    break;
                }

                spared[scenario][hour] = true;
                left -= problem.Probabilities[scenario];
            }
        }

        return spared;
    }

    /// <summary>Says in which hour overflow that is forbidden cannot be avoided.</summary>
    public string? CannotServe()
    {
        foreach (var (hours, spared) in problem.Traffic.Zip(problem.Spared))
        {
            for (var hour = 0; hour < hours.Length; hour++)
            {
                if (spared[hour] || hours[hour].Tokens == 0m || hours[hour] is { Units: 0m })
                {
                    continue;
                }

                if (hours[hour].Units is null)
                {
                    return AnyTerm
                        ? $"Hour {hour} has tokens that no unit carries, and overflow is forbidden; supply a unit capacity for both input and output, or allow overflow."
                        : "Overflow is forbidden and no term on offer has a price; supply the price of a term or allow overflow.";
                }

                if (hours[hour].WholeUnits == 0)
                {
                    continue;
                }

                if (!AnyTerm)
                {
                    return "Overflow is forbidden and no term on offer has a price; supply the price of a term or allow overflow.";
                }

                if (TooMany(hour, hours[hour].WholeUnits) is { } reason)
                {
                    return $"Hour {hour} needs {hours[hour].WholeUnits} units{(hours[hour].Held > 0 ? $" beside the {hours[hour].Held} held" : "")}, "
                        + $"{reason} and overflow is forbidden; {(hour < Request.Buying.DelayHours ? "allow overflow" : "raise the limit or allow overflow")}.";
                }
            }
        }

        return null;
    }

    /// <summary>Finds what each hour must hold so that no more goes on demand than may.</summary>
    /// <returns>The hour in which what no unit carries exceeds it, or <c>null</c>.</returns>
    public string? CannotKeepLimit(out int[][] mustHold)
    {
        mustHold = [.. problem.Traffic.Select(static hours => new int[hours.Length])];
        if (Request is not { OnDemandLimit: { } limit, Overflow.Kind: OverflowKind.OnDemand })
        {
            return null;
        }

        for (var scenario = 0; scenario < problem.Traffic.Length; scenario++)
        {
            var demand = Request.Scenarios[scenario].Demand;
            var busiest = demand.Hours.Max(static hour => hour.Total);
            var traffic = problem.Traffic[scenario];
            var shares = Request.OnDemandShares.IsEmpty
                ? limit.Shares(demand, [.. traffic.Select(static hour => hour.Units)], [.. traffic.Select(static hour => hour.BatchShare)])
                : Request.OnDemandShares[scenario];
            for (var hour = 0; hour < problem.Hours; hour++)
            {
                var served = traffic[hour];
                var share = shares[hour];
                if (share + served.BatchShare >= 1m || problem.Spared[scenario][hour])
                {
                    continue;
                }

                var units = served.Units is { } needed && (AnyTerm || served.Held > 0)
                    ? Math.Max(0m, decimal.Ceiling(needed * (1m - share - served.BatchShare)) - served.Held)
                    : decimal.MaxValue;
                if (units > 0m && (units > PlanProblem.MostUnits || !AnyTerm || TooMany(hour, (int)units) is not null))
                {
                    return string.Create(
                        CultureInfo.InvariantCulture,
                        $"Hour {hour} may send {share:0.##%} of its traffic on demand within the quota of {limit.Binding(demand.Hours[hour], demand.PeakFactor, busiest)}, and no units can carry the rest; raise the quota or supply units.");
                }

                mustHold[scenario][hour] = (int)units;
            }
        }

        return null;
    }

    /// <summary>Says which hour the best purchases leave short: rules of buying may stand against each other.</summary>
    public static string? Short(PlanProblem problem, CommitmentSolution solution)
    {
        var rules = problem.Request.Buying;
        for (var hour = 0; hour < problem.Hours; hour++)
        {
            var most = solution.Covered[hour] + (problem.UncommittedUsd is null || rules.Holds || hour < rules.DelayHours ? 0L : rules.MaxUncommittedUnits ?? int.MaxValue);
            most = Math.Min(most, Math.Max(problem.Limits[hour], solution.Covered[hour]));
            for (var scenario = 0; scenario < problem.Traffic.Length; scenario++)
            {
                var least = problem.Request.Overflow.Kind == OverflowKind.Forbid ? problem.Traffic[scenario][hour].WholeUnits : problem.MustHold[scenario][hour];
                if (least > most && !problem.Spared[scenario][hour])
                {
                    return $"Hour {hour} needs {least} units and at most {most} can be held in it within the limits; raise them, or allow overflow.";
                }
            }
        }

        return null;
    }

    private string? TooMany(int hour, int units)
    {
        var rules = Request.Buying;
        if (hour < rules.DelayHours)
        {
            return $"none is there before hour {rules.DelayHours}";
        }

        var committed = problem.Kinds.Length == 0 ? 0 : rules.MaxCommittedUnits ?? int.MaxValue;
        var uncommitted = problem.UncommittedUsd is null ? 0 : rules.MaxUncommittedUnits ?? int.MaxValue;
        var most = Math.Min(problem.Limits[hour], (long)committed + uncommitted);
        return units > most ? $"only {most} are allowed" : null;
    }
}
