using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Evidence;
using BedrockSelector.Findings;

namespace BedrockSelector.Tables;

/// <summary>The caller's own evaluation results read from CSV text, with the lines that were refused.</summary>
/// <remarks>
/// Columns <c>task,model,score</c> and optionally <c>cost_usd</c>, in any order, one row a result; <c>outcome</c> may stand for
/// <c>score</c>, and <c>true</c>, <c>false</c>, <c>pass</c> and <c>fail</c> for 1 and 0. Other columns are ignored. Names start with a
/// letter or a digit and have at most 200 characters.
/// </remarks>
public sealed class EvaluationResultTable
{
    private const int MaxProblems = 100;

    private EvaluationResultTable(EvaluationResults results, ImmutableArray<LineProblem> problems, long refused) =>
        (Results, Problems, Refused) = (results, problems, refused);

    /// <summary>Gets the results.</summary>
    /// <value>Those of the lines that were taken.</value>
    public EvaluationResults Results { get; }

    /// <summary>Gets the first lines that were refused.</summary>
    /// <value>In the order of the file, at most 100; empty when all were taken.</value>
    public ImmutableArray<LineProblem> Problems { get; }

    /// <summary>Gets how many lines were refused.</summary>
    /// <value>Zero or more; may be above the length of <see cref="Problems"/>.</value>
    public long Refused { get; }

    /// <summary>Reads results, holding no more than one record and one figure a task and model.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="scale">The units of the scores; <see langword="null"/> to find them.</param>
    /// <returns>The results, with the lines that were refused.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is <see langword="null"/>.</exception>
    /// <exception cref="IOException">The text cannot be read.</exception>
    public static EvaluationResultTable Read(TextReader reader, ScoreScale? scale = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var results = new EvaluationResultsBuilder(scale);
        var problems = ImmutableArray.CreateBuilder<LineProblem>();
        var refused = 0L;
        using var table = new CsvTable(reader);
        var readable = table.TryReadHeader([["task"], ["model"], ["score", "outcome"]], out var fault);
        while (true)
        {
            if (fault is not null)
            {
                refused++;
                if (problems.Count < MaxProblems)
                {
                    problems.Add(new(table.Line, fault));
                }
            }

            if (!readable || !table.Read())
            {
                return new(results.Build(), problems.ToImmutable(), refused);
            }

            fault = table.Fault;
            if (fault is null && TryParse(table, out var result, out fault))
            {
                fault = results.Add(result);
            }
        }
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
            fault = $"'{MetText.Shown(text)}' is not a score; write a number from 0 to 100, or true or false.";
            return false;
        }

        decimal? cost = null;
        if (table["cost_usd"] is { Length: > 0 } costText)
        {
            if (!decimal.TryParse(costText, NumberStyles.Float, CultureInfo.InvariantCulture, out var usd))
            {
                fault = $"'{MetText.Shown(costText)}' is not a cost; write US dollars such as 0.0012, or nothing.";
                return false;
            }

            cost = usd;
        }

        result = new(table["task"] ?? "", table["model"] ?? "", score.Value, cost);
        return true;
    }
}
