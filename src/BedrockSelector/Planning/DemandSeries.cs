using System.Collections.Immutable;

namespace BedrockSelector.Planning;

/// <summary>Traffic over time, hour by hour.</summary>
public sealed class DemandSeries
{
    /// <summary>The longest series accepted: ten years of hours.</summary>
    public const int MaxHours = 87_840;

    /// <summary>Makes a series.</summary>
    /// <param name="hours">The hours in order, without gaps; one to <see cref="MaxHours"/>.</param>
    /// <param name="start">When the first hour begins, or <see langword="null"/> when the series is not dated.</param>
    /// <param name="peakFactor">Peak minute over mean minute within an hour; one or more.</param>
    /// <exception cref="ArgumentException"><paramref name="hours"/> is empty or too long.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="peakFactor"/> is below one.</exception>
    public DemandSeries(ImmutableArray<HourlyTokens> hours, DateTimeOffset? start = null, decimal peakFactor = 1m)
    {
        if (hours.IsDefaultOrEmpty || hours.Length > MaxHours)
        {
            throw new ArgumentException(
                $"A demand series has 1 to {MaxHours} hours; this one has {(hours.IsDefault ? 0 : hours.Length)}.", nameof(hours));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(peakFactor, 1m);
        (Hours, Start, PeakFactor) = (hours, start, peakFactor);
    }

    /// <summary>Gets the hours.</summary>
    /// <value>In order, one entry an hour; never empty.</value>
    public ImmutableArray<HourlyTokens> Hours { get; }

    /// <summary>Gets when the first hour begins.</summary>
    /// <value>A point in time, or <see langword="null"/> when the series is not dated.</value>
    public DateTimeOffset? Start { get; }

    /// <summary>Gets the peak minute over the mean minute within an hour.</summary>
    /// <value>One or more.</value>
    public decimal PeakFactor { get; }

    /// <summary>Gets the sum of all hours.</summary>
    /// <value>Tokens, count by count.</value>
    public HourlyTokens Total => Hours.Aggregate(default(HourlyTokens), static (sum, hour) => sum + hour);

    /// <summary>Makes a series at a constant rate.</summary>
    /// <param name="inputTokensPerMinute">Input tokens a minute; zero or more.</param>
    /// <param name="outputTokensPerMinute">Output tokens a minute; zero or more.</param>
    /// <param name="hours">How many hours; 1 to <see cref="MaxHours"/>.</param>
    /// <param name="start">When the first hour begins, if dated.</param>
    /// <param name="peakFactor">Peak minute over mean minute; one or more.</param>
    /// <returns>The series.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static DemandSeries Constant(
        decimal inputTokensPerMinute, decimal outputTokensPerMinute, int hours, DateTimeOffset? start = null, decimal peakFactor = 1m)
    {
        ThrowIfNotHours(hours);
        var hour = new HourlyTokens(inputTokensPerMinute * 60m, outputTokensPerMinute * 60m);
        return new([.. Enumerable.Repeat(hour, hours)], start, peakFactor);
    }

    /// <summary>Makes a series from the hours of one week, repeated and growing.</summary>
    /// <param name="week">168 hours, in order from the first hour of the series.</param>
    /// <param name="hours">How many hours; 1 to <see cref="MaxHours"/>.</param>
    /// <param name="weeklyGrowth">Growth from one week to the next, 0.02 for two per cent; above -1.</param>
    /// <param name="start">When the first hour begins, if dated.</param>
    /// <param name="peakFactor">Peak minute over mean minute; one or more.</param>
    /// <returns>The series: hour h holds week[h mod 168] · (1 + growth)^⌊h / 168⌋, rounded to a millionth of a token.</returns>
    /// <exception cref="ArgumentException"><paramref name="week"/> has not 168 hours.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Another argument is out of its range.</exception>
    public static DemandSeries Weekly(
        ImmutableArray<HourlyTokens> week, int hours, decimal weeklyGrowth = 0m, DateTimeOffset? start = null, decimal peakFactor = 1m)
    {
        const int WeekHours = 168;
        if (week.IsDefault || week.Length != WeekHours)
        {
            throw new ArgumentException($"A week has 168 hours; this one has {(week.IsDefault ? 0 : week.Length)}.", nameof(week));
        }

        ThrowIfNotHours(hours);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(weeklyGrowth, -1m);
        var builder = ImmutableArray.CreateBuilder<HourlyTokens>(hours);
        var factor = 1m;
        for (var hour = 0; hour < hours; hour++)
        {
            if (hour > 0 && hour % WeekHours == 0)
            {
                factor *= 1m + weeklyGrowth;
            }

            var tokens = week[hour % WeekHours];
            builder.Add(new(Scaled(tokens.Input), Scaled(tokens.Output), Scaled(tokens.CacheRead), Scaled(tokens.CacheWrite)));
        }

        return new(builder.MoveToImmutable(), start, peakFactor);

        decimal Scaled(decimal count) => Math.Round(count * factor, 6);
    }

    /// <summary>Repeats the series from its beginning until it has a number of hours, or cuts it there.</summary>
    /// <param name="hours">How many hours; 1 to <see cref="MaxHours"/>.</param>
    /// <returns>A series of exactly that many hours with the same start and peak factor.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="hours"/> is out of its range.</exception>
    public DemandSeries RepeatTo(int hours)
    {
        ThrowIfNotHours(hours);
        return new([.. Enumerable.Range(0, hours).Select(hour => Hours[hour % Hours.Length])], Start, PeakFactor);
    }

    private static void ThrowIfNotHours(int hours)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hours, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hours, MaxHours);
    }
}
