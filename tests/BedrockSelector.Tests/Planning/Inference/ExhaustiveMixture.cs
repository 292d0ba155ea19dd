using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Planning.Inference;

/// <summary>The least cost of a small plan of model units and reserved tokens a minute, by trying every purchase of each in every hour.</summary>
internal sealed class ExhaustiveMixture(CapacityPlanRequest units, ReservedPlanRequest reserved, int most)
{
    private readonly Dictionary<string, decimal> _known = [];

    public decimal Cost() => From(0, [], [], []);

    private decimal From(int hour, int[] held, int[] input, int[] output)
    {
        var demand = units.Scenarios[0].Demand;
        if (hour == demand.Hours.Length)
        {
            return 0m;
        }

        var key = $"{hour}:{string.Join(',', held)}:{string.Join(',', input)}:{string.Join(',', output)}";
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        var best = decimal.MaxValue;
        var inputs = Purchases(hour, input, [.. reserved.Terms.Select(static price => (price.Term, price.InputUsdPerKtpmHour))]);
        var outputs = Purchases(hour, output, [.. reserved.Terms.Select(static price => (price.Term, price.OutputUsdPerKtpmHour))]);
        foreach (var (nowHeld, paid) in Purchases(hour, held, [.. units.Terms.Select(static price => (price.Term, price.UsdPerUnitHour))]))
        {
            foreach (var (nowInput, paidInput) in inputs)
            {
                foreach (var (nowOutput, paidOutput) in outputs)
                {
                    if (nowInput.Length > 0 != nowOutput.Length > 0)
                    {
                        continue;
                    }

                    var rest = From(hour + 1, Still(nowHeld, hour), Still(nowInput, hour), Still(nowOutput, hour));
                    best = Math.Min(best, paid + paidInput + paidOutput + Spill(hour, nowHeld.Length, nowInput.Length, nowOutput.Length) + rest);
                }
            }
        }

        _known[key] = best;
        return best;
    }

    private static int[] Still(int[] held, int hour) => [.. held.Where(end => end > hour + 1)];

    private List<(int[] Held, decimal PaidUsd)> Purchases(int hour, int[] held, (CommitmentTerm Term, decimal Usd)[] terms)
    {
        var options = new List<(int[] Held, decimal PaidUsd)> { (held, 0m) };
        foreach (var (term, usd) in terms)
        {
            var lasts = term == CommitmentTerm.None ? 1 : (int)(term.Months() * units.HoursPerMonth);
            options = [.. options.SelectMany(option => Enumerable.Range(0, Math.Max(0, most - option.Held.Length) + 1).Select(count =>
                ((int[])[.. option.Held.Concat(Enumerable.Repeat(hour + lasts, count)).Order()], option.PaidUsd + (count * lasts * usd))))];
        }

        return options;
    }

    private decimal Spill(int hour, int held, int input, int output)
    {
        var tokens = units.Scenarios[0].Demand.Hours[hour];
        var capacity = units.UnitCapacity!.Value;
        var served = 1m;
        served = tokens.Input > 0m ? Math.Min(served, held * 60m * capacity.InputTokensPerMinute / tokens.Input) : served;
        served = tokens.Output > 0m ? Math.Min(served, held * 60m * capacity.OutputTokensPerMinute / tokens.Output) : served;
        return (Math.Max(0m, (tokens.Input * (1m - served)) - (input * 60_000m)) * units.OnDemand!.Input.Usd / units.OnDemand.Input.Per)
            + (Math.Max(0m, (tokens.Output * (1m - served)) - (output * 60_000m)) * units.OnDemand.Output.Usd / units.OnDemand.Output.Per);
    }
}
