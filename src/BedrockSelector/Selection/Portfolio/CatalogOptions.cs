using System.Collections.Immutable;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Portfolio;

/// <summary>The options that the catalog gives for the tasks of a portfolio.</summary>
/// <param name="Options">One a task and offer that qualifies, by task in the order given, then by rising cost; the model is named by the id to call, with the tier when it is not the standard one.</param>
/// <param name="UnassignableTasks">Tasks for which nothing qualifies, in the order given; usually empty.</param>
public sealed record CatalogOptions(ImmutableArray<TaskOption> Options, ImmutableArray<string> UnassignableTasks)
{
    /// <summary>Finds what qualifies for each task, with its quality and the cost of one request.</summary>
    /// <param name="selector">Applies the requirements, prices and evidence.</param>
    /// <param name="tasks">The tasks, each name once.</param>
    /// <returns>The options; what has no quality at a task is not assignable to it.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A task is named twice, or a request is malformed.</exception>
    public static CatalogOptions Of(ISelector selector, IEnumerable<PortfolioTask> tasks)
    {
        ArgumentNullException.ThrowIfNull(selector);
        ArgumentNullException.ThrowIfNull(tasks);
        var options = ImmutableArray.CreateBuilder<TaskOption>();
        var empty = ImmutableArray.CreateBuilder<string>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var task in tasks)
        {
            if (!names.Add(task.Name))
            {
                throw new ArgumentException($"The task '{task.Name}' is given twice.", nameof(tasks));
            }

            var result = selector.Select(task.Request with { Weights = new(1, 0, 1), MissingEvidence = MissingEvidence.Reject });
            var found = new HashSet<string>(StringComparer.Ordinal);
            foreach (var one in result.Ranked.Where(static one => one.Quality is not null).OrderBy(static one => one.CostUsd).ThenBy(static one => one.Rank))
            {
                // Several offers of one id, tier and mode differ in price at most; the cheapest stands for them.
                var name = Name(one.Candidate);
                if (found.Add(name))
                {
                    options.Add(new(task.Name, name, decimal.Round((decimal)one.Quality!.Score, 6), decimal.Round(one.CostUsd, TaskOption.MaxDecimals), task.Weight));
                }
            }

            if (found.Count == 0)
            {
                empty.Add(task.Name);
            }
        }

        return new(options.ToImmutable(), empty.ToImmutable());
    }

    // What is usual goes without saying.
    private static string Name(Candidate candidate)
    {
        var tier = candidate.Tier == PricingTier.Standard ? "" : $" {candidate.Tier.Name()}";
        return $"{candidate.CallId}{tier}{(candidate.Mode.Reasons ? $" {candidate.Mode}" : "")}";
    }
}
