namespace BedrockSelector.Planning.Inference;

/// <summary>One side of reserved capacity, input or output, with the least size that may be held.</summary>
internal sealed class ReservedSide(PlanProblem problem, int minimum)
{
    private readonly long _most = problem.Kinds.Length == 0 ? 0L : problem.Grid.Up(problem.Kinds.Max(static kind => kind.MostUsd));

    public PlanProblem Problem => problem;

    public int Minimum => minimum;

    /// <summary>
    /// Solves the side with its minimum relaxed: an hour may hold any part of the minimum, at the part of what the minimum saves.
    /// That is the least concave curve above what nothing, and what the minimum and more, save: no curve bounds tighter.
    /// </summary>
    /// <param name="transferUsd">What to add to the savings of the minimum in each hour; the other side gives it up.</param>
    public RelaxedSide Relaxed(decimal[]? transferUsd)
    {
        // All values times the minimum, so that the share of one unit of it is whole.
        var builder = new SavingsBuilder(problem.Hours);
        for (var hour = 0; hour < problem.Hours; hour++)
        {
            Envelope(builder, hour, transferUsd is null ? 0L : problem.Grid.Nearest(transferUsd[hour]));
            builder.EndHour();
        }

        var curves = builder.Build();
        var solution = CommitmentSolver.Solve(curves, PurchaseArcs.Commitments(problem, 0, problem.Hours, factor: minimum));
        var saved = 0m;
        for (var hour = 0; hour < problem.Hours; hour++)
        {
            var from = 0;
            for (var step = curves.Start[hour]; step < curves.Start[hour + 1]; step++)
            {
                saved += (curves.UpTo[step] - from) * (decimal)Math.Max(0L, curves.Value[step] - solution.HourPrices[hour]);
                from = curves.UpTo[step];
            }
        }

        return new(solution, problem.Grid.Usd(1) * saved / minimum);
    }

    /// <summary>The cheapest purchases that hold the minimum or more in every hour of a stretch and nothing beyond it.</summary>
    /// <returns>
    /// The purchases by kind and hour of the stretch, and what they and the overflow of its hours cost, in grid steps; <c>null</c>
    /// when no term fits.
    /// </returns>
    public (int[][] Bought, long Cost)? Held(int from, int to)
    {
        var outlasts = to == problem.Hours;
        var arcs = PurchaseArcs.Commitments(problem, from, to, outlasts);
        if (arcs.To.Length == 0)
        {
            return null;
        }

        var must = _most + 1L;
        var builder = new SavingsBuilder(to - from);
        for (var hour = from; hour < to; hour++)
        {
            Forced(builder, hour, must);
            builder.EndHour();
        }

        var solution = CommitmentSolver.Solve(builder.Build(), arcs);
        var cost = 0L;
        for (var hour = from; hour < to; hour++)
        {
            if (solution.Covered[hour - from] < minimum)
            {
                return null;
            }

            cost = checked(cost + problem.ExpectedOverflow.Above(hour, solution.Covered[hour - from]));
            for (var kind = 0; kind < problem.Kinds.Length; kind++)
            {
                cost = checked(cost + (solution.Bought[kind][hour - from] * problem.Grid.Down(problem.Kinds[kind].Usd(hour))));
            }
        }

        return (solution.Bought, cost);
    }

    /// <summary>What the hours of a stretch cost when nothing is held, in grid steps.</summary>
    public long Nothing(int from, int to)
    {
        var cost = 0L;
        for (var hour = from; hour < to; hour++)
        {
            cost = checked(cost + problem.ExpectedOverflow.Above(hour, 0));
        }

        return cost;
    }

    // The first levels together save what the minimum saves; more of them join as long as they save more than the mean so far.
    private void Envelope(SavingsBuilder builder, int hour, long transfer)
    {
        var curves = problem.ExpectedOverflow;
        var (level, total) = (minimum, curves.Above(hour, 0) - curves.Above(hour, minimum) + transfer);
        for (var step = curves.Start[hour]; step < curves.Start[hour + 1]; step++)
        {
            var more = curves.UpTo[step] - level;
            if (more <= 0)
            {
                continue;
            }

            if ((decimal)curves.Value[step] * level > total)
            {
                total = checked(total + (more * curves.Value[step]));
                level = curves.UpTo[step];
                continue;
            }

            builder.Step(level, Share(total, level));
            builder.Step(curves.UpTo[step], checked(curves.Value[step] * minimum));
            for (step++; step < curves.Start[hour + 1]; step++)
            {
                builder.Step(curves.UpTo[step], checked(curves.Value[step] * minimum));
            }

            return;
        }

        builder.Step(level, Share(total, level));
    }

    // Rounded up: a relaxation may save more than the truth, never less.
    private long Share(long total, int level) => total <= 0L ? 0L : (long)decimal.Ceiling((decimal)total * minimum / level);

    private void Forced(SavingsBuilder builder, int hour, long must)
    {
        var curves = problem.ExpectedOverflow;
        var from = 0;
        for (var step = curves.Start[hour]; step < curves.Start[hour + 1]; step++)
        {
            if (from < minimum)
            {
                builder.Step(Math.Min(minimum, curves.UpTo[step]), checked(curves.Value[step] + must));
            }

            if (curves.UpTo[step] > minimum)
            {
                builder.Step(minimum, must);
                builder.Step(curves.UpTo[step], curves.Value[step]);
            }

            from = curves.UpTo[step];
        }

        builder.Step(minimum, must);
    }
}
