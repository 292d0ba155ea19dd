using System.Globalization;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>A request turned into hours, curves and commitments on one money grid.</summary>
internal sealed class PlanProblem
{
    /// <summary>More units than this in one hour is a mistake in the capacity given, not a plan.</summary>
    public const int MostUnits = 100_000;

    private decimal? _busiest;

    private PlanProblem(CapacityPlanRequest request) => Request = request;

    public CapacityPlanRequest Request { get; }

    public MoneyGrid Grid { get; private set; }

    public int Hours { get; private set; }

    public decimal[] Probabilities { get; private set; } = [];

    public ServedHour[][] Traffic { get; private set; } = [];

    /// <summary>What units save against overflow, by scenario.</summary>
    public SavingsCurves[] Overflow { get; private set; } = [];

    /// <summary>What committed units save against overflow and units without commitment, by scenario.</summary>
    public SavingsCurves[] Recourse { get; private set; } = [];

    public SavingsCurves ExpectedOverflow { get; private set; } = new([0], [], []);

    public SavingsCurves ExpectedRecourse { get; private set; } = new([0], [], []);

    /// <summary>What no unit can save: hours or levels out of the reach of units, expected.</summary>
    public long Unavoidable { get; private set; }

    /// <summary>Units that must be held in each hour, by scenario, so that the rest keeps within what may go on demand.</summary>
    public int[][] MustHold { get; private set; } = [];

    public UnitTermPrice[] Committed { get; private set; } = [];

    public int[] Lengths { get; private set; } = [];

    public decimal[] CommitmentUsd { get; private set; } = [];

    public decimal[] PaidHours { get; private set; } = [];

    public decimal? UncommittedUsd { get; private set; }

    public int Limit { get; private set; }

    public static PlanProblem? TryBuild(CapacityPlanRequest request, out string? undecided, out string? infeasible)
    {
        var problem = new PlanProblem(request);
        undecided = problem.Build(out infeasible);
        return undecided is null && infeasible is null ? problem : null;
    }

    private string? Build(out string? infeasible)
    {
        infeasible = null;
        var scenarios = Request.Scenarios;
        Hours = scenarios[0].Demand.Hours.Length;
        var weight = scenarios.Sum(static scenario => scenario.Weight);
        Probabilities = [.. scenarios.Select(scenario => scenario.Weight / weight)];
        Limit = Request.MaxUnits ?? MostUnits;
        ReadTerms();

        var undecided = ReadTraffic();
        if (undecided is not null)
        {
            return undecided;
        }

        var forbid = Request.Overflow.Kind == OverflowKind.Forbid;
        if ((CannotKeepLimit() ?? (forbid ? CannotServe() : null)) is { } reason)
        {
            infeasible = reason;
            return null;
        }

        // Leaving a forbidden hour short must cost more than any single way of covering it, in every scenario.
        var cheapest = CommitmentUsd.Append(UncommittedUsd ?? decimal.MaxValue).Min();
        var limited = MustHold.Any(static hours => hours.Any(static units => units > 0));
        var shortfall = (forbid || limited) && cheapest < decimal.MaxValue ? (cheapest + 1m) / Probabilities.Min() : 0m;
        var largest = CommitmentUsd.DefaultIfEmpty().Max() * 4m;
        largest += forbid
            ? shortfall * Hours * Math.Max(1, Traffic.Max(static hours => hours.Max(static hour => hour.WholeUnits)))
            : Traffic.Max(static hours => hours.Sum(static hour => hour.OverflowUsd)) + (shortfall * MustHold.Max(static hours => hours.Sum()));
        if (MoneyGrid.For(largest * Request.Headroom) is not { } grid)
        {
            return "The amounts of this plan are beyond what can be computed exactly; check prices, units and tokens.";
        }

        Grid = grid;
        Overflow = [.. Traffic.Select((hours, scenario) => Curves(hours, forbid ? grid.Up(shortfall) : null, MustHold[scenario], grid.Up(shortfall)))];
        var ceiling = UncommittedUsd is { } uncommitted ? grid.Down(uncommitted) : long.MaxValue;
        Recourse = [.. Overflow.Select(curves => SavingsBuilder.Capped(curves, ceiling, Limit))];
        Overflow = [.. Overflow.Select(curves => SavingsBuilder.Capped(curves, long.MaxValue, Limit))];
        ExpectedOverflow = SavingsBuilder.Expected(Overflow, Probabilities);
        ExpectedRecourse = SavingsBuilder.Expected(Recourse, Probabilities);
        return null;
    }

    private void ReadTerms()
    {
        var committed = new List<UnitTermPrice>();
        foreach (var price in Request.Terms)
        {
            if (price.Term == CommitmentTerm.None)
            {
                UncommittedUsd = price.UsdPerUnitHour;
            }
            else if (price.Term.Months() * Request.HoursPerMonth >= 1m)
            {
                committed.Add(price);
            }
        }

        Committed = [.. committed.OrderBy(static price => price.Term)];
        PaidHours = [.. Committed.Select(price => price.Term.Months() * Request.HoursPerMonth)];
        CommitmentUsd = [.. Committed.Select((price, i) => price.UsdPerUnitHour * PaidHours[i])];
        Lengths = [.. PaidHours.Select(hours => (int)Math.Min(decimal.Floor(hours), int.MaxValue / 2))];
    }

    private string? ReadTraffic()
    {
        Traffic = new ServedHour[Request.Scenarios.Length][];
        for (var i = 0; i < Traffic.Length; i++)
        {
            var demand = Request.Scenarios[i].Demand;
            var hours = Traffic[i] = new ServedHour[Hours];
            for (var hour = 0; hour < Hours; hour++)
            {
                var tokens = demand.Hours[hour];
                var units = Request.UnitsAtPeak is { } atPeak ? atPeak * tokens.Total / Busiest()
                    : Request.UnitCapacity is { } capacity ? capacity.UnitsFor(tokens, demand.PeakFactor)
                    : null;
                if (units > MostUnits)
                {
                    return $"Hour {hour} needs {units.Value.Plain()} units, more than {MostUnits}; check the unit capacity, which is in tokens a minute.";
                }

                decimal? overflow = Request.Overflow.Kind switch
                {
                    OverflowKind.OnDemand => Request.OnDemand!.AmountOf(tokens),
                    OverflowKind.Throttle => tokens.Total * Request.Overflow.ThrottledUsdPerToken!.Value,
                    _ => 0m,
                };
                if (overflow is not { } usd)
                {
                    return "The demand has prompt-cache tokens, and no on-demand price is known for them; supply cache read and write prices.";
                }

                hours[hour] = new(tokens.Total, units, usd);
            }
        }

        return null;
    }

    private decimal Busiest() => Math.Max(1e-6m, _busiest ??= Request.Scenarios.Max(static one => one.Demand.Hours.Max(static hour => hour.Total)));

    private string? CannotServe()
    {
        foreach (var hours in Traffic)
        {
            for (var hour = 0; hour < Hours; hour++)
            {
                if (hours[hour].Tokens == 0m || hours[hour] is { Units: 0m })
                {
                    continue;
                }

                if (Committed.Length == 0 && UncommittedUsd is null)
                {
                    return "Overflow is forbidden and no term on offer has a price; supply the price of a term or allow overflow.";
                }

                if (hours[hour].Units is null)
                {
                    return $"Hour {hour} has tokens that no unit carries, and overflow is forbidden; supply a unit capacity for both input and output, or allow overflow.";
                }

                if (hours[hour].WholeUnits > Limit)
                {
                    return $"Hour {hour} needs {hours[hour].WholeUnits} units, only {Limit} are allowed and overflow is forbidden; raise the limit or allow overflow.";
                }
            }
        }

        return null;
    }

    // Hours in which what no unit carries exceeds what may go on demand.
    private string? CannotKeepLimit()
    {
        MustHold = [.. Traffic.Select(static hours => new int[hours.Length])];
        if (Request is not { OnDemandLimit: { } limit, Overflow.Kind: OverflowKind.OnDemand })
        {
            return null;
        }

        for (var scenario = 0; scenario < Traffic.Length; scenario++)
        {
            var demand = Request.Scenarios[scenario].Demand;
            var busiest = demand.Hours.Max(static hour => hour.Total);
            for (var hour = 0; hour < Hours; hour++)
            {
                var share = limit.Share(demand.Hours[hour], demand.PeakFactor, busiest);
                if (share == 1m)
                {
                    continue;
                }

                var units = Traffic[scenario][hour].Units is { } needed && (Committed.Length > 0 || UncommittedUsd is not null)
                    ? decimal.Ceiling(needed * (1m - share))
                    : decimal.MaxValue;
                if (units > Limit)
                {
                    return string.Create(
                        CultureInfo.InvariantCulture,
                        $"Hour {hour} may send {share:0.##%} of its traffic on demand within the quota, and no units can carry the rest; raise the quota or supply units.");
                }

                MustHold[scenario][hour] = (int)units;
            }
        }

        return null;
    }

    private SavingsCurves Curves(ServedHour[] hours, long? shortfall, int[] mustHold, long must)
    {
        var builder = new SavingsBuilder(hours.Length);
        for (var i = 0; i < hours.Length; i++)
        {
            var hour = hours[i];
            builder.Raise(mustHold[i], must);
            if (hour.Units is { } units && units > 0m)
            {
                if (shortfall is { } large)
                {
                    builder.Step(hour.WholeUnits, large);
                }
                else if (units <= 1m)
                {
                    builder.Step(1, Grid.Nearest(hour.OverflowUsd));
                }
                else
                {
                    // Rounded up, so that the last unit never saves more than the others.
                    var whole = Grid.Nearest(hour.OverflowUsd);
                    var each = Math.Max(1L, Grid.Up(hour.OverflowUsd / units));
                    var full = (int)Math.Min(whole / each, hour.WholeUnits);
                    builder.Step(full, each);
                    if (full < hour.WholeUnits)
                    {
                        builder.Step(full + 1, whole - (full * each));
                    }
                }
            }

            builder.EndHour();
        }

        return builder.Build();
    }
}
