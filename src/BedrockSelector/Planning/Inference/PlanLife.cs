using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Planning.Inference;

/// <summary>Cuts a plan at the end of its model.</summary>
internal static class PlanLife
{
    /// <summary>Finds the end of a model within the horizon: the date and the first hour that is not served.</summary>
    /// <returns>
    /// <c>null</c> when the model outlives the plan, has ended before it, or is a custom one, of whose end nothing is published.
    /// </returns>
    public static (DateOnly On, int Hour)? EndIn(InferenceRequest request, CallTarget target, DateOnly asOf)
    {
        if (target.Subject != RateSubject.Base || request.Scenarios.IsDefaultOrEmpty || target.Model.Lifecycle.EndsOn(target.Region) is not { } end)
        {
            return null;
        }

        var start = request.Scenarios[0].Demand.Start ?? new DateTimeOffset(asOf.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var hours = (new DateTimeOffset(end.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) - start).TotalHours;
        return hours >= 1d && hours < request.Scenarios.Max(static scenario => scenario.Demand.Hours.Length) ? (end, (int)hours) : null;
    }

    public static InferenceRequest Until(InferenceRequest request, int hour) =>
        request with { Scenarios = [.. request.Scenarios.Select(one => Cut(one, 0, hour))] };

    public static InferenceRequest After(InferenceRequest request, int hour, ModelReference next) => request with
    {
        Model = next,
        Replacement = null,
        Buying = request.Buying with { Held = [], DelayHours = Math.Max(0, request.Buying.DelayHours - hour) },
        Scenarios = [.. request.Scenarios.Select(one => Cut(one, hour, one.Demand.Hours.Length))],
    };

    public static InferencePhase Ended(InferencePhase until, InferenceRequest request, (DateOnly On, int Hour) end, InferencePhase? after)
    {
        var demand = request.Scenarios[0].Demand;
        var tokens = demand.Hours.Skip(end.Hour).Sum(static hour => hour.Total);
        var left = demand.Hours.Length - end.Hour;
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{until.Model} ends on {end.On:yyyy-MM-dd}: the plan serves {end.Hour:#,0} of {demand.Hours.Length:#,0} hours until then");
        var rest = after is null
            ? string.Create(CultureInfo.InvariantCulture, $"; the {left:#,0} hours after it, with {tokens:#,0} tokens, need another model.")
            : $"; {after.Model} takes over.";
        return until with
        {
            Ends = new()
            {
                On = end.On,
                ServedHours = end.Hour,
                HoursAfter = left,
                TokensAfter = tokens,
                Replacement = after,
                TotalUsd = until.TotalUsd + after?.TotalUsd,
            },
            Findings = [Finding.Warning("model-ends", text + rest, until.ModelId.Value), .. until.Findings],
            Undecided = after is not null ? until.Undecided
                : string.Join(' ', new[] { until.Undecided, $"What serves the hours after {end.On:yyyy-MM-dd}: name a replacement." }.OfType<string>()),
        };
    }

    private static DemandScenario Cut(DemandScenario scenario, int from, int to) =>
        new(new([.. scenario.Demand.Hours[from..to]], scenario.Demand.Start?.AddHours(from), scenario.Demand.PeakFactor), scenario.Weight, scenario.Name);
}
