using System.Numerics;
using BedrockSelector.Catalog;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs.Batch;

/// <summary>The prices of one target as whole numbers of a fraction of a dollar, by meter and band of request sizes.</summary>
internal sealed class TargetPrices
{
    // Past this many digits a unit price is no figure of a price list; the decimal arithmetic takes over.
    private const int MostDigits = 15;

    private readonly RateLadder[] _ladders;
    private readonly Meter[] _meters;
    private readonly long[] _thresholds;
    private readonly double[][] _bands;
    private readonly bool[][] _priced;

    public TargetPrices(IRateBook rates, CallTarget target, MeterDefinition[] meters, PricingTier tier, DateOnly date)
    {
        _meters = Array.ConvertAll(meters, static meter => meter.Meter);
        var callable = target.Subject == RateSubject.Imported || target.FindOffer(date) is not null;
        _ladders = Array.ConvertAll(meters, meter => !callable && CostEstimator.NeedsCall(meter)
            ? default
            : RateLadder.Of(rates, CostEstimator.KeyOf(target, meter, tier, new() { Subject = target.Subject }, date)));
        _thresholds = [.. _ladders.SelectMany(static ladder => ladder.Steps.ToArray()).Select(static step => step.Above).Distinct().Order()];

        var units = Enumerable.Range(0, _thresholds.Length + 1).Select(UnitPrices).ToArray();
        _priced = Array.ConvertAll(units, static band => Array.ConvertAll(band, static price => price is not null));
        Digits = DigitsOf(units.SelectMany(static band => band).OfType<decimal>());
        var scale = Digits is { } digits ? Power(digits) : 1m;
        _bands = Array.ConvertAll(units, band => Array.ConvertAll(band, price => (double)((price ?? 0m) * scale)));
    }

    /// <summary>Gets how many digits after the point the whole numbers stand for; <see langword="null"/> if no number of digits holds every price.</summary>
    public int? Digits { get; }

    /// <summary>Writes the amounts of a run of records; not a number where a record names a meter without a price.</summary>
    public void Fill(UsageBatch usage, int start, Span<double> amounts)
    {
        Fill(usage, start, amounts, 0, null);
        for (var band = 1; band < _bands.Length; band++)
        {
            Fill(usage, start, amounts, band, _thresholds[band - 1]);
        }
    }

    /// <summary>Prices one record in decimal.</summary>
    public decimal? Exactly(Usage usage)
    {
        var usd = 0m;
        var input = usage.TotalInputTokens;
        foreach (var (meter, quantity) in usage.Entries)
        {
            if (_ladders[Array.IndexOf(_meters, meter)].At(input) is not { } rate)
            {
                return null;
            }

            usd += rate.AmountOf(quantity);
        }

        return usd;
    }

    private static decimal Power(int digits)
    {
        var power = 1m;
        for (var i = 0; i < digits; i++)
        {
            power *= 10m;
        }

        return power;
    }

    private static int? DigitsOf(IEnumerable<decimal> prices)
    {
        var digits = 0;
        foreach (var price in prices)
        {
            var own = 0;
            for (var rest = price; !decimal.IsInteger(rest); rest *= 10m)
            {
                if (++own > MostDigits)
                {
                    return null;
                }
            }

            digits = Math.Max(digits, own);
        }

        return digits;
    }

    // US dollars for one unit, where decimal division is exact; else the least decimal, which no number of digits accepts.
    private decimal?[] UnitPrices(int band)
    {
        var input = band == 0 ? 0m : _thresholds[band - 1] + 1m;
        return Array.ConvertAll(_ladders, ladder =>
        {
            if (ladder.At(input) is not { } rate)
            {
                return (decimal?)null;
            }

            var price = rate.Rate.Price;
            var unit = price.Usd / price.Per;
            return unit * price.Per == price.Usd ? unit : 1e-28m;
        });
    }

    private void Fill(UsageBatch usage, int start, Span<double> amounts, int band, long? above)
    {
        var prices = _bands[band];
        var width = Vector<double>.Count;
        var inputs = usage.InputTokens.AsSpan(start, amounts.Length);
        var i = 0;
        for (; i <= amounts.Length - width; i += width)
        {
            var sum = Vector<double>.Zero;
            for (var meter = 0; meter < prices.Length; meter++)
            {
                sum += new Vector<double>(usage.Quantities[meter], start + i) * new Vector<double>(prices[meter]);
            }

            var chosen = above is null
                ? sum
                : Vector.ConditionalSelect(Vector.GreaterThan(new Vector<double>(inputs[i..]), new Vector<double>((double)above)), sum, new Vector<double>(amounts[i..]));
            chosen.CopyTo(amounts[i..]);
        }

        for (; i < amounts.Length; i++)
        {
            if (above is null || inputs[i] > above)
            {
                amounts[i] = 0;
                for (var meter = 0; meter < prices.Length; meter++)
                {
                    amounts[i] += usage.Quantities[meter][start + i] * prices[meter];
                }
            }
        }

        for (var meter = 0; meter < prices.Length; meter++)
        {
            for (i = 0; i < amounts.Length && !_priced[band][meter]; i++)
            {
                if (usage.Names[meter][start + i] && (above is null || inputs[i] > above))
                {
                    amounts[i] = double.NaN;
                }
            }
        }
    }
}
