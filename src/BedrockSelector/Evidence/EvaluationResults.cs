using System.Collections.Immutable;

namespace BedrockSelector.Evidence;

/// <summary>The caller's own evaluation results, gathered by task and model.</summary>
/// <remarks>
/// Unless the scale is given, it is from 0 to 1 when no score is above 1, else from 0 to 100. Give the scale when percentages might
/// all be 1 or less.
/// </remarks>
public sealed class EvaluationResults
{
    /// <summary>The largest number of different tasks.</summary>
    public const int MaxTasks = 10_000;

    /// <summary>The largest number of different models.</summary>
    public const int MaxModels = 200;

    internal EvaluationResults(ImmutableArray<EvaluationCell> cells, ScoreScale scale, long count) => (Cells, Scale, Count) = (cells, scale, count);

    /// <summary>Gets the results by task and model.</summary>
    /// <value>One a pair that has results, by task, then model, ordinal; may be empty.</value>
    public ImmutableArray<EvaluationCell> Cells { get; }

    /// <summary>Gets the units of the scores.</summary>
    /// <value>As given, or as found.</value>
    public ScoreScale Scale { get; }

    /// <summary>Gets how many results were taken.</summary>
    /// <value>Zero or more.</value>
    public long Count { get; }

    /// <summary>Gathers results.</summary>
    /// <param name="results">The results, in any order.</param>
    /// <param name="scale">The units of the scores; <see langword="null"/> to find them.</param>
    /// <returns>The results by task and model; every one taken.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="results"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A result has a malformed name, or a score or cost out of range, or there are too many tasks or models.</exception>
    public static EvaluationResults Of(IEnumerable<EvaluationResult> results, ScoreScale? scale = null)
    {
        ArgumentNullException.ThrowIfNull(results);
        var gathering = new EvaluationResultsBuilder(scale);
        foreach (var result in results)
        {
            if (gathering.Add(result) is { } fault)
            {
                throw new ArgumentException(fault, nameof(results));
            }
        }

        return gathering.Build();
    }
}
