namespace BedrockSelector.Statements;

/// <summary>Carries days of cost to the end of their month.</summary>
internal static class CostForecast
{
    private const int MostDays = 28;

    // Upper 5 percent points of Student's t for 1 to 27 degrees of freedom: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2.
    private static readonly double[] StudentT =
    [
        6.314, 2.920, 2.353, 2.132, 2.015, 1.943, 1.895, 1.860, 1.833, 1.812, 1.796, 1.782, 1.771, 1.761, 1.753, 1.746, 1.740, 1.734, 1.729, 1.725, 1.721, 1.717, 1.714,
        1.711, 1.708, 1.706, 1.703,
    ];

    public static UsageForecast? Of(IReadOnlyCollection<CellPrice> cells, decimal? budget)
    {
        if (cells.Count == 0)
        {
            return null;
        }

        var (first, end) = (cells.Min(static cell => cell.Cell.Hour), cells.Max(static cell => cell.Cell.Hour).AddHours(1));
        var last = end.AddHours(-1);
        var month = new DateTimeOffset(last.Year, last.Month, 1, 0, 0, 0, TimeSpan.Zero);
        var spent = cells.Where(cell => cell.Cell.Hour >= month).Sum(static cell => cell.PricedUsd);
        var left = (decimal)(month.AddMonths(1) - end).Ticks / TimeSpan.TicksPerDay;
        var days = Days(cells, first, end);
        var mean = days.Length > 0 ? days.Sum() / days.Length : 0m;
        var forecast = left == 0m ? spent : days.Length > 0 ? spent + decimal.Round(mean * left, 10) : (decimal?)null;
        var half = left > 0m && days.Length > 1 ? Half(days, (double)mean, (double)left) : left == 0m ? 0m : (decimal?)null;
        return new()
        {
            Month = DateOnly.FromDateTime(month.UtcDateTime),
            SpentUsd = spent,
            DaysLeft = decimal.Round(left, 4),
            HistoryDays = days.Length,
            ForecastUsd = forecast,
            LowUsd = half is null ? null : Math.Max(spent, forecast!.Value - half.Value),
            HighUsd = half is null ? null : forecast!.Value + half.Value,
            BudgetUsd = budget,
        };
    }

    // The first and the last day may have begun or ended within; days between them without a call cost nothing.
    private static decimal[] Days(IReadOnlyCollection<CellPrice> cells, DateTimeOffset first, DateTimeOffset end)
    {
        var begin = first.TimeOfDay == TimeSpan.Zero ? first.Date : first.Date.AddDays(1);
        var sums = cells.GroupBy(static cell => cell.Cell.Hour.UtcDateTime.Date).ToDictionary(static day => day.Key, static day => day.Sum(static cell => cell.PricedUsd));
        var count = (int)(end.UtcDateTime.Date - begin).TotalDays;
        return [.. Enumerable.Range(0, Math.Max(0, count)).Select(day => sums.GetValueOrDefault(begin.AddDays(day))).TakeLast(MostDays)];
    }

    private static decimal Half(decimal[] days, double mean, double left)
    {
        var variance = days.Sum(day => Math.Pow((double)day - mean, 2)) / (days.Length - 1);
        var error = Math.Sqrt(variance * (left + (left * left / days.Length)));
        return decimal.Round((decimal)(StudentT[Math.Min(days.Length - 2, StudentT.Length - 1)] * error), 10);
    }
}
