using System.Globalization;
using BedrockSelector.Findings;

namespace BedrockSelector.Evidence;

/// <summary>Gathers the caller's own results one by one, and refuses those that are no results.</summary>
/// <remarks>Holds one figure a task and model. Not thread-safe.</remarks>
public sealed class EvaluationResultsBuilder
{
    private const decimal MaxCostUsd = 1_000_000_000m;

    private readonly Dictionary<(string Task, string Model), Sums> _sums = [];
    private readonly HashSet<string> _tasks = new(StringComparer.Ordinal);
    private readonly HashSet<string> _models = new(StringComparer.Ordinal);
    private readonly ScoreScale? _scale;
    private decimal _largest;
    private long _count;

    /// <summary>Makes a builder that holds nothing.</summary>
    /// <param name="scale">The units of the scores; <see langword="null"/> to find them.</param>
    public EvaluationResultsBuilder(ScoreScale? scale = null) => _scale = scale;

    /// <summary>Takes a result, or says why not.</summary>
    /// <param name="result">The result.</param>
    /// <returns>A sentence saying what is wrong with it, in which case it takes no part; <see langword="null"/> when it was taken.</returns>
    public string? Add(EvaluationResult result)
    {
        if (!MetText.IsName(result.Task) || !MetText.IsName(result.Model))
        {
            var (what, name) = MetText.IsName(result.Task) ? ("model", result.Model) : ("task", result.Task);
            return $"'{MetText.Shown(name)}' is not a {what}; a name starts with a letter or a digit and has at most 200 characters.";
        }

        var limit = _scale == ScoreScale.UnitInterval ? 1m : 100m;
        if (result.Score < 0 || result.Score > limit)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{result.Score} is not a score from 0 to {limit}.");
        }

        if (result.CostUsd is < 0 or > MaxCostUsd)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{result.CostUsd} is not a cost from 0 to {MaxCostUsd} US dollars.");
        }

        if ((_tasks.Count == EvaluationResults.MaxTasks && !_tasks.Contains(result.Task))
            || (_models.Count == EvaluationResults.MaxModels && !_models.Contains(result.Model)))
        {
            return string.Create(CultureInfo.InvariantCulture, $"more than {EvaluationResults.MaxTasks} tasks or {EvaluationResults.MaxModels} models.");
        }

        _tasks.Add(result.Task);
        _models.Add(result.Model);
        _largest = Math.Max(_largest, result.Score);
        _count++;
        var key = (result.Task, result.Model);
        if (!_sums.TryGetValue(key, out var sums))
        {
            _sums.Add(key, sums = new());
        }

        // Decimal sums make the outcome independent of the order of the rows.
        var score = decimal.Round(result.Score, 8);
        sums.Count++;
        sums.Score += score;
        sums.Square += score * score;
        if (result.CostUsd is { } cost)
        {
            sums.Costs++;
            sums.Cost += cost;
        }

        return null;
    }

    /// <summary>Gathers what was taken so far.</summary>
    /// <returns>The results by task and model.</returns>
    public EvaluationResults Build()
    {
        var cells = _sums
            .OrderBy(pair => pair.Key.Task, StringComparer.Ordinal)
            .ThenBy(pair => pair.Key.Model, StringComparer.Ordinal)
            .Select(pair => pair.Value.Cell(pair.Key.Task, pair.Key.Model));
        return new([.. cells], _scale ?? (_largest > 1m ? ScoreScale.Percent : ScoreScale.UnitInterval), _count);
    }

    private sealed class Sums
    {
        public int Count { get; set; }

        public decimal Score { get; set; }

        public decimal Square { get; set; }

        public int Costs { get; set; }

        public decimal Cost { get; set; }

        public EvaluationCell Cell(string task, string model) => new()
        {
            Task = task,
            Model = model,
            Count = Count,
            Mean = (double)(Score / Count),
            SquaredDeviations = Math.Max(0, (double)(Square - (Score * Score / Count))),
            CostUsd = Costs == 0 ? null : Cost / Costs,
        };
    }
}
