using System.Collections.Immutable;
using System.Globalization;

namespace BedrockSelector.Evidence;

/// <summary>The caller's own evaluation results, gathered by task and model.</summary>
/// <remarks>
/// <para>
/// The text form is CSV with the columns <c>task,model,score</c> and optionally <c>cost_usd</c>, in any order, one row a result;
/// <c>outcome</c> may stand for <c>score</c>, and <c>true</c>, <c>false</c>, <c>pass</c> and <c>fail</c> for 1 and 0. Other columns are ignored.
/// Names start with a letter or a digit and have at most 200 characters.
/// </para>
/// <para>
/// Unless the scale is given, it is from 0 to 1 when no score is above 1, else from 0 to 100. Give the scale when percentages might
/// all be 1 or less.
/// </para>
/// </remarks>
public sealed class EvaluationResults
{
    /// <summary>The largest number of different tasks.</summary>
    public const int MaxTasks = 10_000;

    /// <summary>The largest number of different models.</summary>
    public const int MaxModels = 200;

    private const int MaxProblems = 100;
    private const decimal MaxCostUsd = 1_000_000_000m;

    private EvaluationResults(ImmutableArray<EvaluationCell> cells, ScoreScale scale, long count, ImmutableArray<LineProblem> problems, long refused) =>
        (Cells, Scale, Count, Problems, Refused) = (cells, scale, count, problems, refused);

    /// <summary>Gets the results by task and model.</summary>
    /// <value>One a pair that has results, by task, then model, ordinal; may be empty.</value>
    public ImmutableArray<EvaluationCell> Cells { get; }

    /// <summary>Gets the units of the scores.</summary>
    /// <value>As given, or as found.</value>
    public ScoreScale Scale { get; }

    /// <summary>Gets how many results were taken.</summary>
    /// <value>Zero or more.</value>
    public long Count { get; }

    /// <summary>Gets the first lines that were refused.</summary>
    /// <value>In the order of the file, at most 100; empty when all were taken.</value>
    public ImmutableArray<LineProblem> Problems { get; }

    /// <summary>Gets how many lines were refused.</summary>
    /// <value>Zero or more; may be above the length of <see cref="Problems"/>.</value>
    public long Refused { get; }

    /// <summary>Reads results from CSV text, holding no more than one line and one figure a task and model.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="scale">The units of the scores; <see langword="null"/> to find them.</param>
    /// <returns>The results, with the lines that were refused.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is <see langword="null"/>.</exception>
    /// <exception cref="IOException">The text cannot be read.</exception>
    public static EvaluationResults Read(TextReader reader, ScoreScale? scale = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var gathering = new Gathering(scale);
        var table = new CsvTable(reader);
        if (!table.TryReadHeader([["task"], ["model"], ["score", "outcome"]], out var fault))
        {
            gathering.Refuse(table.Line, fault);
            return gathering.Finish();
        }

        while (table.Read())
        {
            fault = table.Fault;
            if (fault is null && TryParse(table, out var result, out fault))
            {
                fault = gathering.Add(result);
            }

            if (fault is not null)
            {
                gathering.Refuse(table.Line, fault);
            }
        }

        return gathering.Finish();
    }

    /// <summary>Gathers results.</summary>
    /// <param name="results">The results, in any order.</param>
    /// <param name="scale">The units of the scores; <see langword="null"/> to find them.</param>
    /// <returns>The results by task and model; none refused.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="results"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A result has a malformed name, or a score or cost out of range, or there are too many tasks or models.</exception>
    public static EvaluationResults Of(IEnumerable<EvaluationResult> results, ScoreScale? scale = null)
    {
        ArgumentNullException.ThrowIfNull(results);
        var gathering = new Gathering(scale);
        foreach (var result in results)
        {
            if (gathering.Add(result) is { } fault)
            {
                throw new ArgumentException(fault, nameof(results));
            }
        }

        return gathering.Finish();
    }

    private static bool TryParse(CsvTable table, out EvaluationResult result, out string? fault)
    {
        result = default;
        fault = null;
        var text = table["score"] ?? table["outcome"];
        decimal? score = text?.ToLowerInvariant() switch
        {
            "true" or "pass" => 1m,
            "false" or "fail" => 0m,
            _ => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        };
        if (score is null)
        {
            fault = $"'{CsvTable.Shown(text)}' is not a score; write a number from 0 to 100, or true or false.";
            return false;
        }

        decimal? cost = null;
        if (table["cost_usd"] is { Length: > 0 } costText)
        {
            if (!decimal.TryParse(costText, NumberStyles.Float, CultureInfo.InvariantCulture, out var usd))
            {
                fault = $"'{CsvTable.Shown(costText)}' is not a cost; write US dollars such as 0.0012, or nothing.";
                return false;
            }

            cost = usd;
        }

        result = new(table["task"] ?? "", table["model"] ?? "", score.Value, cost);
        return true;
    }

    private sealed class Gathering(ScoreScale? scale)
    {
        private readonly Dictionary<(string Task, string Model), Sums> _sums = [];
        private readonly HashSet<string> _tasks = new(StringComparer.Ordinal);
        private readonly HashSet<string> _models = new(StringComparer.Ordinal);
        private readonly ImmutableArray<LineProblem>.Builder _problems = ImmutableArray.CreateBuilder<LineProblem>();
        private decimal _largest;
        private long _count;
        private long _refused;

        public string? Add(EvaluationResult result)
        {
            if (!CsvTable.IsName(result.Task) || !CsvTable.IsName(result.Model))
            {
                var (what, name) = CsvTable.IsName(result.Task) ? ("model", result.Model) : ("task", result.Task);
                return $"'{CsvTable.Shown(name)}' is not a {what}; a name starts with a letter or a digit and has at most 200 characters.";
            }

            var limit = scale == ScoreScale.UnitInterval ? 1m : 100m;
            if (result.Score < 0 || result.Score > limit)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{result.Score} is not a score from 0 to {limit}.");
            }

            if (result.CostUsd is < 0 or > MaxCostUsd)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{result.CostUsd} is not a cost from 0 to {MaxCostUsd} US dollars.");
            }

            if ((_tasks.Count == MaxTasks && !_tasks.Contains(result.Task)) || (_models.Count == MaxModels && !_models.Contains(result.Model)))
            {
                return string.Create(CultureInfo.InvariantCulture, $"more than {MaxTasks} tasks or {MaxModels} models.");
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

        public void Refuse(int line, string message)
        {
            _refused++;
            if (_problems.Count < MaxProblems)
            {
                _problems.Add(new(line, message));
            }
        }

        public EvaluationResults Finish()
        {
            var cells = _sums
                .OrderBy(pair => pair.Key.Task, StringComparer.Ordinal)
                .ThenBy(pair => pair.Key.Model, StringComparer.Ordinal)
                .Select(pair => pair.Value.Cell(pair.Key.Task, pair.Key.Model));
            return new([.. cells], scale ?? (_largest > 1m ? ScoreScale.Percent : ScoreScale.UnitInterval), _count, _problems.ToImmutable(), _refused);
        }
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
