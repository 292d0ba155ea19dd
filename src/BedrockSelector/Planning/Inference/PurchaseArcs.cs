namespace BedrockSelector.Planning.Inference;

/// <summary>What may be bought, as arcs over the hours.</summary>
/// <remarks>
/// Without holds a node is an hour, and an arc a commitment from its start to its end. With holds an hour has two nodes: there a unit
/// has been held up to the hour, or is free. From free it starts, at the switching cost, a commitment or the minimum hold; from held it
/// goes on by a further commitment or hour, or is released. All arcs lead from a node to a later one.
/// </remarks>
internal sealed class PurchaseArcs
{
    /// <summary>An arc of one more hour without commitment.</summary>
    public const int Stay = -1;

    /// <summary>An arc of the least hours without commitment.</summary>
    public const int Hold = -2;

    /// <summary>An arc from held to free.</summary>
    public const int Release = -3;

    private readonly List<int> _start = [];
    private readonly List<int> _from = [];
    private readonly List<int> _to = [];
    private readonly List<int> _kind = [];
    private readonly List<long> _price = [];

    private PurchaseArcs(int hours, int kinds, bool holds) => (Hours, Kinds, Holds) = (hours, kinds, holds);

    public int Hours { get; }

    public int Kinds { get; }

    public bool Holds { get; }

    public int Nodes => Holds ? 2 * (Hours + 1) : Hours + 1;

    public int[] Start { get; private set; } = [];

    public int[] From { get; private set; } = [];

    public int[] To { get; private set; } = [];

    public int[] Kind { get; private set; } = [];

    public long[] Price { get; private set; } = [];

    /// <summary>Builds the commitments that start within some hours of a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="from">The first hour.</param>
    /// <param name="to">The hour after the last.</param>
    /// <param name="outlasts">Whether a commitment may last beyond the last hour.</param>
    /// <param name="factor">By how much prices are multiplied.</param>
    public static PurchaseArcs Commitments(PlanProblem problem, int from, int to, bool outlasts = true, int factor = 1)
    {
        var arcs = new PurchaseArcs(to - from, problem.Kinds.Length, holds: false);
        for (var hour = 0; hour < arcs.Hours; hour++)
        {
            arcs._start.Add(arcs._to.Count);
            arcs.Commit(problem, from, hour, hour, outlasts, factor, 0m);
        }

        return arcs.Built();
    }

    /// <summary>Builds the commitments and the units without commitment, which are held a least time or cost something to start.</summary>
    public static PurchaseArcs WithHolds(PlanProblem problem)
    {
        var arcs = new PurchaseArcs(problem.Hours, problem.Kinds.Length, holds: true);
        var rules = problem.Request.Buying;
        for (var hour = 0; hour < arcs.Hours; hour++)
        {
            arcs._start.Add(arcs._to.Count);
            arcs.Add(2 * hour, (2 * hour) + 1, Release, 0L);
            arcs.Commit(problem, 0, hour, 2 * hour, true, 1, 0m);
            if (problem.UncommittedUsd is { } stay)
            {
                arcs.Add(2 * hour, 2 * (hour + 1), Stay, problem.Grid.Down(stay));
            }

            arcs._start.Add(arcs._to.Count);
            arcs.Commit(problem, 0, hour, (2 * hour) + 1, true, 1, rules.SwitchingUsd);
            if (problem.UncommittedUsd is { } usd && hour >= rules.DelayHours)
            {
                var end = Math.Min(hour + rules.MinimumHoldHours, arcs.Hours);
                arcs.Add((2 * hour) + 1, 2 * end, Hold, problem.Grid.Down((usd * rules.MinimumHoldHours) + rules.SwitchingUsd));
            }
        }

        arcs._start.Add(arcs._to.Count);
        arcs.Add(2 * arcs.Hours, (2 * arcs.Hours) + 1, Release, 0L);
        return arcs.Built();
    }

    /// <summary>The node of an hour in which a unit is free.</summary>
    public int Free(int hour) => Holds ? (2 * hour) + 1 : hour;

    /// <summary>The hour of a node.</summary>
    public int HourOf(int node) => Holds ? node / 2 : node;

    private void Commit(PlanProblem problem, int from, int hour, int node, bool outlasts, int factor, decimal switchingUsd)
    {
        if (from + hour < problem.Request.Buying.DelayHours)
        {
            return;
        }

        for (var kind = 0; kind < Kinds; kind++)
        {
            var offer = problem.Kinds[kind];
            var end = hour + offer.Length(from + hour);
            if (end > Hours && !outlasts)
            {
                continue;
            }

            end = Math.Min(end, Hours);
            Add(node, Holds ? 2 * end : end, kind, problem.Grid.Down(offer.Usd(from + hour) + switchingUsd) * factor);
        }
    }

    private void Add(int from, int to, int kind, long price)
    {
        _from.Add(from);
        _to.Add(to);
        _kind.Add(kind);
        _price.Add(price);
    }

    private PurchaseArcs Built()
    {
        while (_start.Count <= Nodes)
        {
            _start.Add(_to.Count);
        }

        (Start, From, To, Kind, Price) = ([.. _start], [.. _from], [.. _to], [.. _kind], [.. _price]);
        return this;
    }
}
