namespace BedrockSelector.Planning.Inference;

/// <summary>Finds reservations of both sides that keep their minima, and a bound on what any can save.</summary>
/// <remarks>
/// Either nothing is held in an hour or both minima are. Given the stretches in which capacity is held, each side is solved
/// exactly; which stretches to hold is searched. Up to <see cref="MostExactHours"/> hours every set of stretches is weighed, and
/// the plan is optimal. Beyond, the stretches come from relaxations of both sides, which agree in the optimum when the savings of
/// the minima are shared between them by the right transfers; transfers are sought by subgradient steps, and the best bound counts.
/// A gap remains where the sides do not agree.
/// </remarks>
internal sealed class ReservedSearch
{
    /// <summary>So many hours are searched exhaustively.</summary>
    public const int MostExactHours = 24;

    private const int MostSteps = 24;
    private const int StepHours = 40_000;
    private const int MostCuts = 12;

    private readonly ReservedSide _input;
    private readonly ReservedSide _output;
    private readonly int _hours;
    private readonly decimal _nothingUsd;
    private readonly Dictionary<(int From, int To), decimal?> _runs = [];

    private ReservedSearch(ReservedSide input, ReservedSide output)
    {
        (_input, _output, _hours) = (input, output, input.Problem.Hours);
        _nothingUsd = Usd(input, input.Nothing(0, _hours)) + Usd(output, output.Nothing(0, _hours));
        BestUsd = _nothingUsd;
    }

    /// <summary>Gets the stretches held in the best plan found, in order.</summary>
    public List<(int From, int To)> Stretches { get; private set; } = [];

    /// <summary>Gets what the best plan found costs, overflow included, by the grid.</summary>
    public decimal BestUsd { get; private set; }

    /// <summary>Gets what no plan costs less than.</summary>
    public decimal BoundUsd { get; private set; }

    public static ReservedSearch Of(ReservedSide input, ReservedSide output, int mostExactHours = MostExactHours)
    {
        var search = new ReservedSearch(input, output);
        if (search._hours <= mostExactHours)
        {
            search.Try([.. Enumerable.Range(0, search._hours + 1)]);
            search.BoundUsd = search.BestUsd;
        }
        else
        {
            search.Relax();
        }

        return search;
    }

    private static decimal Usd(ReservedSide side, long steps) => side.Problem.Grid.Usd(steps);

    private void Relax()
    {
        var transfer = new decimal[_hours];
        var steps = Math.Clamp(StepHours / _hours, 4, MostSteps);
        for (var step = 0; step < steps; step++)
        {
            var input = _input.Relaxed(step == 0 ? null : transfer);
            var output = _output.Relaxed(step == 0 ? null : [.. transfer.Select(static usd => -usd)]);
            BoundUsd = Math.Max(BoundUsd, _nothingUsd - input.MostSavedUsd - output.MostSavedUsd);
            var (heldInput, heldOutput) = (input.Solution.Covered, output.Solution.Covered);
            TryStretches(hour => heldInput[hour] > 0 && heldOutput[hour] > 0);
            TryStretches(hour => heldInput[hour] > 0 || heldOutput[hour] > 0);
            if (step == 0)
            {
                TryStretches(hour => heldInput[hour] > 0);
                TryStretches(hour => heldOutput[hour] > 0);
                TryStretches(static _ => true);
                TryCuts(heldInput, heldOutput);
            }

            var (apart, sum) = Disagreement(heldInput, heldOutput);
            if (sum == 0m || BestUsd - BoundUsd <= Usd(_input, _hours))
            {
                break;
            }

            var length = (BestUsd - BoundUsd) / sum;
            for (var hour = 0; hour < _hours; hour++)
            {
                transfer[hour] = Math.Round(transfer[hour] - (length * apart[hour]), 9);
            }
        }

        // Shares of the minimum are rounded up by less than a step an hour and level: what is left of that is no gap.
        var slack = Usd(_input, _hours) + Usd(_output, _hours);
        BoundUsd = BestUsd - BoundUsd <= slack * Math.Max(_input.Minimum, _output.Minimum) ? BestUsd : BoundUsd;
    }

    private (decimal[] Apart, decimal Sum) Disagreement(int[] input, int[] output)
    {
        var apart = new decimal[_hours];
        var sum = 0m;
        for (var hour = 0; hour < _hours; hour++)
        {
            apart[hour] = Math.Min(1m, (decimal)input[hour] / _input.Minimum) - Math.Min(1m, (decimal)output[hour] / _output.Minimum);
            sum += apart[hour] * apart[hour];
        }

        return (apart, sum);
    }

    private void TryStretches(Func<int, bool> held)
    {
        var runs = new List<(int From, int To)>();
        for (var hour = 0; hour < _hours; hour++)
        {
            if (held(hour))
            {
                if (runs.Count > 0 && runs[^1].To == hour)
                {
                    runs[^1] = (runs[^1].From, hour + 1);
                }
                else
                {
                    runs.Add((hour, hour + 1));
                }
            }
        }

        // Too short a stretch for any term is left out.
        runs.RemoveAll(run => Run(run.From, run.To) is null);
        var usd = _nothingUsd + runs.Sum(run => Run(run.From, run.To)!.Value - Nothing(run.From, run.To));
        if (usd < BestUsd)
        {
            (BestUsd, Stretches) = (usd, runs);
        }
    }

    // The hours at which a relaxation begins or ends to hold are where stretches may begin and end.
    private void TryCuts(int[] input, int[] output)
    {
        var cuts = new SortedSet<int> { 0, _hours };
        for (var hour = 1; hour < _hours && cuts.Count < MostCuts; hour++)
        {
            if (input[hour] > 0 != input[hour - 1] > 0 || output[hour] > 0 != output[hour - 1] > 0)
            {
                cuts.Add(hour);
            }
        }

        if (cuts.Count > 2 && (long)cuts.Count * cuts.Count * _hours <= 4L * StepHours)
        {
            Try([.. cuts]);
        }
    }

    // The cheapest set of stretches between the cuts: from each cut on, hold nothing up to the next or hold up to some later one.
    private void Try(int[] cuts)
    {
        var best = new decimal[cuts.Length];
        var next = new int[cuts.Length];
        for (var cut = cuts.Length - 2; cut >= 0; cut--)
        {
            (best[cut], next[cut]) = (Nothing(cuts[cut], cuts[cut + 1]) + best[cut + 1], -1);
            for (var end = cut + 1; end < cuts.Length; end++)
            {
                if (Run(cuts[cut], cuts[end]) is { } usd && usd + best[end] < best[cut])
                {
                    (best[cut], next[cut]) = (usd + best[end], end);
                }
            }
        }

        if (best[0] < BestUsd)
        {
            (BestUsd, Stretches) = (best[0], []);
            for (var cut = 0; cut < cuts.Length - 1;)
            {
                if (next[cut] < 0)
                {
                    cut++;
                    continue;
                }

                Stretches.Add((cuts[cut], cuts[next[cut]]));
                cut = next[cut];
            }
        }
    }

    private decimal Nothing(int from, int to) => Usd(_input, _input.Nothing(from, to)) + Usd(_output, _output.Nothing(from, to));

    private decimal? Run(int from, int to)
    {
        if (!_runs.TryGetValue((from, to), out var usd))
        {
            usd = _input.Held(from, to) is { } input && _output.Held(from, to) is { } output
                ? Usd(_input, input.Cost) + Usd(_output, output.Cost)
                : null;
            _runs[(from, to)] = usd;
        }

        return usd;
    }
}
