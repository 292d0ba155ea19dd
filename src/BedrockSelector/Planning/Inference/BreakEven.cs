using System.Collections.Immutable;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>Computes at which volumes options overtake each other.</summary>
public static class BreakEven
{
    private const int MostUnits = 64;
    private const int SeriesPoints = 41;

    /// <summary>Computes break-even volumes for a steady load with the mix of a demand.</summary>
    /// <param name="mix">The mix of input and output tokens, of any size.</param>
    /// <param name="peakFactor">Peak minute over mean minute: units must carry the peak; one or more.</param>
    /// <param name="onDemand">On-demand prices; <see langword="null"/> when the model is not so served.</param>
    /// <param name="terms">Prices of model units.</param>
    /// <param name="capacity">What one unit carries; <see langword="null"/> when not known.</param>
    /// <param name="hoursPerMonth">Hours in a month; above zero.</param>
    /// <returns>The report, or <see langword="null"/> when the mix is empty or nothing is priced.</returns>
    /// <remarks>
    /// n units of price P an hour cost as much as on demand at v tokens a minute, where 60 · v · c = n · P and c is the mean
    /// on-demand price of a token of the mix. Units that carry u tokens a minute lead from there to n · u; just above, n + 1
    /// units are needed and on demand may lead again.
    /// </remarks>
    public static BreakEvenReport? Of(
        HourlyTokens mix,
        decimal peakFactor,
        TokenPrices? onDemand,
        ImmutableArray<UnitTermPrice> terms,
        ModelUnitCapacity? capacity,
        decimal hoursPerMonth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(peakFactor, 1m);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hoursPerMonth);
        var tokens = mix.Total;
        if (tokens == 0m || (terms.IsDefaultOrEmpty && onDemand is null))
        {
            return null;
        }

        var offered = terms.IsDefault ? [] : terms.OrderBy(static price => price.Term).ToArray();
        var tokenUsd = onDemand?.AmountOf(mix) / tokens;

        // Tokens a minute, at the mean, that one unit carries at the peak.
        var unitTokens = capacity is { } known ? Carried(known, mix, peakFactor) : null;
        return new()
        {
            InputShare = Exact((mix.Total - mix.Output) / tokens),
            AgainstOnDemand = tokenUsd is > 0m and var usd
                ? [.. offered.SelectMany(price => Points(price, usd, unitTokens, mix, hoursPerMonth))]
                : [],
            BetweenTerms = [.. Pairs(offered, hoursPerMonth)],
            Series = Series(offered, tokenUsd, unitTokens, hoursPerMonth),
        };
    }

    private static decimal? Carried(ModelUnitCapacity capacity, HourlyTokens mix, decimal peakFactor)
    {
        decimal? least = null;
        (decimal Side, decimal PerMinute)[] sides =
            [(mix.CapacityInput, capacity.InputTokensPerMinute), (mix.Output, capacity.OutputTokensPerMinute)];
        foreach (var (side, perMinute) in sides)
        {
            if (side > 0m)
            {
                least = Math.Min(least ?? decimal.MaxValue, perMinute * mix.Total / (peakFactor * side));
            }
        }

        return least is > 0m ? least : null;
    }

    private static IEnumerable<BreakEvenPoint> Points(
        UnitTermPrice price, decimal tokenUsd, decimal? unitTokens, HourlyTokens mix, decimal hoursPerMonth)
    {
        var perUnit = price.UsdPerUnitHour / (60m * tokenUsd);
        for (var units = 1; units <= MostUnits; units++)
        {
            var volume = units * perUnit;
            var reachable = unitTokens is { } carried ? volume <= units * carried : (bool?)null;

            // Below the volume from which n units are needed, fewer already lead: the lead does not change here.
            if (units > 1 && (reachable != true || volume <= (units - 1) * unitTokens!.Value))
            {
                yield break;
            }

            yield return new(
                price.Term,
                units,
                Exact(volume),
                Exact(volume * (mix.Total - mix.Output) / mix.Total),
                Exact(volume * mix.Output / mix.Total),
                units * price.UsdPerUnitHour * hoursPerMonth,
                reachable);
        }
    }

    private static IEnumerable<TermBreakEven> Pairs(UnitTermPrice[] offered, decimal hoursPerMonth)
    {
        foreach (var shorter in offered)
        {
            foreach (var longer in offered.Where(price => price.Term > shorter.Term && shorter.UsdPerUnitHour > 0m))
            {
                // Terms renew whole: so many of the shorter terms, the last perhaps used in part.
                var length = longer.Term.Months() * hoursPerMonth;
                var cost = length * longer.UsdPerUnitHour;
                var hours = shorter.Term == CommitmentTerm.None
                    ? cost / shorter.UsdPerUnitHour
                    : WholeTerms(cost, shorter.Term.Months() * hoursPerMonth, shorter.UsdPerUnitHour);
                yield return new(shorter.Term, longer.Term, Exact(hours), hours <= length);
            }
        }
    }

    // With k shorter terms k · length is served; the longer one costs no more as soon as k + 1 would be needed.
    private static decimal WholeTerms(decimal cost, decimal length, decimal usdPerHour)
    {
        var terms = decimal.Ceiling(cost / (length * usdPerHour)) - 1m;
        return Math.Max(0m, terms) * length;
    }

    private static ImmutableArray<BreakEvenCost> Series(
        UnitTermPrice[] offered, decimal? tokenUsd, decimal? unitTokens, decimal hoursPerMonth)
    {
        var dearest = offered.Length == 0 ? 0m : offered.Max(static price => price.UsdPerUnitHour);
        var upTo = Math.Max(
            tokenUsd is > 0m and var usd ? 3m * dearest / (60m * usd) : 0m,
            unitTokens is { } carried ? 3m * carried : 0m);
        if (upTo == 0m)
        {
            return [];
        }

        var series = ImmutableArray.CreateBuilder<BreakEvenCost>();
        for (var point = 0; point < SeriesPoints; point++)
        {
            var volume = upTo * point / (SeriesPoints - 1);
            if (tokenUsd is { } each)
            {
                series.Add(new(Exact(volume), null, 0, Exact(volume * 60m * hoursPerMonth * each)));
            }

            if (unitTokens is { } perUnit)
            {
                var units = (int)decimal.Ceiling(volume / perUnit);
                series.AddRange(offered.Select(price => new BreakEvenCost(Exact(volume), price.Term, units, units * price.UsdPerUnitHour * hoursPerMonth)));
            }
        }

        return series.DrainToImmutable();
    }

    // Quotients have endless digits, and their products a tail of noise: a billionth of a cent is where money ends.
    private static decimal Exact(decimal value) => Math.Round(value, 11);
}
