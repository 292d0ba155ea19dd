using BedrockSelector.Evidence;
using BedrockSelector.Evidence.Latency;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Columns;

/// <summary>The median times by which each offer of a region is judged: published ones, moved by what the application measured of the very offer.</summary>
internal sealed class LatencyColumn
{
    private readonly EvidenceColumn _evidence;
    private readonly int[] _run;
    private readonly double[]? _firstToken;
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

        (_firstToken, _tokensPerSecond, _basis) = (new double[_run.Length], new double[_run.Length], new LatencyBasis[_run.Length]);
        for (var row = 0; row < _run.Length; row++)
        {
            var (first, speed) = (Known(evidence.FirstToken(_run[row])), Known(evidence.TokensPerSecond(_run[row])));
            var (model, mode) = (region.Models.Models[region.Model[row]].Id, region.Models.Modes[_run[row]]);
            if (observed.TryGet(new(model, mode, tier, region.Offers[row].CallId, region.Region), out var seen))
            {
                // With reasoning, the first token may come after the thinking, whose tokens are counted apart: speed alone is heeded.
                var firstSeen = mode.Reasons ? null : seen.FirstToken;
                _basis[row] = firstSeen is null && seen.TokensPerSecond is null ? LatencyBasis.Published
                    : first is null ? LatencyBasis.Observed
                    : LatencyBasis.Blended;
                first = LatencyBlend.Of(first, firstSeen, seen.FirstTokenWeight, observed.PriorWeight);
                speed = LatencyBlend.Of(speed, seen.TokensPerSecond, seen.SpeedWeight, observed.PriorWeight);
            }

            (_firstToken[row], _tokensPerSecond[row]) = (first ?? double.NaN, speed ?? double.NaN);
        }
    }

    /// <summary>Gets the median time to the first token in seconds; not a number where nothing is known.</summary>
    public double FirstToken(int row) => _firstToken is null ? _evidence.FirstToken(_run[row]) : _firstToken[row];

    /// <summary>Gets the median tokens per second; not a number where nothing is known.</summary>
    public double TokensPerSecond(int row) => _tokensPerSecond is null ? _evidence.TokensPerSecond(_run[row]) : _tokensPerSecond[row];

    /// <summary>Gets what the times of an offer rest on.</summary>
    public LatencyBasis Basis(int row) => _basis is null ? LatencyBasis.Published : _basis[row];

    /// <summary>Computes the median time to the last token, as <see cref="LatencyEvidence.MedianSeconds"/> does.</summary>
    public double? Seconds(int row, double outputTokens)
    {
        var first = FirstToken(row);
        var seconds = outputTokens <= 0 ? first : first + (outputTokens / TokensPerSecond(row));
        return double.IsNaN(seconds) ? null : seconds;
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
