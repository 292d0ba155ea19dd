using System.Collections.Immutable;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>Turns the solver's answer into a plan in decimal, and its hour prices into a bound.</summary>
internal sealed class PlanAssembler
{
    private readonly PlanProblem _problem;
    private readonly CommitmentSolution _solution;
    private readonly CapacityPlanRequest _request;
    private readonly MoneyGrid _grid;
    private readonly int[][] _units;
    private readonly DateTimeOffset? _start;
    private decimal _finerUsd;

    public PlanAssembler(PlanProblem problem, CommitmentSolution solution)
    {
        (_problem, _solution, _request, _grid) = (problem, solution, problem.Request, problem.Grid);
        _start = _request.Scenarios[0].Demand.Start;
        _units = [.. problem.Traffic.Select((_, scenario) => UnitsHeld(scenario))];
    }

    public CapacityPlan Assemble()
    {
        var commitments = Commitments();
        var committedUsd = commitments.Sum(static row => row.CostUsd);
        var outcomes = _problem.Traffic.Select((_, scenario) => Outcome(scenario, committedUsd)).ToImmutableArray();
        var rows = ImmutableArray.CreateBuilder<PlannedCapacity>();
        rows.AddRange(commitments);
        if (outcomes.Length == 1)
        {
            rows.AddRange(UncommittedRows());
            AddFlatRow(rows, OverflowRowKind, outcomes[0].OverflowUsd, outcomes[0].OverflowTokens > 0m);
        }
        else
        {
            var uncommitted = Expected(outcomes, static outcome => outcome.UncommittedUnitsUsd);
            var overflow = Expected(outcomes, static outcome => outcome.OverflowUsd);
            AddFlatRow(rows, CapacityKind.ModelUnits, uncommitted, uncommitted > 0m);
            AddFlatRow(rows, OverflowRowKind, overflow, outcomes.Any(static outcome => outcome.OverflowTokens > 0m));
        }

        rows.Sort(static (a, b) => (a.FromHour, a.Kind, a.Term, a.ToHour).CompareTo((b.FromHour, b.Kind, b.Term, b.ToHour)));
        var total = rows.Sum(static row => row.CostUsd);
        var overflowTokens = Tokens(outcomes.Sum(static outcome => outcome.OverflowTokens * outcome.Probability));
        var proof = Proof(total);
        return new()
        {
            Rows = rows.DrainToImmutable(),
            TotalUsd = total,
            LowerBoundUsd = proof.LowerBoundUsd,
            BestSingle = _request.OnDemandLimit is null ? SingleCommitmentSearch.Best(_problem) : null,
            Utilization = Utilization(),
            IdleUsd = IdleUsd(commitments),
            OverflowTokens = overflowTokens,
            ThrottledTokens = _request.Overflow.Kind == OverflowKind.Throttle ? overflowTokens : 0m,
            PeakUnits = (_units.Length == 1 ? _units[0] : _solution.Covered).Max(),
            Decisions = PlanDecisions.Of(commitments, _problem.Hours, At),
            Scenarios = outcomes,
            Proof = proof,
            OnDemand = _request.Overflow.Kind == OverflowKind.OnDemand ? [.. _problem.Traffic.Select((_, scenario) => Overflowing(scenario))] : [],
        };
    }

    private DemandSeries Overflowing(int scenario)
    {
        var demand = _request.Scenarios[scenario].Demand;
        var hours = demand.Hours.Select((tokens, hour) => tokens.Times(_problem.Traffic[scenario][hour].Share(_units[scenario][hour])));
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
            for (var step = curves.Start[hour]; step < curves.Start[hour + 1] && curves.Value[step] > price; step++)
            {
                held[hour] = Math.Max(held[hour], curves.UpTo[step]);
            }
        }

        return held;
    }

    private List<PlannedCapacity> Commitments()
    {
        var rows = new List<PlannedCapacity>();
        for (var kind = 0; kind < _solution.Bought.Length; kind++)
        {
            for (var hour = 0; hour < _problem.Hours; hour++)
            {
                if (_solution.Bought[kind][hour] is > 0 and var units)
                {
                    var (usd, ends) = (_problem.CommitmentUsd[kind], Math.Min(_problem.Hours, hour + _problem.Lengths[kind]));
                    rows.Add(Row(CapacityKind.ModelUnits, units, _problem.Committed[kind].Term, hour, hour + _problem.PaidHours[kind], units * usd) with
                    {
                        OneUnitFewer = Fewer(hour, ends, usd, _solution.Covered, _problem.ExpectedRecourse),
                    });
                }
            }
        }

        return rows;
    }

    // The profile above the commitments, cut into level runs; equal runs become one row.
    private IEnumerable<PlannedCapacity> UncommittedRows()
    {
        if (_problem.UncommittedUsd is not { } usd)
        {
            yield break;
        }

        var open = new Stack<int>();
        var runs = new SortedDictionary<(int From, int To), int>();
        for (var hour = 0; hour <= _problem.Hours; hour++)
        {
            var extra = hour == _problem.Hours ? 0 : _units[0][hour] - _solution.Covered[hour];
            while (open.Count > extra)
            {
                var run = (open.Pop(), hour);
                runs[run] = runs.GetValueOrDefault(run) + 1;
            }

            while (open.Count < extra)
            {
                open.Push(hour);
            }
        }

        foreach (var ((from, to), units) in runs)
        {
            var cost = usd * (to - from);
            yield return Row(CapacityKind.ModelUnits, units, CommitmentTerm.None, from, to, units * cost) with
            {
                OneUnitFewer = Fewer(from, to, cost, _units[0], _problem.Overflow[0]),
            };
        }
    }

    private OneUnitFewer Fewer(int from, int to, decimal saved, int[] held, SavingsCurves curves)
    {
        var added = 0L;
        var shortHours = 0;
        var throttled = 0m;
        var forbid = _request.Overflow.Kind == OverflowKind.Forbid;
        for (var hour = from; hour < to; hour++)
        {
            // Below what must be held, the traffic could not be served at all.
            var needed = _problem.MustHold.Max(hours => hours[hour]) > held[hour] - 1;
            added += needed ? 0L : curves.At(hour, held[hour]);
            shortHours += needed && held[hour] > 0 ? 1 : 0;
            for (var scenario = 0; scenario < _units.Length; scenario++)
            {
                // Where units can be had without commitment they would step in; else the traffic overflows.
                if (_problem.UncommittedUsd is not null && ReferenceEquals(held, _solution.Covered) && _units[scenario][hour] > held[hour])
                {
                    continue;
                }

                var traffic = _problem.Traffic[scenario][hour];
                var lost = traffic.Overflow(_units[scenario][hour] - 1) - traffic.Overflow(_units[scenario][hour]);
                if (lost > 0m && forbid && (_problem.UncommittedUsd is null || !ReferenceEquals(held, _solution.Covered)))
                {
                    shortHours++;
                }
                else if (_request.Overflow.Kind == OverflowKind.Throttle)
                {
                    throttled += lost * _problem.Probabilities[scenario];
                }
            }
        }

        return new(saved, shortHours > 0 ? null : _grid.Usd(added), Tokens(throttled), shortHours);
    }

    private ScenarioOutcome Outcome(int scenario, decimal committedUsd)
    {
        var traffic = _problem.Traffic[scenario];
        var curves = _problem.Overflow[scenario];
        var held = _units[scenario];
        var uncommitted = 0m;
        var usd = 0m;
        var overflowTokens = 0m;
        for (var hour = 0; hour < held.Length; hour++)
        {
            uncommitted += held[hour] - _solution.Covered[hour];
            if (_request.Overflow.Kind != OverflowKind.Forbid)
            {
                // An hour that no unit serves costs its tokens, to the last digit; only shares of an hour are rounded to the grid.
                var overflow = traffic[hour].Overflow(held[hour]);
                var onGrid = overflow == 0m ? 0m : _grid.Usd(checked(Unreachable(scenario, hour) + curves.Above(hour, held[hour])));
                usd += overflow == traffic[hour].Tokens ? traffic[hour].OverflowUsd : onGrid;
                _finerUsd += overflow == traffic[hour].Tokens ? (traffic[hour].OverflowUsd - onGrid) * _problem.Probabilities[scenario] : 0m;
            }

            overflowTokens += traffic[hour].Overflow(held[hour]);
        }

        uncommitted *= _problem.UncommittedUsd ?? 0m;
        return new(
            _request.Scenarios[scenario].Name, _problem.Probabilities[scenario], uncommitted, usd, Tokens(overflowTokens), committedUsd + uncommitted + usd);
    }

    // What no allowed unit can save of an hour: traffic that units do not carry, or levels above the limit.
    private long Unreachable(int scenario, int hour) =>
        Math.Max(0L, _grid.Nearest(_problem.Traffic[scenario][hour].OverflowUsd) - _problem.Overflow[scenario].Above(hour, 0));

    private OptimalityProof Proof(decimal total)
    {
        var prices = _solution.HourPrices.Select(_grid.Usd).ToImmutableArray();
        var curves = _problem.ExpectedRecourse;
        var bound = 0L;
        for (var hour = 0; hour < prices.Length; hour++)
        {
            var from = 0;
            for (var step = curves.Start[hour]; step < curves.Start[hour + 1]; step++)
            {
                bound = checked(bound + ((curves.UpTo[step] - from) * Math.Min(_solution.HourPrices[hour], curves.Value[step])));
                from = curves.UpTo[step];
            }

            if (_request.Overflow.Kind != OverflowKind.Forbid)
            {
                for (var scenario = 0; scenario < _units.Length; scenario++)
                {
                    bound = checked(bound + SavingsBuilder.Share(Unreachable(scenario, hour), _problem.Probabilities[scenario]));
                }
            }
        }

        // Digits finer than the grid are part of every plan. Probabilities such as a third have endless digits: the cost may
        // then lie a hair below the bound, and lowering a bound keeps it true.
        var boundUsd = _grid.Usd(bound) + _finerUsd;
        if (boundUsd > total && boundUsd - total <= _grid.Usd(_units.Length))
        {
            boundUsd = total;
        }

        var proof = new OptimalityProof { HourPricesUsd = prices, LowerBoundUsd = boundUsd };

        // The proof is checked, not trusted: a price above a commitment's cost would void it.
        if (boundUsd > total || _problem.Lengths.Where((length, kind) => proof.WorstExcessUsd(length, _problem.CommitmentUsd[kind]) > 0m).Any())
        {
            throw new InvalidOperationException("The hour prices are no proof of the plan; this is a defect of the planner.");
        }

        return proof;
    }

    private decimal? Utilization()
    {
        var used = 0m;
        var held = 0m;
        for (var scenario = 0; scenario < _units.Length; scenario++)
        {
            for (var hour = 0; hour < _problem.Hours; hour++)
            {
                used += Used(scenario, hour, _units[scenario][hour]) * _problem.Probabilities[scenario];
                held += _units[scenario][hour] * _problem.Probabilities[scenario];
            }
        }

        return held == 0m ? null : Math.Min(1m, used / held);
    }

    private decimal Used(int scenario, int hour, int units) => Math.Min(_problem.Traffic[scenario][hour].Units ?? 0m, units);

    // Units without commitment fill up last; what is idle of the rest costs what an average committed hour costs.
    private decimal IdleUsd(List<PlannedCapacity> commitments)
    {
        var paidUsd = commitments.Sum(static row => row.CostUsd);
        var paidUnitHours = commitments.Sum(static row => row.Units * (row.ToHour - row.FromHour));
        var idle = 0m;
        for (var scenario = 0; scenario < _units.Length; scenario++)
        {
            var usedCommitted = 0m;
            var idleUncommitted = 0m;
            for (var hour = 0; hour < _problem.Hours; hour++)
            {
                var committed = Used(scenario, hour, _solution.Covered[hour]);
                usedCommitted += committed;
                idleUncommitted += _units[scenario][hour] - _solution.Covered[hour] - (Used(scenario, hour, _units[scenario][hour]) - committed);
            }

            var committedIdle = paidUnitHours == 0m ? 0m : paidUsd * (paidUnitHours - usedCommitted) / paidUnitHours;
            idle += _problem.Probabilities[scenario] * (committedIdle + (idleUncommitted * (_problem.UncommittedUsd ?? 0m)));
        }

        return Math.Round(idle, MoneyGrid.MostDigits);
    }

    // Weights first and their sum last: probabilities such as a third would leave a tail of noise.
    private decimal Expected(ImmutableArray<ScenarioOutcome> outcomes, Func<ScenarioOutcome, decimal> usd)
    {
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
