using System.Globalization;
using BedrockSelector.Evidence;
using BedrockSelector.Evidence.Latency;
using BedrockSelector.Findings;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection;

/// <summary>What to know about the published latency of a candidate: where and when it was measured, and how far the prompt is from those measured.</summary>
internal static class LatencyFindings
{
    private const int DaysToOld = 180;

    // Below half a second nobody asks why.
    private const double SecondsToTell = 0.5;

    public static IEnumerable<Finding> Of(RankedCandidate best, SelectionRequest request, DateOnly date)
    {
        if (best.LatencyBasis == LatencyBasis.Observed || best.Latency is not { } latency)
        {
            yield break;
        }

        var (name, source, call) = (best.Candidate.Model.Name, latency.Source, best.Candidate.CallId);
        if (best.LatencyBasis == LatencyBasis.Published && latency.Host != MeasuredHost.Bedrock)
        {
            yield return Finding.Note(SelectionFindings.LatencyElsewhere,
                $"The latency of {name} was not measured on Amazon Bedrock but elsewhere ({source.Key}).", call) with
            { Source = source.Key };
        }

        if (latency.Region != default && latency.Region != request.Region)
        {
            yield return Finding.Note(SelectionFindings.LatencyOtherRegion,
                $"The latency of {name} was measured in {latency.Region}, not in {request.Region} ({source.Key}).", call) with
            { Value = latency.Region.Value, Limit = request.Region.Value, Source = source.Key };
        }

        if (date.DayNumber - source.AsOf.DayNumber is > DaysToOld and var days)
        {
            yield return Finding.Note(SelectionFindings.LatencyOld,
                string.Create(CultureInfo.InvariantCulture, $"The latency of {name} was measured {days} days before {date:yyyy-MM-dd} ({source.Key}): own measurements outweigh it sooner."),
                call) with
            { Value = days.ToString(CultureInfo.InvariantCulture), Limit = DaysToOld.ToString(CultureInfo.InvariantCulture), Source = source.Key };
        }

        var uncached = (double)request.Usage.UncachedInputTokens;
        var added = latency.SecondsPerInputToken * (uncached - latency.InputTokens);
        if (Math.Abs(added) >= SecondsToTell)
        {
            yield return Finding.Note(SelectionFindings.LatencyByLength,
                string.Create(CultureInfo.InvariantCulture,
                    $"The prompt has {uncached:0} tokens that are not read from a cache where {latency.InputTokens:0} were measured: the first token of {name} is estimated {Math.Abs(added):0.0} s ")
                + string.Create(CultureInfo.InvariantCulture,
                    $"{(added > 0 ? "later" : "sooner")}, which may be off by a factor of {latency.GrowthErrorFactor:0.#} either way ({latency.GrowthSource?.Key})."),
                call) with
            { Value = uncached.ToString("0", CultureInfo.InvariantCulture), Limit = latency.InputTokens.ToString("0", CultureInfo.InvariantCulture), Source = latency.GrowthSource?.Key };
        }
    }
}
