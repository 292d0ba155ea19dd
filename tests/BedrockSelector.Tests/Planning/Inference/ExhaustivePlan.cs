using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Planning.Inference;

/// <summary>The least cost of a small plan by trying every purchase in every hour; written from the rules, shares no code with the planner.</summary>
internal sealed class ExhaustivePlan
{
    private readonly CapacityPlanRequest _request;
    private readonly int _most;
    private readonly Dictionary<string, decimal?> _known = [];

    private ExhaustivePlan(CapacityPlanRequest request, int most) => (_request, _most) = (request, most);

    /// <summary>The least expected cost, or null when forbidden overflow cannot be avoided.</summary>
    public static decimal? Cost(CapacityPlanRequest request, int mostUnits) => new ExhaustivePlan(request, mostUnits).From(0, []);

    // held: for every unit bought by commitment, the hour at which it ends, in order.
    private decimal? From(int hour, int[] held)
    {
        var hours = _request.Scenarios[0].Demand.Hours.Length;
        if (hour == hours)
        {
            return 0m;
        }

        var key = $"{hour}:{string.Join(',', held)}";
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        decimal? best = null;
        var committed = _request.Terms.Where(price => price.Term != CommitmentTerm.None).ToArray();
        Buy(0, held, 0m);
        _known[key] = best;
        return best;

        void Buy(int kind, int[] now, decimal spent)
        {
            if (kind < committed.Length)
            {
                var lasts = committed[kind].Term.Months() * _request.HoursPerMonth;
                for (var units = 0; now.Length + units <= _most; units++)
                {
                    var end = hour + (int)decimal.Floor(lasts);
                    int[] more = [.. now, .. Enumerable.Repeat(end, units)];
                    Buy(kind + 1, [.. more.Order()], spent + (units * lasts * committed[kind].UsdPerUnitHour));
                }

                return;
            }

            if (Hour(hour, now.Length) is { } cost
                && From(hour + 1, [.. now.Where(end => end > hour + 1)]) is { } rest
                && (best is null || spent + cost + rest < best))
            {
                best = spent + cost + rest;
            }
        }
    }

    private decimal? Hour(int hour, int held)
    {
        var expected = 0m;
        var weight = _request.Scenarios.Sum(scenario => scenario.Weight);
        foreach (var scenario in _request.Scenarios)
        {
            decimal? best = null;
            for (var units = held; units <= Math.Max(held, _most); units++)
            {
                var uncommitted = _request.Terms.Where(price => price.Term == CommitmentTerm.None).Select(price => (decimal?)price.UsdPerUnitHour).FirstOrDefault();
                if (units > held && uncommitted is null)
                {
                    break;
                }

                if (Overflow(scenario, hour, units) is { } overflow)
                {
                    var cost = ((units - held) * (uncommitted ?? 0m)) + overflow;
                    best = best is null ? cost : Math.Min(best.Value, cost);
                }
            }

            if (best is null)
            {
                return null;
            }

            expected += best.Value * scenario.Weight / weight;
        }

        return expected;
    }

    private decimal? Overflow(DemandScenario scenario, int hour, int units)
    {
        var tokens = scenario.Demand.Hours[hour];
        var capacity = _request.UnitCapacity!.Value;
        var share = 1m;
        if (tokens.Input > 0m)
        {
            share = Math.Min(share, 60m * units * capacity.InputTokensPerMinute / (scenario.Demand.PeakFactor * tokens.Input));
        }

        if (tokens.Output > 0m)
        {
            share = Math.Min(share, 60m * units * capacity.OutputTokensPerMinute / (scenario.Demand.PeakFactor * tokens.Output));
        }

        // What goes on demand keeps within tokens and requests a minute.
        if (_request is { OnDemandLimit: { } limit, Overflow.Kind: OverflowKind.OnDemand })
        {
            var minute = (1m - share) * scenario.Demand.PeakFactor * (tokens.Input + (tokens.Output * limit.Quota.OutputBurnDown)) / 60m;
            var busiest = scenario.Demand.Hours.Max(one => one.Input + one.Output);
            var calls = busiest == 0m ? 0m : (1m - share) * (limit.PeakRequestsPerMinute ?? 0m) * (tokens.Input + tokens.Output) / busiest;
            if (minute > (limit.Quota.TokensPerMinute ?? decimal.MaxValue) + 1e-12m || calls > (limit.Quota.RequestsPerMinute ?? decimal.MaxValue) + 1e-12m)
            {
                return null;
            }
        }

        return _request.Overflow.Kind switch
        {
            OverflowKind.OnDemand => (1m - share) * ((tokens.Input * _request.OnDemand!.Input.Usd / _request.OnDemand.Input.Per)
                + (tokens.Output * _request.OnDemand.Output.Usd / _request.OnDemand.Output.Per)),
            OverflowKind.Throttle => (1m - share) * (tokens.Input + tokens.Output) * _request.Overflow.ThrottledUsdPerToken!.Value,
            _ => share < 1m ? null : 0m,
        };
    }
}
