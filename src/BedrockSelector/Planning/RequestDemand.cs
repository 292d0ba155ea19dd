using System.Collections.Immutable;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning;

/// <summary>Turns requests a month of one size into demand by the hour.</summary>
public static class RequestDemand
{
    private const int Digits = 6;

    private static readonly Meter[] TokenMeters = [Meter.InputTokens, Meter.OutputTokens, Meter.CacheReadTokens, Meter.CacheWrite5mTokens];

    /// <summary>Spreads requests evenly over the hours.</summary>
    /// <param name="usage">What one request uses; tokens, or what else is metered, such as images.</param>
    /// <param name="requestsPerMonth">Requests a month; zero or more.</param>
    /// <param name="months">Months; above zero.</param>
    /// <param name="hoursPerMonth">Hours in a month; above zero.</param>
    /// <param name="start">When the first hour begins, if dated.</param>
    /// <returns>
    /// A series whose sum is exactly requests × months × usage: hours differ by at most a millionth of a request. A usage of
    /// anything but tokens is counted in requests, as the input of the hours.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="usage"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A number is out of its range, or the horizon has more than <see cref="DemandSeries.MaxHours"/> hours.
    /// </exception>
    public static DemandSeries Of(
        Usage usage, decimal requestsPerMonth, decimal months, decimal hoursPerMonth, DateTimeOffset? start = null)
    {
        ArgumentNullException.ThrowIfNull(usage);
        ArgumentOutOfRangeException.ThrowIfNegative(requestsPerMonth);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(months);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hoursPerMonth);
        var hours = decimal.Ceiling(months * hoursPerMonth);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hours, DemandSeries.MaxHours, nameof(months));
        var count = (int)hours;
        var total = requestsPerMonth * months;
        var builder = ImmutableArray.CreateBuilder<HourlyTokens>(count);
        var before = 0m;
        for (var hour = 1; hour <= count; hour++)
        {
            var until = hour == count ? total : Math.Round(total * hour / count, Digits);
            builder.Add(Hour(usage, until - before));
            before = until;
        }

        return new(builder.MoveToImmutable(), start);
    }

    internal static bool IsTokens(Usage usage) => usage.Entries.All(static entry => TokenMeters.Contains(entry.Meter));

    private static HourlyTokens Hour(Usage usage, decimal requests) => IsTokens(usage)
        ? new(
            usage[Meter.InputTokens] * requests,
            usage[Meter.OutputTokens] * requests,
            usage[Meter.CacheReadTokens] * requests,
            usage[Meter.CacheWrite5mTokens] * requests)
        : new(requests, 0m);
}
