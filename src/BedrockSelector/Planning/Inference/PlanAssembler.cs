using System.Collections.Immutable;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>Turns the solver's answer into a plan in decimal, and its hour prices into a bound.</summary>
internal sealed class PlanAssembler
{
    private readonly PlanProblem _problem;
    private readonly CommitmentSolution _solution;
    private readonly CapacityPlanRequest _request;
    private readonly BuyingRules _rules;
    private readonly MoneyGrid _grid;
    private readonly int[][] _units;
    private readonly int[] _committed;
    private readonly PlanMarginals _marginals;
    private readonly DateTimeOffset? _start;
    private decimal _finerUsd;

    public PlanAssembler(PlanProblem problem, CommitmentSolution solution)
    {
        (_problem, _solution, _request, _grid) = (problem, solution, problem.Request, problem.Grid);
        _rules = _request.Buying;
        _start = _request.Scenarios[0].Demand.Start;
        _units = [.. problem.Traffic.Select((_, scenario) => solution.Uncommitted.Length > 0 ? solution.Covered : UnitsHeld(scenario))];
        _committed = solution.Uncommitted.Length > 0 ? [.. solution.Covered.Zip(solution.Uncommitted, static (all, free) => all - free)] : solution.Covered;
        _marginals = new(problem, solution, _units);
    }

    /// <summary>Makes the plan.</summary>
    /// <param name="boundUsd">A bound known from elsewhere; <c>null</c> to prove one by the solution's hour prices.</param>
    public CapacityPlan Assemble(decimal? boundUsd = null)
    {
        var commitments = Commitments();
        var switchingUsd = _solution.Starts * _rules.SwitchingUsd;
        var outcomes = _problem.Traffic.Select((_, scenario) => Outcome(scenario, commitments.Sum(static row => row.CostUsd) + switchingUsd)).ToImmutableArray();
        var rows = ImmutableArray.CreateBuilder<PlannedCapacity>();
        rows.AddRange(commitments);
        AddFlatRow(rows, CapacityKind.Switching, switchingUsd, switchingUsd > 0m);
        if (outcomes.Length == 1 || _solution.Uncommitted.Length > 0)
        {
            rows.AddRange(UncommittedRows());
        }
        else
        {
            var uncommitted = Expected(outcomes, static outcome => outcome.UncommittedUnitsUsd);
            AddFlatRow(rows, CapacityKind.ModelUnits, uncommitted, uncommitted > 0m);
        }

        AddFlatRow(
            rows, OverflowRowKind, Expected(outcomes, static outcome => outcome.OverflowUsd),
            _request.Overflow.Kind != OverflowKind.Forbid && outcomes.Any(static outcome => outcome.OverflowTokens > 0m));
        AddFlatRow(rows, CapacityKind.Batch, Expected(outcomes, static outcome => outcome.BatchUsd), outcomes.Any(static outcome => outcome.BatchTokens > 0m));
        rows.Sort(static (a, b) => (a.FromHour, a.Kind, a.Term, a.ToHour).CompareTo((b.FromHour, b.Kind, b.Term, b.ToHour)));
        var total = rows.Sum(static row => row.CostUsd);
        var overflowTokens = Tokens(outcomes.Sum(static outcome => outcome.OverflowTokens * outcome.Probability));
        var proof = boundUsd is null ? PlanProof.Of(_problem, _solution, _finerUsd, total) : null;
        var use = new PlanUse(_problem, _units, _committed);
        return new()
        {
            Rows = rows.DrainToImmutable(),
            TotalUsd = total,
            LowerBoundUsd = proof?.LowerBoundUsd ?? Math.Min(total, boundUsd!.Value),
            Utilization = use.Utilization(),
            IdleUsd = use.IdleUsd(commitments),
            OverflowTokens = overflowTokens,
            ThrottledTokens = _request.Overflow.Kind == OverflowKind.OnDemand ? 0m : overflowTokens,
            PeakUnits = (_units.Length == 1 ? _units[0] : _solution.Covered).Max(),
            Decisions = PlanDecisions.Of(commitments, _request, _problem.Hours, At),
            Scenarios = outcomes,
            Proof = proof,
            OnDemand = _request.Overflow.Kind == OverflowKind.OnDemand ? [.. _problem.Traffic.Select((_, scenario) => Overflowing(scenario))] : [],
            OverflowByHour = [.. _problem.Traffic[0].Select((hour, i) => hour.Tokens * (hour.Share(_units[0][i]) - hour.BatchPart(_units[0][i])))],
        };
    }

    private DemandSeries Overflowing(int scenario)
    {
        var demand = _request.Scenarios[scenario].Demand;
        var hours = demand.Hours.Select((tokens, hour) =>
        {
            var served = _problem.Traffic[scenario][hour];
            var units = _units[scenario][hour];
            return tokens.Times(served.Share(units) - served.BatchPart(units));
        });
        return new([.. hours], demand.Start, demand.PeakFactor);
    }

    private CapacityKind OverflowRowKind => _request.Overflow.Kind == OverflowKind.Throttle ? CapacityKind.Throttled : CapacityKind.OnDemand;

    // With commitments given, a unit without commitment is worth holding where it saves more than it costs.
    private int[] UnitsHeld(int scenario)
    {
        var held = (int[])_solution.Covered.Clone();
        if (_problem.UncommittedUsd is not { } usd)
        {
            return held;
        }

        var price = _grid.Down(usd);
        var curves = _problem.Overflow[scenario];
        for (var hour = 0; hour < held.Length; hour++)
        {
            var most = held[hour] + (hour < _rules.DelayHours ? 0L : _rules.MaxUncommittedUnits ?? int.MaxValue);
            for (var step = curves.Start[hour]; step < curves.Start[hour + 1] && curves.Value[step] > price; step++)
            {
                held[hour] = Math.Max(held[hour], (int)Math.Min(curves.UpTo[step], most));
            }
        }

        return held;
    }

    private List<PlannedCapacity> Commitments()
    {
        var rows = new List<PlannedCapacity>();
        for (var kind = 0; kind < _solution.Bought.Length; kind++)
        {
            var offer = _problem.Kinds[kind];
            for (var hour = 0; hour < _problem.Hours; hour++)
            {
                if (_solution.Bought[kind][hour] is > 0 and var units)
                {
                    var (usd, ends) = (offer.Usd(hour), (int)Math.Min(_problem.Hours, (long)hour + offer.Length(hour)));
                    rows.Add(Row(CapacityKind.ModelUnits, units, offer.Term, hour, hour + offer.PaidHours(hour), units * usd) with
                    {
                        OneUnitFewer = _marginals.Committed(hour, ends, usd),
                    });
                }
            }
        }

        return rows;
    }

    // What is held above the commitments; equal runs become one row.
    private IEnumerable<PlannedCapacity> UncommittedRows()
    {
        if (_problem.UncommittedUsd is not { } usd)
        {
            yield break;
        }

        int[] profile = [.. _units[0].Zip(_committed, static (all, committed) => all - committed)];
        var runs = _solution.Runs.Count > 0 ? _solution.Runs : _rules.Holds ? UnitRuns.ByAge(profile) : UnitRuns.ByLevel(profile);
        foreach (var (from, to, units) in runs)
        {
            // A unit is held its least time, though the horizon ends before.
            var ends = Math.Max(to, to == _problem.Hours ? from + _rules.MinimumHoldHours : to);
            var cost = usd * (ends - from);
            yield return Row(CapacityKind.ModelUnits, units, CommitmentTerm.None, from, ends, units * cost) with
            {
                OneUnitFewer = _marginals.Uncommitted(from, to, cost),
            };
        }
    }

    private ScenarioOutcome Outcome(int scenario, decimal committedUsd)
    {
        var traffic = _problem.Traffic[scenario];
        var curves = _problem.Overflow[scenario];
        var held = _units[scenario];
        var uncommitted = 0m;
        var (usd, batchUsd) = (0m, 0m);
        var (overflowTokens, batchTokens) = (0m, 0m);
        for (var hour = 0; hour < held.Length; hour++)
        {
            uncommitted += held[hour] - _committed[hour];
            var overflow = traffic[hour].Overflow(held[hour]);
            var batch = traffic[hour].BatchPart(held[hour]);
            if (_request.Overflow.Kind != OverflowKind.Forbid)
            {
                // An hour that no unit serves costs its tokens, to the last digit; only shares of an hour are rounded to the grid.
                var onGrid = overflow == 0m ? 0m : _grid.Usd(checked(PlanProof.Unreachable(_problem, scenario, hour) + curves.Above(hour, held[hour])));
                var exact = overflow == traffic[hour].Tokens ? traffic[hour].Usd(held[hour]) : onGrid;
                _finerUsd += (exact - onGrid) * _problem.Probabilities[scenario];
                var waits = batch == traffic[hour].Share(held[hour]) ? exact : traffic[hour].BatchUsdBeside(held[hour]);
                batchUsd += waits;
                usd += exact - waits;
            }

            batchTokens += traffic[hour].Tokens * batch;
            overflowTokens += overflow - (traffic[hour].Tokens * batch);
        }

        uncommitted *= _problem.UncommittedUsd ?? 0m;
        return new(
            _request.Scenarios[scenario].Name, _problem.Probabilities[scenario], uncommitted, usd, Tokens(overflowTokens), committedUsd + uncommitted + usd + batchUsd)
        {
            BatchUsd = batchUsd,
            BatchTokens = Tokens(batchTokens),
        };
    }

    // Weights first and their sum last: probabilities such as a third would leave a tail of noise.
    private decimal Expected(ImmutableArray<ScenarioOutcome> outcomes, Func<ScenarioOutcome, decimal> usd)
    {
        if (outcomes.Length == 1)
        {
            return usd(outcomes[0]);
        }

        var weighted = 0m;
        for (var scenario = 0; scenario < outcomes.Length; scenario++)
        {
            weighted += usd(outcomes[scenario]) * _request.Scenarios[scenario].Weight;
        }

        return Math.Round(weighted / _request.Scenarios.Sum(static one => one.Weight), MoneyGrid.MostDigits);
    }

    private void AddFlatRow(ImmutableArray<PlannedCapacity>.Builder rows, CapacityKind kind, decimal usd, bool any)
    {
        if (any)
        {
            rows.Add(Row(kind, 0, CommitmentTerm.None, 0, _problem.Hours, usd));
        }
    }

    private PlannedCapacity Row(CapacityKind kind, int units, CommitmentTerm term, int from, decimal to, decimal usd) => new()
    {
        Kind = kind,
        Units = units,
        Term = term,
        FromHour = from,
        ToHour = to,
        From = At(from),
        To = At(to),
        CostUsd = usd,
    };

    // Shares of an hour have endless digits; a millionth of a token is plenty.
    private static decimal Tokens(decimal count) => Math.Round(count, 6);

    private DateTimeOffset? At(decimal hour) => _start?.AddTicks((long)(hour * TimeSpan.TicksPerHour));
}
