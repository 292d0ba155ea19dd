using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using BedrockSelector.Findings;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Curves;

/// <summary>The loss curves of a job, and what they say.</summary>
/// <remarks>
/// <para>A document: compared by value, and JSON both ways.</para>
/// <para>
/// Judged is the mean of tenths of the curve, which steps of one batch would else hide: diverging when the last tenth of the training loss
/// is higher than the first, or a loss is no number; overfitting when the validation loss ends more than 2 % above its lowest point while
/// the training loss fell on after it; too few steps when the training loss fell by more than 5 % over its last fifth, and validation,
/// where there is one, has its lowest point at the end; not learning when it fell by less than 2 % in all.
/// </para>
/// </remarks>
public sealed record LearningCurves
{
    private const int FewestPoints = 5;

    /// <summary>Gets the kind and version of the document.</summary>
    /// <value><c>customize-curves/1</c>.</value>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "customize-curves/1";

    /// <summary>Gets the verdict.</summary>
    /// <value>Undecided below five points of training.</value>
    public required LearningVerdict Verdict { get; init; }

    /// <summary>Gets the points of the training loss.</summary>
    /// <value>In the order of steps.</value>
    public required ValueList<LossPoint> Training { get; init; }

    /// <summary>Gets the points of the validation loss.</summary>
    /// <value>In the order of steps; may be empty.</value>
    public required ValueList<LossPoint> Validation { get; init; }

    /// <summary>Gets the step at which the validation loss was lowest.</summary>
    /// <value><see langword="null"/> without validation.</value>
    public long? BestStep { get; init; }

    /// <summary>Gets what is said beside.</summary>
    /// <value>The verdict in words, with what to do.</value>
    public required ValueList<Finding> Findings { get; init; }

    /// <summary>Reads the metrics of a job's output: <c>step_wise_training_metrics.csv</c> and <c>validation_metrics.csv</c>.</summary>
    /// <param name="training">The CSV of training, with columns for step and loss.</param>
    /// <param name="validation">The CSV of validation; <see langword="null"/> without.</param>
    /// <returns>The curves.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="training"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">A file has no such columns, or a cell is no number; the message names the line.</exception>
    public static LearningCurves Read(string training, string? validation)
    {
        ArgumentNullException.ThrowIfNull(training);
        return Of(MetricsTable.Read("training", training), validation is null ? [] : MetricsTable.Read("validation", validation));
    }

    /// <summary>Judges curves.</summary>
    /// <param name="training">The points of training, in the order of steps.</param>
    /// <param name="validation">The points of validation; may be empty.</param>
    /// <returns>The curves with their verdict.</returns>
    public static LearningCurves Of(ImmutableArray<LossPoint> training, ImmutableArray<LossPoint> validation)
    {
        var best = validation.IsDefaultOrEmpty ? null : validation.Where(static point => double.IsFinite(point.Loss)).MinBy(static point => point.Loss);
        var (verdict, code, message) = Judge(training, validation.IsDefault ? [] : validation, best);
        return new()
        {
            Verdict = verdict,
            Training = training,
            Validation = validation.IsDefault ? [] : validation,
            BestStep = best?.Step,
            Findings = [verdict is LearningVerdict.Learned or LearningVerdict.Undecided ? Finding.Note(code, message) : Finding.Warning(code, message)],
        };
    }

    private static (LearningVerdict Verdict, string Code, string Message) Judge(
        ImmutableArray<LossPoint> training, ImmutableArray<LossPoint> validation, LossPoint? best)
    {
        if (training.Any(static point => !double.IsFinite(point.Loss)) || validation.Any(static point => !double.IsFinite(point.Loss)))
        {
            return (LearningVerdict.Diverging, "diverging", "A loss is no number: the training broke down. Lower the learning rate, and look for odd records.");
        }

        if (training.Length < FewestPoints)
        {
            return (LearningVerdict.Undecided, "undecided", string.Create(CultureInfo.InvariantCulture,
                $"{training.Length} {(training.Length == 1 ? "step tells" : "steps tell")} nothing about a curve; {FewestPoints} are the least."));
        }

        var tenth = Math.Max(1, training.Length / 10);
        var first = Mean(training, 0, tenth);
        var last = Mean(training, training.Length - tenth, tenth);
        if (last > first)
        {
            return (LearningVerdict.Diverging, "diverging", string.Create(CultureInfo.InvariantCulture,
                $"The training loss rose from {first:0.####} to {last:0.####}. Lower the learning rate, or warm it up for longer."));
        }

        if (best is not null && validation.Length > 1 && validation[^1].Loss > best.Loss * 1.02 && validation[^1].Step > best.Step && last < After(training, best.Step, tenth))
        {
            return (LearningVerdict.Overfitting, "overfitting", string.Create(CultureInfo.InvariantCulture,
                $"The validation loss was lowest at step {best.Step} ({best.Loss:0.####}) and ended at {validation[^1].Loss:0.####}, while the training loss fell on: the model learns its examples by heart. Train for fewer epochs, or give more and more varied examples."));
        }

        if (last > first * 0.98)
        {
            return (LearningVerdict.NotLearning, "not-learning", string.Create(CultureInfo.InvariantCulture,
                $"The training loss hardly fell, from {first:0.####} to {last:0.####}. Raise the learning rate, or see whether the base knows the task already."));
        }

        var fifth = Math.Max(1, training.Length / 5);
        var before = Mean(training, training.Length - (2 * fifth), fifth);
        var end = Mean(training, training.Length - fifth, fifth);
        if (end < before * 0.95 && (best is null || best.Step == validation[^1].Step))
        {
            return (LearningVerdict.TooFewSteps, "too-few-steps", string.Create(CultureInfo.InvariantCulture,
                $"The training loss still fell at the end, from {before:0.####} to {end:0.####} over the last steps: more epochs would have taught more."));
        }

        return (LearningVerdict.Learned, "learned", string.Create(CultureInfo.InvariantCulture, $"The training loss fell from {first:0.####} to {last:0.####} and has settled."));
    }

    private static double After(ImmutableArray<LossPoint> training, long step, int count)
    {
        var near = training.Where(point => point.Step <= step).TakeLast(count).Select(static point => point.Loss).DefaultIfEmpty(double.NegativeInfinity).Average();
        return near;
    }

    private static double Mean(ImmutableArray<LossPoint> points, int start, int count) => points.AsSpan().Slice(Math.Max(0, start), count).ToArray().Average(static point => point.Loss);
}
