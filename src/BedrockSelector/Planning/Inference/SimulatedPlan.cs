using BedrockSelector.Planning.Simulation;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>What a plan holds, as a simulation needs it.</summary>
internal static class SimulatedPlan
{
    private const double ReservedTokens = 1_000d;

    public static HeldCapacity Of(InferenceRequest request, CapacityPlan plan, OverflowPolicy overflow, OnDemandQuota? quota)
    {
        var hours = request.Scenarios[0].Demand.Hours.Length;
        var (units, input, output) = (Held(CapacityKind.ModelUnits), Held(CapacityKind.ReservedInput), Held(CapacityKind.ReservedOutput));
        var (unitInput, unitOutput) = ((double)(request.UnitCapacity?.InputTokensPerMinute ?? 0m), (double)(request.UnitCapacity?.OutputTokensPerMinute ?? 0m));
        var any = units.Any(static held => held > 0) || input.Any(static held => held > 0);
        return new()
        {
            Units = units,
            InputPerMinute = any ? [.. units.Select((held, hour) => (held * unitInput) + (input[hour] * ReservedTokens))] : null,
            OutputPerMinute = any ? [.. units.Select((held, hour) => (held * unitOutput) + (output[hour] * ReservedTokens))] : null,
            SpillsOnDemand = overflow.Kind == OverflowKind.OnDemand,
            Quota = quota,
        };

        int[] Held(CapacityKind kind)
        {
            var rows = plan.Rows.Where(row => row.Units > 0 && (row.Kind == kind || (kind == CapacityKind.ModelUnits && row.Kind == CapacityKind.ImportedCopies)))
                .Select(static row => new HeldUnits { Units = row.Units, Kind = CapacityKind.ModelUnits, FromHour = row.FromHour, ToHour = row.ToHour });
            var already = HeldUnits.ByHour(request.Buying.Held, kind, hours);
            return [.. HeldUnits.ByHour(rows, CapacityKind.ModelUnits, hours).Select((held, hour) => held + already[hour])];
        }
    }
}
