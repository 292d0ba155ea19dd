using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace BedrockSelector.Evidence.Latency;

/// <summary>Estimates how long a request takes: time to first token plus output tokens divided by speed.</summary>
/// <remarks>
/// <para>
/// Published figures measured on Amazon Bedrock and in the region asked for come before those measured elsewhere; the estimate says which it
/// used. The application's own measurements move it: with prior weight k, n measurements and figures p (published) and o (observed), the
/// estimate is the weighted geometric mean p^(k/(n+k)) · o^(n/(n+k)), so it goes from published to observed as measurements come in, and back
/// as they age.
/// </para>
/// <para>
/// The first token comes later the more of the prompt is not read from a cache: as the catalog says (<c>firstTokenGrowth</c>, see
/// <see cref="LatencyEvidence.SecondsPerInputToken"/>), and as the application's own measurements show.
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
        var line = publishedFirst is { } known && published is not null
            ? new FirstToken(known, published.SecondsPerInputToken, published.InputTokens)
            : new FirstToken(double.NaN, 0, 0);

        // What was observed of prompts of no known length is taken to be of prompts like those published.
        var usual = seen is { TimeToFirstToken: not null, MeanInputTokens: > 0 } ? seen.MeanInputTokens : published?.InputTokens ?? 0;
        var speed = LatencyBlend.Of(publishedSpeed, seen?.OutputTokensPerSecond, seen?.SpeedWeight ?? 0, prior);
        if (seen is { TimeToFirstToken: { } measured })
        {
            line = LatencyBlend.Of(
                line,
                new(measured.TotalSeconds, seen.TimeToFirstTokenWeight, seen.OutputTokensPerSecond, seen.SpeedWeight)
                {
                    SecondsPerInputToken = seen.SecondsPerInputToken,
                    MeanInputTokens = usual,
                },
                prior);
        }

        if (double.IsNaN(line.Start) || speed is null)
        {
            return false;
        }

        var considered = query.InputTokens is not null && line.PerToken > 0;
        var time = TimeSpan.FromSeconds(line.Seconds(query.InputTokens ?? usual));
        time = time < Fastest ? Fastest : time;

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
        var evidence = LatencyTrust.Best(
            _store.Latency(query.Model).Where(one => one.Mode == query.Mode && one.Tier == query.Tier
                && one.TimeToFirstTokenSeconds.ContainsKey(slow) && one.OutputTokensPerSecond.ContainsKey(fast)),
            query.Region,
            date: null);
        if (evidence is not null)
        {
            (first, speed) = (evidence.TimeToFirstTokenSeconds[slow], evidence.OutputTokensPerSecond[fast]);
        }

        return evidence;
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
