using System.Globalization;
using BedrockSelector.Planning;
using BedrockSelector.Planning.Custom;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Planning.Training;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Output;

/// <summary>The sentences that stand after the tables of plans.</summary>
internal static class PlanNotes
{
    private const int MostExplained = 6;

    /// <summary>What each of the three rows costs, and when it is paid.</summary>
    public static IEnumerable<string> Rows(CustomPlan plan)
    {
        var band = plan.Training.Band is { } known ? $"; {known.LowUsd.Plain()} to {known.HighUsd.Plain()} USD by the token estimate" : "";
        yield return $"Training, once: {plan.Training.TotalUsd?.Plain() ?? "missing"}{(plan.Training.TotalUsd is null ? "" : " USD")} ({plan.Training.Need}{band}).";
        yield return $"Storage: {plan.Storage.TotalUsd?.Plain() ?? "missing"}{(plan.Storage.TotalUsd is null ? "" : " USD")} ({plan.Storage.Need}; until the model is deleted).";
        if (plan.Inference is { TotalUsd: { } serving } inference)
        {
            yield return $"Inference: {serving.Plain()} USD ({inference.Need}).";
        }
        else if (plan.Inference is null)
        {
            yield return "Inference: no demand is given.";
        }
    }

    /// <summary>Which billing AWS applies to training, and what provisioned capacity for it would cost.</summary>
    public static IEnumerable<string> Billing(TrainingPhase phase)
    {
        var metered = phase.Metered;
        var paid = metered.TotalUsd is { } usd ? $"{usd.Plain()} USD" : $"not known. {metered.Unknown}";
        yield return $"Training: AWS meters it{(metered.Need is null ? "" : $" ({metered.Need})")}: {paid.TrimEnd('.')}. It needs no provisioned capacity; "
            + $"if model units were bought for it: {Provisioned(phase.Provisioned, "--model-units U --hours H")}";
    }

    /// <summary>Which billing serves the demand, and what provisioned capacity alone would cost.</summary>
    public static IEnumerable<string> Billing(InferencePhase phase)
    {
        var way = phase.Billing switch
        {
            "metered" => "billed by use",
            "provisioned" => "billed by the hour for capacity held",
            "mixed" => "billed by the hour for capacity held, and by use for what exceeds it",
            _ => "undecided",
        };
        yield return $"Inference: the plan is {way}; provisioned throughput alone: {Provisioned(phase.Provisioned, "--unit-capacity in=N,out=N")}";
    }

    public static IEnumerable<string> Of(InferencePhase phase)
    {
        if (phase.Infeasible is { } infeasible)
        {
            yield return $"No plan keeps the rules: {infeasible}";
        }

        if (phase.Undecided is { } undecided)
        {
            yield return $"Undecided: {undecided}";
        }

        if (phase.TotalUsd is null)
        {
            yield break;
        }

        var of = phase.Undecided is null ? "no plan" : "no plan of what could be weighed";
        yield return $"Total {Money(phase.TotalUsd)} over the horizon; {of} costs less than {Money(phase.LowerBoundUsd)} (gap {phase.GapUsd!.Value.Plain()}).";
        yield return $"All on demand: {Money(phase.OnDemandUsd)}."
            + (phase.BestSingle is { } single ? $" Best single purchase: {single.Units} units, term {single.Term.Name()}, {Money(single.TotalUsd)} with its overflow." : "");
        if (phase.Utilization is { } utilization)
        {
            yield return $"Units are used at {Round(utilization * 100m)} %; idle capacity costs {Round(phase.IdleUsd)} USD.";
        }

        if (phase.Purchases > 0)
        {
            yield return phase.Purchases == 1 ? "The plan is one purchase." : $"The plan is {phase.Purchases} purchases; --max-purchases N makes it simpler, at the cost above.";
        }

        foreach (var point in phase.Waiting)
        {
            var saved = point.SavesUsd >= 0m ? $"{Round(point.SavesUsd)} USD less" : $"{Round(-point.SavesUsd)} USD more";
            yield return point.Hours == 0
                ? $"Knowing now which scenario comes would cost {Money(point.TotalUsd)}: {saved}."
                : $"Buying only after {point.Hours.ToString("#,0", CultureInfo.InvariantCulture)} hours, when it is known, would cost {Money(point.TotalUsd)}: {saved} than deciding now.";
        }

        if (phase.Simulation is { } simulated)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Simulated ({simulated.Arrivals.Name()} arrivals, {simulated.Hours} hours from hour {simulated.FromHour}, seed {simulated.Seed}): of {simulated.Requests:#,0} requests {simulated.ThrottledShare:0.##%} are refused at least once and {simulated.Lost:#,0} for good; half begin within {simulated.MedianDelaySeconds:0.##} seconds, 99 of 100 within {simulated.P99DelaySeconds:0.##}.");
        }

        if (phase.ThrottledTokens > 0m)
        {
            yield return $"{Round(phase.ThrottledTokens)} tokens are refused.";
        }

        foreach (var row in phase.Plan.Where(static row => row.OneUnitFewer is not null).OrderByDescending(static row => row.CostUsd).Take(MostExplained))
        {
            yield return OneFewer(row);
        }

        foreach (var decision in phase.Decisions)
        {
            var verb = decision.Kind switch { PlanDecisionKind.Buy => "Buy", PlanDecisionKind.Stop => "Stop", _ => "Let renew" };
            yield return $"{verb} {decision.Units} {decision.Capacity.Name()}, term {decision.Term.Name()}, by {PlanTables.Time(decision.At) ?? decision.Hour.Plain()}"
                + (decision.BeyondHorizon ? " (at or after the end of the horizon)." : ".");
        }

        if (phase.Ends is { Replacement: { } next } ends)
        {
            yield return $"From {ends.On:yyyy-MM-dd} on {next.Model}: {Money(next.TotalUsd)}; both together {Money(ends.TotalUsd)}.";
        }
    }

    public static IEnumerable<string> BreakEven(CustomBreakEven? even)
    {
        if (even?.Explanation is { } explanation)
        {
            yield return explanation + (even.SavingUsd is { } saving
                ? $" At the planned volume it {(saving >= 0 ? "saves" : "costs")} {Math.Abs(saving).Plain()} USD{(saving >= 0 ? "" : " more")}."
                : "");
        }
    }

    public static string Money(decimal? usd) => usd is { } known ? $"{Round(known)} USD" : "not known";

    // Tables are for eyes; JSON has every digit.
    public static string Round(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero).Plain();

    private static string Provisioned(ProvisionedOption option, string how)
    {
        var price = option.UsdPerUnitHour is { } usd ? $"{usd.Plain()} USD for a unit and hour, term {option.Term?.Name()}" : "no price";
        return option.TotalUsd is { } total
            ? $"{option.Units!.Value.Plain()} units × {option.Hours!.Value.Plain()} hours at {price} = {total.Plain()} USD."
            : option.UsdPerUnitHour is null ? $"not known: {option.Unknown}" : $"{price}; how much in all is not known: {option.Unknown} ({how})";
    }

    private static string OneFewer(PlanRow row)
    {
        var fewer = row.OneUnitFewer!;
        var what = $"One unit fewer of the {row.Units} from {PlanTables.Time(row.From)} (term {row.Term?.Name()}) saves {Round(fewer.SavedUsd)} USD";
        return fewer switch
        {
            { AddedUsd: null } => $"{what} and leaves {fewer.HoursShort} hours short, which is not allowed.",
            { ThrottledTokens: > 0m } => $"{what}, refuses {Round(fewer.ThrottledTokens)} tokens more and costs {Round(fewer.ExtraUsd!.Value)} USD more in all.",
            _ => $"{what} and costs {Round(fewer.ExtraUsd!.Value)} USD more in all.",
        };
    }
}
