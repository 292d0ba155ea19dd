using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace BedrockSelector.Evidence.Latency;

/// <summary>Estimates how long a request takes: time to first token plus output tokens divided by speed.</summary>
/// <remarks>
/// <para>
/// Published figures measured on Amazon Bedrock come before those measured elsewhere on AWS, and these before those of other hosts; the
/// estimate says which it used. The application's own measurements move it: with prior weight k, n measurements and figures p
/// (published) and o (observed), the estimate is the weighted geometric mean p^(k/(n+k)) · o^(n/(n+k)), so it goes from published to
/// observed as measurements come in, and back as they age.
/// </para>
/// <para>A percentile that a source does not publish is not made up from the median: without own measurements there is no estimate.</para>
/// <para>Thread-safe.</para>
/// </remarks>
public sealed class LatencyEstimator
{
    private const double EnoughForMedian = 1e-6;
    private static readonly TimeSpan Fastest = TimeSpan.FromMilliseconds(1);

    private readonly IEvidenceStore? _store;
    private readonly LatencyObserver? _observer;

    /// <summary>Makes an estimator.</summary>
    /// <param name="store">The published measurements; <see langword="null"/> to go without.</param>
    /// <param name="observer">The application's own measurements; <see langword="null"/> to go without.</param>
    public LatencyEstimator(IEvidenceStore? store, LatencyObserver? observer = null) => (_store, _observer) = (store, observer);

    /// <summary>Estimates a request.</summary>
    /// <param name="query">The request.</param>
    /// <param name="estimate">The estimate.</param>
    /// <returns>Whether there are figures for this model, mode, tier and percentile.</returns>
    public bool TryEstimate(LatencyQuery query, [NotNullWhen(true)] out LatencyEstimate? estimate)
    {
        estimate = null;
        var published = Published(query, out var publishedFirst, out var publishedSpeed);
        var seen = Seen(query);
        var prior = _observer?.PriorWeight ?? 0;
        var first = LatencyBlend.Of(publishedFirst, seen?.TimeToFirstToken?.TotalSeconds, seen?.TimeToFirstTokenWeight ?? 0, prior);
        var speed = LatencyBlend.Of(publishedSpeed, seen?.OutputTokensPerSecond, seen?.SpeedWeight ?? 0, prior);
        if (first is null || speed is null)
        {
            return false;
        }

        var considered = query.InputTokens is not null && seen?.SecondsPerInputToken is not null;
        var time = TimeSpan.FromSeconds(first.Value);
        if (considered)
        {
            var share = publishedFirst is null ? 1 : LatencyBlend.Share(seen!.TimeToFirstTokenWeight, prior);
            time += TimeSpan.FromSeconds(share * seen!.SecondsPerInputToken!.Value * (query.InputTokens!.Value - seen.MeanInputTokens));
            time = time < Fastest ? Fastest : time;
        }

        estimate = new()
        {
            TimeToFirstToken = time,
            OutputTokensPerSecond = speed.Value,
            Total = time + TimeSpan.FromSeconds(query.OutputTokens / speed.Value),
            Percentile = query.Percentile,
            Basis = seen is null ? LatencyBasis.Published : published is null ? LatencyBasis.Observed : LatencyBasis.Blended,
            Host = published?.Host,
            Source = published?.Source,
            ObservedWeight = seen?.TimeToFirstTokenWeight ?? 0,
            InputLengthConsidered = considered,
        };
        return true;
    }

    private LatencyEvidence? Published(LatencyQuery query, out double? first, out double? speed)
    {
        (first, speed) = (null, null);
        if (_store is null)
        {
            return null;
        }

        var slow = string.Create(CultureInfo.InvariantCulture, $"p{query.Percentile:00}");
        var fast = string.Create(CultureInfo.InvariantCulture, $"p{100 - query.Percentile:00}");
        foreach (var evidence in _store.Latency(query.Model))
        {
            if (evidence.Mode == query.Mode
                && evidence.Tier == query.Tier
                && evidence.TimeToFirstTokenSeconds.TryGetValue(slow, out var seconds)
                && evidence.OutputTokensPerSecond.TryGetValue(fast, out var tokens))
            {
                (first, speed) = (seconds, tokens);
                return evidence;
            }
        }

        return null;
    }

    private LatencySnapshot? Seen(LatencyQuery query)
    {
        if (_observer is null || !_observer.TryGetSnapshot(query.Model, out var seen, query.Mode, query.Tier, query.Percentile))
        {
            return null;
        }

        // A percentile needs a measurement beyond it: the 95th needs twenty in all.
        var beyond = seen.TimeToFirstTokenWeight * Math.Min(query.Percentile, 100 - query.Percentile) / 100;
        return beyond >= (query.Percentile == 50 ? EnoughForMedian : 1) ? seen : null;
    }
}
