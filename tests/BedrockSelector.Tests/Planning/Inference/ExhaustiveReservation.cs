using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Planning.Inference;

/// <summary>The least cost of a small reservation by trying every purchase of both sides in every hour; shares no code with the planner.</summary>
internal sealed class ExhaustiveReservation
{
    private readonly ReservedPlanRequest _request;
    private readonly int _mostInput;
    private readonly int _mostOutput;
    private readonly Dictionary<string, decimal> _known = [];

    private ExhaustiveReservation(ReservedPlanRequest request, int mostInput, int mostOutput) =>
        (_request, _mostInput, _mostOutput) = (request, mostInput, mostOutput);

    public static decimal Cost(ReservedPlanRequest request, int mostInput, int mostOutput) =>
        new ExhaustiveReservation(request, mostInput, mostOutput).From(0, [], []);

    private decimal From(int hour, int[] input, int[] output)
    {
        var demand = _request.Scenarios[0].Demand;
        if (hour == demand.Hours.Length)
        {
            return 0m;
        }

        var key = $"{hour}:{string.Join(',', input)}:{string.Join(',', output)}";
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        var best = decimal.MaxValue;
        foreach (var (heldInput, paidInput) in Purchases(hour, input, _mostInput, static price => price.InputUsdPerKtpmHour))
        {
            foreach (var (heldOutput, paidOutput) in Purchases(hour, output, _mostOutput, static price => price.OutputUsdPerKtpmHour))
            {
                if ((heldInput.Length > 0 || heldOutput.Length > 0)
                    && (heldInput.Length < _request.MinimumInputKtpm || heldOutput.Length < _request.MinimumOutputKtpm))
                {
                    continue;
                }

                var now = Spill(demand.Hours[hour].Input, heldInput.Length, _request.OnDemand.Input) + Spill(demand.Hours[hour].Output, heldOutput.Length, _request.OnDemand.Output);
                var rest = From(hour + 1, [.. heldInput.Where(end => end > hour + 1)], [.. heldOutput.Where(end => end > hour + 1)]);
                best = Math.Min(best, paidInput + paidOutput + now + rest);
            }
        }

        _known[key] = best;
        return best;
    }

    private List<(int[] Held, decimal PaidUsd)> Purchases(int hour, int[] held, int most, Func<ReservedTermPrice, decimal> usd)
    {
        var options = new List<(int[] Held, decimal PaidUsd)> { (held, 0m) };
        foreach (var price in _request.Terms)
        {
            var lasts = (int)(price.Term.Months() * _request.HoursPerMonth);
            options = [.. options.SelectMany(option => Enumerable.Range(0, Math.Max(0, most - option.Held.Length) + 1).Select(units =>
                ((int[])[.. option.Held.Concat(Enumerable.Repeat(hour + lasts, units)).Order()], option.PaidUsd + (units * lasts * usd(price)))))];
        }

        return options;
    }

    private decimal Spill(decimal tokens, int held, UnitPrice price)
    {
        var served = Math.Min(tokens, held * 60_000m / _request.Scenarios[0].Demand.PeakFactor);
        return (tokens - served) * price.Usd / price.Per;
    }
}
