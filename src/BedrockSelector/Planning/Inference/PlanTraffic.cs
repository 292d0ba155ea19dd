using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>Reads the hours of a request: the units that carry each, and what each costs without them.</summary>
internal static class PlanTraffic
{
    /// <summary>Reads the hours by scenario.</summary>
    /// <returns>What cannot be read, or <c>null</c>.</returns>
    public static string? Read(CapacityPlanRequest request, int[] held, out ServedHour[][] traffic)
    {
        traffic = new ServedHour[request.Scenarios.Length][];
        var busiest = Math.Max(1e-6m, request.Scenarios.Max(static one => one.Demand.Hours.Max(static hour => hour.Total)));
        for (var i = 0; i < traffic.Length; i++)
        {
            var demand = request.Scenarios[i].Demand;
            var hours = traffic[i] = new ServedHour[held.Length];
            for (var hour = 0; hour < hours.Length; hour++)
            {
                var tokens = demand.Hours[hour];
                var units = request.UnitsAtPeak is { } atPeak ? atPeak * tokens.Total / busiest
                    : request.UnitCapacity is { } capacity ? capacity.UnitsFor(tokens, demand.PeakFactor)
                    : null;
                if (units > PlanProblem.MostUnits)
                {
                    return $"Hour {hour} needs {units.Value.Plain()} units, more than {PlanProblem.MostUnits}; check the unit capacity, which is in tokens a minute.";
                }

                decimal? overflow = request.Overflow.Kind switch
                {
                    OverflowKind.OnDemand => request.OnDemand!.AmountOf(tokens),
                    OverflowKind.Throttle => tokens.Total * request.Overflow.ThrottledUsdPerToken!.Value,
                    _ => 0m,
                };
                if (overflow is not { } usd)
                {
                    return "The demand has prompt-cache tokens, and no on-demand price is known for them; supply cache read and write prices.";
                }

                hours[hour] = Waiting(request, tokens, new(tokens.Total, units, usd) { Held = held[hour] });
            }
        }

        return null;
    }

    // What can wait goes to batches where they cost less than on demand.
    private static ServedHour Waiting(CapacityPlanRequest request, HourlyTokens tokens, ServedHour hour) =>
        request.Overflow.Kind == OverflowKind.OnDemand && request.CanWait is { Share: > 0m } wait && wait.AmountOf(tokens) is var usd && usd < hour.OverflowUsd
            ? hour with { BatchShare = wait.Share, BatchUsd = usd }
            : hour;
}
