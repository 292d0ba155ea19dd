using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Planning.Inference;

/// <summary>
/// The least cost of a small plan with everything that buying knows, by trying every step of every unit in every hour; written from the
/// rules, shares no code with the planner.
/// </summary>
internal sealed class ExhaustiveBuying(CapacityPlanRequest request, int most)
{
    private readonly Dictionary<string, decimal?> _known = [];

    /// <summary>The least cost, or null when what must be served cannot be.</summary>
    public decimal? Cost() => From(0, []);

    // Units are locked until an hour, committed or not; in that hour each goes on or is given back.
    private decimal? From(int hour, (int Until, bool Committed)[] units)
    {
        var hours = request.Scenarios[0].Demand.Hours.Length;
        if (hour >= hours)
        {
            return 0m;
        }

        var key = $"{hour}:{string.Join(',', units)}";
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        decimal? best = null;
        var locked = units.Where(unit => unit.Until > hour).ToList();
        Step(locked, units.Count(unit => unit.Until == hour), 0m);
        _known[key] = best;
        return best;

        void Step(List<(int Until, bool Committed)> now, int ending, decimal spent)
        {
            if (ending > 0)
            {
                Step(now, ending - 1, spent);
                foreach (var (until, committed, usd) in Choices(hour, goesOn: true))
                {
                    Step([.. now, (until, committed)], ending - 1, spent + usd);
                }

                return;
            }

            if (hour >= request.Buying.DelayHours && now.Count < most)
            {
                foreach (var (until, committed, usd) in Choices(hour, goesOn: false))
                {
                    Step([.. now, (until, committed)], 0, spent + usd);
                }
            }

            Try(now, spent);
        }

        void Try(List<(int Until, bool Committed)> now, decimal spent)
        {
            var held = request.Buying.Held.Where(one => one.FromHour <= hour && one.ToHour >= hour + 1).Sum(static one => one.Units);
            var committed = now.Count(static unit => unit.Committed);
            if ((now.Count > 0 && now.Count + held > (request.MaxUnits ?? int.MaxValue)) || committed > (request.Buying.MaxCommittedUnits ?? int.MaxValue)
                || now.Count - committed > (request.Buying.MaxUncommittedUnits ?? int.MaxValue))
            {
                return;
            }

            if (Hour(hour, now.Count + held) is { } cost && From(hour + 1, [.. now.Order()]) is { } rest && (best is null || spent + cost + rest < best))
            {
                best = spent + cost + rest;
            }
        }
    }

    private IEnumerable<(int Until, bool Committed, decimal Usd)> Choices(int hour, bool goesOn)
    {
        var start = goesOn ? 0m : request.Buying.SwitchingUsd;
        foreach (var price in request.Terms)
        {
            if (price.Term == CommitmentTerm.None)
            {
                var least = goesOn ? 1 : request.Buying.MinimumHoldHours;
                yield return (hour + least, false, (least * price.UsdPerUnitHour) + start);
                continue;
            }

            var lasts = price.Term.Months() * request.HoursPerMonth;
            if (lasts >= 1m)
            {
                yield return (hour + (int)decimal.Floor(lasts), true, (lasts * price.UsdPerUnitHour) + start);
            }
        }
    }

    private decimal? Hour(int hour, int units)
    {
        var demand = request.Scenarios[0].Demand;
        var tokens = demand.Hours[hour];
        var capacity = request.UnitCapacity!.Value;
        var left = 1m;
        left = tokens.Input > 0m ? Math.Max(1m - (60m * units * capacity.InputTokensPerMinute / (demand.PeakFactor * tokens.Input)), 0m) : 0m;
        left = tokens.Output > 0m ? Math.Max(left, 1m - (60m * units * capacity.OutputTokensPerMinute / (demand.PeakFactor * tokens.Output))) : left;
        var onDemand = Usd(request.OnDemand!, tokens);
        var waits = request.CanWait is { } wait && Usd(wait.Prices, tokens) < onDemand ? Math.Min(left, wait.Share) : 0m;
        if (request is { OnDemandLimit: { } limit, Overflow.Kind: OverflowKind.OnDemand })
        {
            var minute = (left - waits) * demand.PeakFactor * (tokens.Input + (tokens.Output * limit.Quota.OutputBurnDown)) / 60m;
            if (minute > (limit.Quota.TokensPerMinute ?? decimal.MaxValue) + 1e-12m)
            {
                return null;
            }
        }

        return request.Overflow.Kind switch
        {
            OverflowKind.OnDemand => ((left - waits) * onDemand) + (waits == 0m ? 0m : waits * Usd(request.CanWait!.Prices, tokens)),
            OverflowKind.Throttle => left * (tokens.Input + tokens.Output) * request.Overflow.ThrottledUsdPerToken!.Value,
            _ => left > 0m ? null : 0m,
        };
    }

    private static decimal Usd(TokenPrices prices, BedrockSelector.Planning.HourlyTokens tokens) =>
        (tokens.Input * prices.Input.Usd / prices.Input.Per) + (tokens.Output * prices.Output.Usd / prices.Output.Per);
}
