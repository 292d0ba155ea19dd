using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>A request turned into hours, curves and commitments on one money grid.</summary>
internal sealed class PlanProblem
{
    /// <summary>More units than this in one hour is a mistake in the capacity given, not a plan.</summary>
    public const int MostUnits = 100_000;

    private PlanProblem(CapacityPlanRequest request) => Request = request;

    public CapacityPlanRequest Request { get; }

    public MoneyGrid Grid { get; private set; }

    public int Hours { get; private set; }

    public decimal[] Probabilities { get; private set; } = [];

    public ServedHour[][] Traffic { get; private set; } = [];

    /// <summary>What units save against overflow, by scenario; units held already save before them.</summary>
    public SavingsCurves[] Overflow { get; private set; } = [];

    public SavingsCurves ExpectedOverflow { get; private set; } = new([0], [], []);

    /// <summary>What committed units save against overflow and units without commitment.</summary>
    public SavingsCurves ExpectedRecourse { get; private set; } = new([0], [], []);

    /// <summary>Units that must be held in each hour, by scenario, so that the rest keeps within what may go on demand.</summary>
    public int[][] MustHold { get; private set; } = [];

    /// <summary>Hours that may be left short, by scenario.</summary>
    public bool[][] Spared { get; private set; } = [];

    /// <summary>What leaving an hour short counts, in grid steps; zero where none must be served.</summary>
    public long Shortfall { get; private set; }

    public CommitmentKind[] Kinds { get; private set; } = [];

    public decimal? UncommittedUsd { get; private set; }

    /// <summary>Units that may be held in each hour beside those held already.</summary>
    public int[] Limits { get; private set; } = [];

    /// <summary>Gets what the solver decides: commitments, with units without commitment where they are held for a time.</summary>
    public SavingsCurves Decided => Request.Buying.Holds ? ExpectedOverflow : ExpectedRecourse;

    /// <summary>Builds a problem.</summary>
    /// <param name="request">The request.</param>
    /// <param name="undecided">What cannot be planned.</param>
    /// <param name="infeasible">What cannot be served.</param>
    /// <param name="evenly">Whether the least limit of any hour is that of all.</param>
    public static PlanProblem? TryBuild(CapacityPlanRequest request, out string? undecided, out string? infeasible, bool evenly = false)
    {
        var problem = new PlanProblem(request);
        undecided = problem.Build(evenly, out infeasible);
        return undecided is null && infeasible is null ? problem : null;
    }

    /// <summary>What may be bought over the whole horizon.</summary>
    public PurchaseArcs Purchases() => Request.Buying.Holds ? PurchaseArcs.WithHolds(this) : PurchaseArcs.Commitments(this, 0, Hours);

    private string? Build(bool evenly, out string? infeasible)
    {
        infeasible = null;
        var scenarios = Request.Scenarios;
        Hours = scenarios[0].Demand.Hours.Length;
        var weight = scenarios.Sum(static scenario => scenario.Weight);
        Probabilities = [.. scenarios.Select(scenario => scenario.Weight / weight)];
        ReadTerms();
        var held = HeldUnits.ByHour(Request.Buying.Held, Request.Unit, Hours);
        Limits = [.. held.Select(units => Math.Max(0, (Request.MaxUnits ?? MostUnits) - (evenly ? held.Max() : units)))];
        if (PlanTraffic.Read(Request, held, out var traffic) is { } undecided)
        {
            return undecided;
        }

        Traffic = traffic;
        Spared = PlanNeeds.Spared(this);
        var demands = new PlanNeeds(this);
        var reason = demands.CannotKeepLimit(out var mustHold) ?? (Request.Overflow.Kind == OverflowKind.Forbid ? demands.CannotServe() : null);
        MustHold = mustHold;
        if (reason is not null)
        {
            infeasible = reason;
            return null;
        }

        return Price();
    }

    private string? Price()
    {
        // Leaving a forbidden hour short must cost more than any single way of covering it, in every scenario; where limits stand in the
        // way of the cheapest, more than the dearest, and than moving others for it.
        var rules = Request.Buying;
        var forbid = Request.Overflow.Kind == OverflowKind.Forbid;
        var ways = Kinds.Select(static kind => kind.MostUsd).Append(UncommittedUsd * rules.MinimumHoldHours ?? decimal.MaxValue).ToArray();
        var cheapest = ways.Min();
        if ((Request.MaxUnits ?? rules.MaxCommittedUnits ?? rules.MaxUncommittedUnits) is not null || rules.DelayHours > 0)
        {
            cheapest = ways.Where(static usd => usd < decimal.MaxValue).DefaultIfEmpty(decimal.MaxValue / 16m).Max() * 8m;
        }

        var limited = MustHold.Any(static hours => hours.Any(static units => units > 0));
        var shortfall = (forbid || limited) && cheapest < decimal.MaxValue ? (cheapest + rules.SwitchingUsd + 1m) / Probabilities.Min() : 0m;
        var largest = (Kinds.Select(static kind => kind.MostUsd).DefaultIfEmpty().Max() + rules.SwitchingUsd) * 4m;
        largest += forbid
            ? shortfall * Hours * Math.Max(1, Traffic.Max(static hours => hours.Max(static hour => hour.WholeUnits)))
            : Traffic.Max(static hours => hours.Sum(static hour => hour.OverflowUsd)) + (shortfall * MustHold.Max(static hours => hours.Sum()));
        if (MoneyGrid.For(largest * Request.Headroom) is not { } grid)
        {
            return "The amounts of this plan are beyond what can be computed exactly; check prices, units and tokens.";
        }

        Grid = grid;
        Shortfall = grid.Up(shortfall);
        Overflow = [.. Traffic.Select((hours, scenario) => HourCurves.Of(hours, grid, forbid ? grid.Up(shortfall) : null, MustHold[scenario], grid.Up(shortfall), Spared[scenario]))];
        Overflow = [.. Overflow.Select(curves => SavingsBuilder.Capped(curves, long.MaxValue, Limits))];
        var recourse = Overflow;
        if (UncommittedUsd is { } uncommitted)
        {
            recourse = [.. Overflow.Select(curves => rules.MaxUncommittedUnits is { } most
                ? SavingsBuilder.Beside(curves, grid.Down(uncommitted), most, rules.DelayHours)
                : SavingsBuilder.Capped(curves, grid.Down(uncommitted), Limits, rules.DelayHours))];
        }

        ExpectedOverflow = SavingsBuilder.Expected(Overflow, Probabilities);
        ExpectedRecourse = SavingsBuilder.Expected(recourse, Probabilities);
        return null;
    }

    private void ReadTerms()
    {
        var committed = new List<CommitmentKind>();
        foreach (var price in Request.Terms.OrderBy(static price => price.Term))
        {
            if (price.Term == CommitmentTerm.None)
            {
                UncommittedUsd = price.UsdPerUnitHour;
            }
            else if (Request.Buying.CalendarMonths && Request.Scenarios[0].Demand.Start is { } start)
            {
                committed.Add(CommitmentKind.ByCalendar(price, start, Hours));
            }
            else if (price.Term.Months() * Request.HoursPerMonth >= 1m)
            {
                committed.Add(CommitmentKind.Of(price, Request.HoursPerMonth));
            }
        }

        Kinds = [.. committed];
    }
}
