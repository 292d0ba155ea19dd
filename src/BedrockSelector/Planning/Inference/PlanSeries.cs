using System.Collections.Immutable;

namespace BedrockSelector.Planning.Inference;

/// <summary>Draws a plan over time as few points.</summary>
internal static class PlanSeries
{
    /// <summary>So many points at most.</summary>
    public const int MostPoints = 72;

    public static ImmutableArray<PlanPoint> Of(InferenceRequest request, CapacityPlan plan)
    {
        if (plan.TotalUsd is null)
        {
            return [];
        }

        var demand = request.Scenarios[0].Demand.Hours;
        var units = Units(request, plan, demand.Length);
        var points = Math.Min(MostPoints, demand.Length);
        var series = ImmutableArray.CreateBuilder<PlanPoint>(points);
        for (var i = 0; i < points; i++)
        {
            var (from, to) = ((int)((long)demand.Length * i / points), (int)((long)demand.Length * (i + 1) / points));
            var (sum, peak, most, over) = (0m, 0m, 0, 0m);
            for (var hour = from; hour < to; hour++)
            {
                sum += demand[hour].Total;
                peak = Math.Max(peak, demand[hour].Total);
                most = Math.Max(most, units[hour]);
                over += plan.OverflowByHour.Length > 0 ? plan.OverflowByHour[hour] : plan.OnDemand.IsEmpty ? 0m : plan.OnDemand[0].Hours[hour].Total;
            }

            series.Add(new()
            {
                FromHour = from,
                ToHour = to,
                TokensPerMinute = Math.Round(sum / (to - from) / 60m, 6),
                PeakTokensPerMinute = Math.Round(peak / 60m, 6),
                Units = most,
                OverflowTokensPerMinute = Math.Round(over / (to - from) / 60m, 6),
            });
        }

        return series.MoveToImmutable();
    }

    private static int[] Units(InferenceRequest request, CapacityPlan plan, int hours)
    {
        var units = new int[hours + 1];
        foreach (var row in plan.Rows)
        {
            Hold(row.FromHour, row.ToHour, row.Units);
        }

        foreach (var held in request.Buying.Held)
        {
            Hold(held.FromHour, held.ToHour, held.Units);
        }

        for (var hour = 1; hour < hours; hour++)
        {
            units[hour] += units[hour - 1];
        }

        return units;

        void Hold(int from, decimal to, int count)
        {
            var end = (int)Math.Min(hours, decimal.Floor(to));
            if (from < end)
            {
                units[from] += count;
                units[end] -= count;
            }
        }
    }
}
