using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Joint;

/// <summary>Chooses a model for each of several tasks and the capacity of every model together, at the least cost.</summary>
/// <remarks>
/// <para>
/// Tasks on one model share its units, reservations and quotas, so what a task costs depends on what else its model serves. The search is
/// branch and bound over assignments, best first: serving more never costs less, so the plans of what is assigned so far bound every
/// completion, and a model that has only on-demand prices adds what each further task costs by itself.
/// </para>
/// <para>The plan is exact where the capacity plans are and the search ends; else the gap says how far it may be. Immutable and thread-safe.</para>
/// </remarks>
public sealed class JointPlanner
{
    private const int MostTasks = 60;

    private readonly InferencePlanner _planner;

    /// <summary>Makes a planner.</summary>
    /// <param name="knowledge">The catalog and its rates.</param>
    /// <param name="time">Tells today, for questions without a date; <see langword="null"/> for the system's clock.</param>
    /// <exception cref="ArgumentNullException"><paramref name="knowledge"/> is <see langword="null"/>.</exception>
    public JointPlanner(IKnowledgeSource knowledge, TimeProvider? time = null) => _planner = new(knowledge, time);

    /// <summary>Plans.</summary>
    /// <param name="request">Tasks, candidates and rules.</param>
    /// <returns>The plan; <see cref="JointPlan.Infeasible"/> says why there is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no task, too many, one without a candidate, or demands of different lengths.</exception>
    public JointPlan Plan(JointRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Tasks.IsDefaultOrEmpty || request.Tasks.Length > MostTasks)
        {
            throw new ArgumentException($"A joint plan has 1 to {MostTasks} tasks.", nameof(request));
        }

        if (request.Tasks.FirstOrDefault(one => one.Candidates.Count == 0 || one.Demand.Hours.Length != request.Tasks[0].Demand.Hours.Length) is { } wrong)
        {
            throw new ArgumentException($"Each task has a candidate and the same hours as the others; '{wrong.Name}' has not.", nameof(request));
        }

        return new Search(_planner, request).Run();
    }

    private sealed class Search(InferencePlanner planner, JointRequest request)
    {
        private readonly ImmutableArray<JointTask> _tasks = [.. request.Tasks.OrderByDescending(static task => task.Demand.Total.Total).ThenBy(static task => task.Name, StringComparer.Ordinal)];
        private readonly Dictionary<(string Model, ulong Tasks), InferencePhase> _known = [];
        private readonly string[] _models = [.. request.Tasks.SelectMany(static task => task.Candidates).Select(static one => one.Model.Text).Distinct()];

        public JointPlan Run()
        {
            var queue = new PriorityQueue<Node, (decimal Bound, int Depth, long Order)>();
            var (order, best, bestUsd, open) = (0L, (Node?)null, decimal.MaxValue, decimal.MaxValue);
            Open(new([], 0m));
            while (queue.TryDequeue(out var node, out var key))
            {
                if (key.Bound >= bestUsd)
                {
                    break;
                }

                if (_known.Count >= request.MostPlans && best is not null)
                {
                    open = key.Bound;
                    break;
                }

                if (node.Chosen.Length == _tasks.Length)
                {
                    // What a completed assignment costs may lie above its bound.
                    if (Usd(node.Chosen) is { } usd && usd < bestUsd)
                    {
                        (best, bestUsd) = (node, usd);
                    }

                    continue;
                }

                foreach (var candidate in _tasks[node.Chosen.Length].Candidates)
                {
                    Open(new([.. node.Chosen, candidate], node.QualitySum + (candidate.Quality * _tasks[node.Chosen.Length].Weight)));
                }
            }

            if (best is null)
            {
                return new() { Infeasible = "No model that keeps the quality serves every task within the rules; lower the floor, or name more models." };
            }

            var bound = Math.Min(bestUsd, open);
            foreach (var other in queue.UnorderedItems)
            {
                bound = Math.Min(bound, other.Priority.Bound);
            }

            bound = Math.Min(bound, Bound(best.Chosen) ?? bound);
            return bestUsd > request.BudgetUsd
                ? new() { LowerBoundUsd = bound, Infeasible = Over(bestUsd, bound) }
                : Told(best, bestUsd, bound);

            void Open(Node node)
            {
                if (Reaches(node) && Bound(node.Chosen) is { } usd)
                {
                    queue.Enqueue(node, (usd, -node.Chosen.Length, order++));
                }
            }
        }

        private string Over(decimal usd, decimal bound) => string.Create(
            CultureInfo.InvariantCulture,
            $"The cheapest plan found costs {usd.Plain()} USD, no plan less than {bound.Plain()} USD: above the budget of {request.BudgetUsd!.Value.Plain()} USD.");

        // The best that the remaining tasks could add must reach the floor.
        private bool Reaches(Node node)
        {
            if (request.MinimumQuality is not { } least)
            {
                return true;
            }

            var sum = node.QualitySum + _tasks.Skip(node.Chosen.Length).Sum(static task => task.Weight * task.Candidates.Max(static one => one.Quality));
            return sum >= least * _tasks.Sum(static task => task.Weight);
        }

        private decimal? Usd(ImmutableArray<JointCandidate> chosen)
        {
            var sum = 0m;
            foreach (var (model, tasks) in Sets(chosen))
            {
                if (Phase(model, tasks).TotalUsd is not { } usd)
                {
                    return null;
                }

                sum += usd;
            }

            return sum;
        }

        // Nothing where what is chosen cannot be served: more of it cannot either.
        private decimal? Bound(ImmutableArray<JointCandidate> chosen)
        {
            var sum = 0m;
            foreach (var (model, tasks) in Sets(chosen))
            {
                if (Phase(model, tasks).LowerBoundUsd is not { } usd)
                {
                    return null;
                }

                sum += usd;
            }

            for (var task = chosen.Length; task < _tasks.Length; task++)
            {
                var least = decimal.MaxValue;
                foreach (var candidate in _tasks[task].Candidates)
                {
                    var alone = Phase(candidate.Model.Text, 1UL << task);
                    least = Math.Min(least, alone.LowerBoundUsd is not { } usd ? decimal.MaxValue : Metered(alone) ? usd : 0m);
                }

                if (least == decimal.MaxValue)
                {
                    return null;
                }

                sum += least;
            }

            return sum;
        }

        // Tokens alone: each task then costs what it costs by itself, whatever else the model serves.
        private static bool Metered(InferencePhase phase) =>
            phase.Rates.All(static line => line.Meter != Meter.ModelUnitHours && line.Meter != Meter.ReservedInputKtpmHours && line.Meter != Meter.CustomModelUnitMinutes);

        private IEnumerable<(string Model, ulong Tasks)> Sets(ImmutableArray<JointCandidate> chosen)
        {
            foreach (var model in _models)
            {
                var tasks = 0UL;
                for (var task = 0; task < chosen.Length; task++)
                {
                    tasks |= chosen[task].Model.Text == model ? 1UL << task : 0UL;
                }

                if (tasks != 0UL)
                {
                    yield return (model, tasks);
                }
            }
        }

        private InferencePhase Phase(string model, ulong tasks)
        {
            if (_known.TryGetValue((model, tasks), out var known))
            {
                return known;
            }

            var members = Enumerable.Range(0, _tasks.Length).Where(task => (tasks & (1UL << task)) != 0UL).Select(task => _tasks[task]).ToArray();
            var first = members[0].Demand;
            var hours = ImmutableArray.CreateBuilder<HourlyTokens>(first.Hours.Length);
            for (var hour = 0; hour < first.Hours.Length; hour++)
            {
                hours.Add(members.Aggregate(default(HourlyTokens), (sum, task) => sum + task.Demand.Hours[hour]));
            }

            var reference = members[0].Candidates.First(one => one.Model.Text == model).Model;
            return _known[(model, tasks)] = planner.Plan(request.Serving with
            {
                Model = reference,
                Scenarios = [new(new(hours.MoveToImmutable(), first.Start, members.Max(static task => task.Demand.PeakFactor)))],
            });
        }

        private JointPlan Told(Node best, decimal usd, decimal bound)
        {
            var byName = best.Chosen.Select((candidate, i) => (Task: _tasks[i], Candidate: candidate)).ToDictionary(static one => one.Task.Name, StringComparer.Ordinal);
            return new()
            {
                Assignments = [.. request.Tasks.Select(task => new JointAssignment(task.Name, byName[task.Name].Candidate.Model.Text, byName[task.Name].Candidate.Quality))],
                Models = [.. Sets(best.Chosen).Select(set => Phase(set.Model, set.Tasks))],
                TotalUsd = usd,
                LowerBoundUsd = bound,
                Quality = best.QualitySum / _tasks.Sum(static task => task.Weight),
            };
        }

        private sealed record Node(ImmutableArray<JointCandidate> Chosen, decimal QualitySum);
    }
}
