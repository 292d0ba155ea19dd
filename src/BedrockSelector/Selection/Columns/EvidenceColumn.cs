using BedrockSelector.Evidence;
using BedrockSelector.Evidence.Latency;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Columns;

/// <summary>The evidence by which each run, a model in a mode, is judged at one class of tasks and in one tier.</summary>
internal sealed class EvidenceColumn
{
    private readonly bool[] _competes;
    private readonly double[] _tokensPerSecond;
    private readonly FirstToken[] _line;
    private readonly double[] _slowFirstToken;
    private readonly AwsRegion _region;
    private readonly DateOnly _date;

    public EvidenceColumn(ModelColumns models, IEvidenceStore evidence, TaskClass task, PricingTier tier, AwsRegion region, DateOnly date)
    {
        (_region, _date) = (region, date);
        var count = models.Modes.Length;
        Quality = new QualityEvidence?[count];
        Latency = new LatencyEvidence?[count];
        Reasoning = new ReasoningTokensEvidence?[count];
        _competes = new bool[count];
        _line = new FirstToken[count];
        _slowFirstToken = new double[count];
        Trust = new double[count];
        _tokensPerSecond = new double[count];
        for (var model = 0; model < models.Models.Length; model++)
        {
            var id = models.Models[model].Id;
            var (qualities, latencies, reasoning) = (evidence.Quality(id), evidence.Latency(id), evidence.ReasoningTokens(id));
            var (first, next) = (models.FirstRun[model], models.FirstRun[model + 1]);
            for (var run = first; run < next; run++)
            {
                var mode = models.Modes[run];
                Quality[run] = qualities.FirstOrDefault(one => one.Task == task && one.Mode == mode);
                Reasoning[run] = reasoning.FirstOrDefault(one => one.Mode == mode && one.Task == task)
                    ?? reasoning.FirstOrDefault(one => one.Mode == mode && one.Task is null);
                _competes[run] = Quality[run] is not null;
                Time(run, [.. latencies.Where(one => one.Tier == tier)], mode, tier, qualities.IsEmpty);
            }

            // Nothing was measured of it at this task: one run stands for the model, and lacks its quality.
            _competes[first] |= !_competes.AsSpan(first, next - first).Contains(true);
        }
    }

    /// <summary>Gets the quality of each run; <see langword="null"/> where it was not measured.</summary>
    public QualityEvidence?[] Quality { get; }

    /// <summary>Gets the latency of each run; <see langword="null"/> where it was not measured.</summary>
    public LatencyEvidence?[] Latency { get; }

    /// <summary>Gets how many tokens each run thinks with; <see langword="null"/> where it was not measured.</summary>
    public ReasoningTokensEvidence?[] Reasoning { get; }

    /// <summary>Gets whether a run is a candidate: it was measured at the task, or stands for a model of which no run was.</summary>
    public bool Competes(int run) => _competes[run];

    /// <summary>Gets how far the latency of each run is believed, relative to a fresh measurement of Amazon Bedrock; see <see cref="LatencyTrust"/>.</summary>
    public double[] Trust { get; }

    /// <summary>Gets the median time to the first token; not a number where it was not measured.</summary>
    public FirstToken FirstToken(int run) => _line[run];

    /// <summary>Gets by how many seconds nine of ten first tokens come later than the median at most; not a number where it was not measured.</summary>
    public double SlowFirstToken(int run) => _slowFirstToken[run];

    /// <summary>Gets the median tokens per second; not a number where it was not measured.</summary>
    public double TokensPerSecond(int run) => _tokensPerSecond[run];

    // Without reasoning, what was measured so. With reasoning, the speed measured so (at any effort: tokens come equally fast), and the time to
    // the first token measured without where there is one: with reasoning it often contains the thinking, whose tokens are counted here.
    private void Time(int run, LatencyEvidence[] measured, ReasoningMode mode, PricingTier tier, bool isUnjudged)
    {
        var standard = Best(measured, static one => !one.Reasons);
        var reasoning = Best(measured, one => one == mode && one.Reasons) ?? Best(measured, static one => one.Reasons);
        var speed = mode.Reasons ? reasoning ?? standard : standard ?? (isUnjudged ? reasoning : null);
        var start = mode.Reasons ? standard ?? reasoning : speed;

        // A batch job has no response time, whatever was measured.
        Latency[run] = speed;
        var timed = tier != PricingTier.Batch;
        _line[run] = timed && start is not null && start.TimeToFirstTokenSeconds.TryGetValue("p50", out var seconds)
            ? new(seconds, start.SecondsPerInputToken, start.InputTokens)
            : new(double.NaN, 0, 0);
        _slowFirstToken[run] = start is not null && start.TimeToFirstTokenSeconds.TryGetValue("p90", out var slow) ? slow - start.TimeToFirstTokenSeconds["p50"] : double.NaN;
        Trust[run] = start is null ? 0 : LatencyTrust.Of(start, _region, _date) / LatencyTrust.Usual;
        _tokensPerSecond[run] = timed && speed is not null && speed.OutputTokensPerSecond.TryGetValue("p50", out var tokens) ? tokens : double.NaN;
    }

    private LatencyEvidence? Best(LatencyEvidence[] measured, Func<ReasoningMode, bool> mode) =>
        LatencyTrust.Best(measured.Where(one => mode(one.Mode)), _region, _date);
}
