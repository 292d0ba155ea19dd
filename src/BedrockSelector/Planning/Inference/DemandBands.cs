using System.Collections.Immutable;

namespace BedrockSelector.Planning.Inference;

/// <summary>Makes scenarios of demand that is known only as a distribution.</summary>
public static class DemandBands
{
    // Between the 10th, the 50th and the 90th percentile, 0, 1 and -1 lie so many standard errors.
    private const decimal TenthErrors = 1.2816m;

    /// <summary>Makes scenarios of percentile bands by the hour.</summary>
    /// <param name="bands">Percentiles, above 0 and below 100, each with the demand that it does not exceed, hour by hour.</param>
    /// <returns>
    /// One scenario a band, in order: all hours are high or low together. Each stands for what lies nearer to it than to its neighbours, so
    /// the 10th, 50th and 90th percentile weigh 0.3, 0.4 and 0.3.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="bands"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no band, a percentile twice, or one out of its range.</exception>
    public static ImmutableArray<DemandScenario> Of(IEnumerable<KeyValuePair<decimal, DemandSeries>> bands)
    {
        ArgumentNullException.ThrowIfNull(bands);
        var sorted = bands.OrderBy(static band => band.Key).ToArray();
        if (sorted.Length == 0 || sorted.Any(static band => band.Key is <= 0m or >= 100m) || sorted.Select(static band => band.Key).Distinct().Count() < sorted.Length)
        {
            throw new ArgumentException("Bands are percentiles above 0 and below 100, each once, and at least one.", nameof(bands));
        }

        return
        [
            .. sorted.Select((band, i) =>
            {
                var low = i == 0 ? 0m : (sorted[i - 1].Key + band.Key) / 2m;
                var high = i == sorted.Length - 1 ? 100m : (band.Key + sorted[i + 1].Key) / 2m;
                return new DemandScenario(band.Value, high - low, FormattableString.Invariant($"p{band.Key:0.##}"));
            }),
        ];
    }

    /// <summary>Makes scenarios of a demand that grows at a rate known with an error.</summary>
    /// <param name="demand">The demand without growth.</param>
    /// <param name="monthlyGrowth">Growth from month to month, such as 0.03; above -1.</param>
    /// <param name="standardError">Its standard error, such as 0.01; zero or more.</param>
    /// <param name="hoursPerMonth">Hours in a month; above zero.</param>
    /// <returns>The 10th, 50th and 90th percentile of the growth; one scenario without an error. Tokens are rounded to a millionth.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="demand"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static ImmutableArray<DemandScenario> Growing(
        DemandSeries demand, decimal monthlyGrowth, decimal standardError, decimal hoursPerMonth = CapacityPlanRequest.DefaultHoursPerMonth)
    {
        ArgumentNullException.ThrowIfNull(demand);
        ArgumentOutOfRangeException.ThrowIfNegative(standardError);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hoursPerMonth);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(monthlyGrowth, -1m);
        if (standardError == 0m)
        {
            return [new(Grown(demand, monthlyGrowth, hoursPerMonth))];
        }

        return Of(new[] { (10m, -TenthErrors), (50m, 0m), (90m, TenthErrors) }.Select(one => KeyValuePair.Create(
            one.Item1, Grown(demand, Math.Max(-0.99m, monthlyGrowth + (one.Item2 * standardError)), hoursPerMonth))));
    }

    private static DemandSeries Grown(DemandSeries demand, decimal growth, decimal hoursPerMonth)
    {
        var hours = ImmutableArray.CreateBuilder<HourlyTokens>(demand.Hours.Length);
        var (month, factor) = (0, 1m);
        for (var hour = 0; hour < demand.Hours.Length; hour++)
        {
            for (; month < (int)decimal.Floor(hour / hoursPerMonth); month++)
            {
                factor *= 1m + growth;
            }

            var tokens = demand.Hours[hour];
            hours.Add(new(Scaled(tokens.Input), Scaled(tokens.Output), Scaled(tokens.CacheRead), Scaled(tokens.CacheWrite)));
        }

        return new(hours.MoveToImmutable(), demand.Start, demand.PeakFactor);

        decimal Scaled(decimal count) => Math.Round(count * factor, 6);
    }
}
