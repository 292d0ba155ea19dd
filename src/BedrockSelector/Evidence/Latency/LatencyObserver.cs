using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Evidence.Latency;

/// <summary>Takes live measurements and says what they show, recent ones counting more.</summary>
/// <remarks>
/// Thread-safe: no measurement is lost, and taking one allocates nothing once its model, mode and tier has been seen. Memory is bounded by
/// <see cref="LatencyObserverOptions.MaxSeries"/>. Percentiles come from buckets two per cent wide.
/// </remarks>
public sealed class LatencyObserver
{
    private readonly ConcurrentDictionary<(ModelId Model, ReasoningMode Mode, PricingTier Tier), LatencySeries> _series = new();
    private readonly TimeProvider _time;
    private readonly double _halfLife;
    private readonly int _maxSeries;
    private readonly long _start;

    /// <summary>Makes an observer that has seen nothing.</summary>
    /// <param name="options">How measurements are weighed; <see langword="null"/> for the defaults.</param>
    /// <param name="time">The clock by which they age; <see langword="null"/> for the system's.</param>
    public LatencyObserver(LatencyObserverOptions? options = null, TimeProvider? time = null)
    {
        options ??= new();
        _time = time ?? TimeProvider.System;
        (_halfLife, _maxSeries, PriorWeight) = (options.HalfLife.TotalSeconds, options.MaxSeries, options.PriorWeight);
        _start = _time.GetTimestamp();
    }

    internal double PriorWeight { get; }

    private double Now => _time.GetElapsedTime(_start).TotalSeconds;

    /// <summary>Takes a measurement.</summary>
    /// <param name="observation">The request.</param>
    /// <returns>Whether it was taken: <see langword="false"/> for a model, mode and tier beyond the largest number of series.</returns>
    /// <exception cref="ArgumentException">The model is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time of a request that did not fail is not above zero, or the speed or prompt length is negative or not finite.</exception>
    public bool Observe(in LatencyObservation observation)
    {
        if (observation.Model == default)
        {
            throw new ArgumentException("The observation names no model.", nameof(observation));
        }

        if (!observation.Failed && observation.TimeToFirstToken <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(observation), observation.TimeToFirstToken, "A time to first token is above zero.");
        }

        if (!double.IsFinite(observation.OutputTokensPerSecond) || observation.OutputTokensPerSecond < 0 || observation.InputTokens < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(observation), "A speed and a prompt length are zero or more.");
        }

        var key = (observation.Model, observation.Mode, observation.Tier);
        if (!_series.TryGetValue(key, out var series))
        {
            series = Add(key);
            if (series is null)
            {
                return false;
            }
        }

        series.Observe(observation, Now);
        return true;
    }

    /// <summary>Says what was seen of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="snapshot">What was seen.</param>
    /// <param name="mode">The mode.</param>
    /// <param name="tier">The pricing tier.</param>
    /// <param name="percentile">How many of 100 requests are at most as slow as the figures; from 1 to 99.</param>
    /// <returns>Whether anything was seen.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="percentile"/> is out of range.</exception>
    public bool TryGetSnapshot(
        ModelId model,
        [NotNullWhen(true)] out LatencySnapshot? snapshot,
        ReasoningMode mode = default,
        PricingTier tier = PricingTier.Standard,
        int percentile = 50)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(percentile, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percentile, 99);
        snapshot = _series.TryGetValue((model, mode, tier), out var series) ? series.Snapshot(percentile, Now) : null;
        return snapshot is not null;
    }

    private LatencySeries? Add((ModelId Model, ReasoningMode Mode, PricingTier Tier) key)
    {
        // Adding is rare; one at a time keeps the bound exact.
        lock (_series)
        {
            if (!_series.TryGetValue(key, out var series) && _series.Count < _maxSeries)
            {
                series = new(_halfLife, Now);
                _series[key] = series;
            }

            return series;
        }
    }
}
