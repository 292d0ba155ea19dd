using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Evidence.Latency;

/// <summary>Takes live measurements and says what they show, recent ones counting more.</summary>
/// <remarks>
/// <para>
/// Thread-safe: no measurement is lost, and taking one allocates nothing once its model, mode, tier and offer has been seen. Memory is bounded by
/// <see cref="LatencyObserverOptions.MaxSeries"/>. Percentiles come from buckets two per cent wide.
/// </para>
/// <para>
/// A selector that is given an observer judges each offer by the published medians moved by the measurements of that offer, as
/// <see cref="LatencyEstimator"/> says, in the mode of the candidate (with reasoning by speed alone, since the
/// first token may come after the thinking). It works on what was last published, at most
/// <see cref="LatencyObserverOptions.PublishEvery"/> old, so that a ranking and a choice made at the same time agree.
/// </para>
/// </remarks>
public sealed class LatencyObserver
{
    private readonly ConcurrentDictionary<LatencyKey, LatencySeries> _series = new();
    private readonly TimeProvider _time;
    private readonly double _halfLife;
    private readonly int _maxSeries;
    private readonly double _publishEvery;
    private readonly long _start;
    private ObservedLatencies _published = ObservedLatencies.None;
    private int _publishing;

    /// <summary>Makes an observer that has seen nothing.</summary>
    /// <param name="options">How measurements are weighed; <see langword="null"/> for the defaults.</param>
    /// <param name="time">The clock by which they age; <see langword="null"/> for the system's.</param>
    public LatencyObserver(LatencyObserverOptions? options = null, TimeProvider? time = null)
    {
        options ??= new();
        _time = time ?? TimeProvider.System;
        (_halfLife, _maxSeries, PriorWeight, _publishEvery) =
            (options.HalfLife.TotalSeconds, options.MaxSeries, options.PriorWeight, options.PublishEvery.TotalSeconds);
        _start = _time.GetTimestamp();
    }

    internal double PriorWeight { get; }

    /// <summary>Gets what rankings work on.</summary>
    /// <remarks>Allocates nothing but where it is time to publish anew, which one reader does while the others go on with the last.</remarks>
    internal ObservedLatencies Published
    {
        get
        {
            var published = Volatile.Read(ref _published);
            if (_series.IsEmpty || Now - published.PublishedAt < _publishEvery || Interlocked.Exchange(ref _publishing, 1) != 0)
            {
                return published;
            }

            try
            {
                published = Publish(Now);
                Volatile.Write(ref _published, published);
                return published;
            }
            finally
            {
                Volatile.Write(ref _publishing, 0);
            }
        }
    }

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

        var key = new LatencyKey(observation.Model, observation.Mode, observation.Tier, observation.CallId, observation.Region);
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

    /// <summary>Says what was seen of a model, whatever the id called and the region.</summary>
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
        var now = Now;
        LatencySeries? all = null;
        foreach (var (key, series) in _series)
        {
            if (key.Model == model && key.Mode == mode && key.Tier == tier)
            {
                series.AddTo(all ??= new(_halfLife, now), now);
            }
        }

        snapshot = all?.Snapshot(percentile, now);
        return snapshot is not null;
    }

    private ObservedLatencies Publish(double now)
    {
        var offers = new Dictionary<LatencyKey, ObservedLatency>();
        foreach (var (key, series) in _series)
        {
            if (key.CallId is not null)
            {
                var seen = series.Snapshot(50, now);
                offers.Add(key, new(
                    seen.TimeToFirstToken?.TotalSeconds, seen.TimeToFirstTokenWeight, seen.OutputTokensPerSecond, seen.SpeedWeight)
                {
                    SecondsPerInputToken = seen.SecondsPerInputToken,
                    MeanInputTokens = seen.MeanInputTokens,
                });
            }
        }

        return new(offers, PriorWeight, now);
    }

    private LatencySeries? Add(LatencyKey key)
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
