using BedrockSelector.Evidence;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Columns;

/// <summary>The evidence by which each model is judged at one class of tasks, in one mode and tier.</summary>
internal sealed class EvidenceColumn
{
    private readonly double[] _firstToken;
    private readonly double[] _tokensPerSecond;

    public EvidenceColumn(ModelColumns models, IEvidenceStore evidence, TaskClass task, ReasoningMode mode, PricingTier tier)
    {
        var count = models.Models.Length;
        Quality = new QualityEvidence?[count];
        Latency = new LatencyEvidence?[count];
        _firstToken = new double[count];
        _tokensPerSecond = new double[count];
        for (var i = 0; i < count; i++)
        {
            var id = models.Models[i].Id;
            (Quality[i], Latency[i]) = Measured(evidence.Quality(id).AsSpan(), evidence.Latency(id).AsSpan(), task, mode, tier);

            // A batch job has no response time, whatever was measured.
            var times = tier == PricingTier.Batch ? null : Latency[i];
            _firstToken[i] = times is not null && times.TimeToFirstTokenSeconds.TryGetValue("p50", out var first) ? first : double.NaN;
            _tokensPerSecond[i] = times is not null && times.OutputTokensPerSecond.TryGetValue("p50", out var speed) ? speed : double.NaN;
        }
    }

    public QualityEvidence?[] Quality { get; }

    public LatencyEvidence?[] Latency { get; }

    /// <summary>Gets the median time to the first token in seconds; not a number where it was not measured.</summary>
    public double FirstToken(int model) => _firstToken[model];

    /// <summary>Gets the median tokens per second; not a number where it was not measured.</summary>
    public double TokensPerSecond(int model) => _tokensPerSecond[model];

    /// <summary>Computes the median time to the last token, as <see cref="LatencyEvidence.MedianSeconds"/> does.</summary>
    public double? Seconds(int model, double outputTokens)
    {
        var seconds = outputTokens <= 0 ? _firstToken[model] : _firstToken[model] + (outputTokens / _tokensPerSecond[model]);
        return double.IsNaN(seconds) ? null : seconds;
    }

    // Quality and latency of one mode: what the request prefers where it was measured, else the other.
    private static (QualityEvidence?, LatencyEvidence?) Measured(
        ReadOnlySpan<QualityEvidence> qualities, ReadOnlySpan<LatencyEvidence> latencies, TaskClass task, ReasoningMode preferred, PricingTier tier)
    {
        QualityEvidence? quality = null;
        foreach (var one in qualities)
        {
            if (one.Task == task && (quality is null || (one.Mode == preferred && quality.Mode != preferred)))
            {
                quality = one;
            }
        }

        var mode = quality?.Mode ?? preferred;
        LatencyEvidence? latency = null;
        foreach (var one in latencies)
        {
            if (one.Tier == tier && (latency is null ? one.Mode == mode || quality is null : one.Mode == mode && latency.Mode != mode))
            {
                latency = one;
            }
        }

        return (quality, latency);
    }
}
