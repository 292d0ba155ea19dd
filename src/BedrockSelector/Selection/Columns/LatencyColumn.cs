using BedrockSelector.Evidence;
using BedrockSelector.Evidence.Latency;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Columns;

/// <summary>The median times by which each offer of a region is judged: published ones, moved by what the application measured of the very offer.</summary>
internal sealed class LatencyColumn
{
    private readonly EvidenceColumn _evidence;
    private readonly int[] _run;
    private readonly FirstToken[]? _firstToken;
    private readonly double[]? _tokensPerSecond;
    private readonly LatencyBasis[]? _basis;

    public LatencyColumn(EvidenceColumn evidence, RegionColumns region, PricingTier tier, ObservedLatencies observed)
    {
        (_evidence, _run) = (evidence, region.Run);

        // A batch job has no response time, whatever was measured.
        if (observed.IsEmpty || tier == PricingTier.Batch)
        {
            return;
        }

        (_firstToken, _tokensPerSecond, _basis) = (new FirstToken[_run.Length], new double[_run.Length], new LatencyBasis[_run.Length]);
        for (var row = 0; row < _run.Length; row++)
        {
            var (line, speed) = (evidence.FirstToken(_run[row]), Known(evidence.TokensPerSecond(_run[row])));
            var (model, mode) = (region.Models.Models[region.Model[row]].Id, region.Models.Modes[_run[row]]);
            if (observed.TryGet(new(model, mode, tier, region.Offers[row].CallId, region.Region), out var seen))
            {
                // With reasoning, the first token may come after the thinking, whose tokens are counted apart: speed alone is heeded.
                var firstSeen = mode.Reasons ? null : seen.FirstToken;
                _basis[row] = firstSeen is null && seen.TokensPerSecond is null ? LatencyBasis.Published
                    : double.IsNaN(line.Start) ? LatencyBasis.Observed
                    : LatencyBasis.Blended;

                // What is believed less is outweighed sooner.
                var prior = observed.PriorWeight * (evidence.Trust[_run[row]] is > 0 and var trust ? trust : 1);
                // Prompts of no known length are taken to be like those published.
                var usual = seen.MeanInputTokens > 0 ? seen.MeanInputTokens : evidence.Latency[_run[row]]?.InputTokens ?? 0;
                line = firstSeen is null ? line : LatencyBlend.Of(line, seen with { MeanInputTokens = usual }, prior);
                speed = LatencyBlend.Of(speed, seen.TokensPerSecond, seen.SpeedWeight, prior);
            }

            (_firstToken[row], _tokensPerSecond[row]) = (line, speed ?? double.NaN);
        }
    }

    /// <summary>Gets the median time to the first token; not a number where nothing is known.</summary>
    public FirstToken FirstToken(int row) => _firstToken is null ? _evidence.FirstToken(_run[row]) : _firstToken[row];

    /// <summary>Gets the median tokens per second; not a number where nothing is known.</summary>
    public double TokensPerSecond(int row) => _tokensPerSecond is null ? _evidence.TokensPerSecond(_run[row]) : _tokensPerSecond[row];

    /// <summary>Gets what the times of an offer rest on.</summary>
    public LatencyBasis Basis(int row) => _basis is null ? LatencyBasis.Published : _basis[row];

    /// <summary>Computes the median time to the last token, as <see cref="LatencyEvidence.MedianSeconds"/> does.</summary>
    public double? Seconds(int row, double outputTokens, double uncachedInputTokens)
    {
        var first = FirstToken(row).Seconds(uncachedInputTokens);
        var seconds = outputTokens <= 0 ? first : first + (outputTokens / TokensPerSecond(row));
        return double.IsNaN(seconds) ? null : seconds;
    }

    /// <summary>Computes the time to the last token of the slowest first tokens but one in ten, at the median speed; <see langword="null"/> where they were not measured.</summary>
    public double? SlowSeconds(int row, double outputTokens, double uncachedInputTokens) =>
        Basis(row) == LatencyBasis.Published && Seconds(row, outputTokens, uncachedInputTokens) + _evidence.SlowFirstToken(_run[row]) is { } slow && !double.IsNaN(slow)
            ? slow
            : null;

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
