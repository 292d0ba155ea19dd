using System.Globalization;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>What a model unit would have to carry to be worth its price, where nobody says what it carries.</summary>
internal static class UnitThreshold
{
    private const int Halvings = 60;

    /// <summary>Says from which capacity on a unit would win over on demand, or that none can.</summary>
    public static string Explain(CapacityPlanRequest request)
    {
        const string Unpublished = "Provisioned throughput: what one model unit carries is not published by AWS; supply its input and output tokens a minute, "
            + "from the account team or a load test.";
        var weight = request.Scenarios.Sum(static scenario => scenario.Weight);
        var demands = request.Scenarios.Select(static scenario => scenario.Demand).ToArray();
        if (request.OnDemand is not { } prices || demands.Any(demand => prices.AmountOf(demand.Total) is null))
        {
            return Unpublished;
        }

        var mix = demands.Select((demand, i) => demand.Total.Times(request.Scenarios[i].Weight / weight)).Aggregate(static (a, b) => a + b);
        if (mix.Total == 0m)
        {
            return Unpublished + " There is no demand, so no unit is worth its price.";
        }

        var (share, term) = Least(request, demands, prices, weight);
        if (share is not { } least)
        {
            return Unpublished + " Even a unit that carried the whole demand would cost more than on demand, so none can win.";
        }

        // The share is of the busiest hour; both sides of the mix grow with it.
        var busiest = demands.SelectMany(static demand => demand.Hours.Select(hour => hour.Total * demand.PeakFactor)).Max() * least / 60m;
        var (input, output) = (busiest * mix.CapacityInput / mix.Total, busiest * mix.Output / mix.Total);
        return Unpublished + string.Create(
            CultureInfo.InvariantCulture,
            $" A unit would win over on demand from about {decimal.Ceiling(input):#,0} input and {decimal.Ceiling(output):#,0} output tokens a minute on (term {term.Name()}).");
    }

    // The least capacity, as a share of the busiest minute, at which one unit of some term saves its price.
    private static (
        decimal? Share, CommitmentTerm Term) Least(CapacityPlanRequest request, DemandSeries[] demands, TokenPrices prices, decimal weight)
    {
        var busiest = demands.Max(static demand => demand.Hours.Max(hour => hour.Total * demand.PeakFactor));
        (decimal? Share, CommitmentTerm Term) best = default;
        foreach (var price in request.Terms)
        {
            if (!Wins(price, 1m))
            {
                continue;
            }

            var (low, high) = (0m, 1m);
            for (var i = 0; i < Halvings && Wins(price, high); i++)
            {
                var middle = (low + high) / 2m;
                (low, high) = Wins(price, middle) ? (low, middle) : (middle, high);
            }

            if (best.Share is null || high < best.Share)
            {
                best = (high, price.Term);
            }
        }

        return best;

        bool Wins(UnitTermPrice price, decimal share)
        {
            var whole = price.Term == CommitmentTerm.None ? 1m : price.Term.Months() * request.HoursPerMonth;
            var length = (int)Math.Clamp(decimal.Floor(whole), 1m, int.MaxValue);
            var (window, cost) = (0m, price.UsdPerUnitHour * whole);
            var saved = new decimal[demands[0].Hours.Length];
            for (var hour = 0; hour < saved.Length; hour++)
            {
                for (var i = 0; i < demands.Length; i++)
                {
                    var tokens = demands[i].Hours[hour];
                    var part = tokens.Total == 0m ? 0m : Math.Min(1m, share * busiest / (tokens.Total * demands[i].PeakFactor));
                    saved[hour] += prices.AmountOf(tokens)!.Value * part * request.Scenarios[i].Weight / weight;
                }

                window += saved[hour] - (hour >= length ? saved[hour - length] : 0m);
                if (window > cost)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
