using System.Numerics;
using System.Runtime.InteropServices;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs.Batch;

/// <summary>The prices of one target as whole numbers of a fraction of a dollar, by meter and band of request sizes.</summary>
internal sealed class TargetPrices
{
    // Past this many digits a unit price is no figure of a price list; the decimal arithmetic takes over.
    private const int MostDigits = 15;

    private readonly PriceLadder?[] _ladders;
    private readonly PriceQuestion _question;
    private readonly Meter[] _meters;
    private readonly long[] _thresholds;
    private readonly double[][] _bands;
    private readonly bool[][] _priced;

    public TargetPrices(PriceBook book, CallTarget target, MeterDefinition[] meters, in PriceBasis basis)
    {
        _meters = Array.ConvertAll(meters, static meter => meter.Meter);
        _question = new(basis, target.Subject, 0);
        var callable = target.Subject == RateSubject.Imported || target.FindOffer(basis.Date) is not null;
        var tier = basis.Tier;
        _ladders = Array.ConvertAll(meters, meter => callable || !CostEstimator.NeedsCall(meter) ? book.Ladder(target, meter, tier) : null);
        var thresholds = new SortedSet<long>();
        foreach (var ladder in _ladders)
        {
            ladder?.AddThresholds(_question, thresholds);
        }

        _thresholds = [.. thresholds];
        var units = Enumerable.Range(0, _thresholds.Length + 1).Select(UnitPrices).ToArray();
        _priced = Array.ConvertAll(units, static band => Array.ConvertAll(band, static price => price is not null));
        Digits = DigitsOf(units.SelectMany(static band => band).OfType<decimal>());
        var scale = Digits is { } digits ? Power(digits) : 1m;
        _bands = Array.ConvertAll(units, band => Array.ConvertAll(band, price => (double)((price ?? 0m) * scale)));
    }

    /// <summary>Gets how many digits after the point the whole numbers stand for; <see langword="null"/> if no number of digits holds every price.</summary>
    public int? Digits { get; }

    /// <summary>Writes the amounts of a run of records; not a number where a record names a meter without a price.</summary>
    /// <param name="usage">The records.</param>
    /// <param name="start">The first of the run.</param>
    /// <param name="longest">How many tokens the longest of them sends.</param>
    /// <param name="amounts">One a record.</param>
    public void Fill(UsageBatch usage, int start, double longest, Span<double> amounts)
    {
        if (_thresholds.Length == 0 && LacksWhatAllName(usage))
        {
            amounts.Fill(double.NaN);
            return;
        }

        Fill(usage, start, amounts);
        Unprice(usage, start, amounts, 0, double.NegativeInfinity);
        for (var band = 1; band < _bands.Length && longest > _thresholds[band - 1]; band++)
        {
            Refill(usage, start, amounts, band, _thresholds[band - 1]);
            Unprice(usage, start, amounts, band, _thresholds[band - 1]);
        }
    }

    /// <summary>Prices one record in decimal.</summary>
    public decimal? Exactly(Usage usage)
    {
        var usd = 0m;
        var question = _question.Sending(usage.InputSize);
        foreach (var (meter, quantity) in usage.Entries)
        {
            if (_ladders[Array.IndexOf(_meters, meter)]?.Find(question) is not { } rung)
            {
                return null;
            }

            usd += rung.AmountOf(quantity);
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
        var question = _question.Sending(band == 0 ? 0 : _thresholds[band - 1] + 1);
        return Array.ConvertAll(_ladders, ladder =>
        {
            if (ladder?.Find(question) is not { } rung)
            {
                return (decimal?)null;
            }

            var price = rung.Rate.Price;
            var unit = price.Usd / price.Per;
            return unit * price.Per == price.Usd ? unit : 1e-28m;
        });
    }

    // The lowest band, for all records. Most usages name two meters: those two in one pass, since each further one reads and writes the amounts again.
    private void Fill(UsageBatch usage, int start, Span<double> amounts)
    {
        var prices = _bands[0];
        if (prices.Length == 0)
        {
            amounts.Clear();
            return;
        }

        var second = Math.Min(1, prices.Length - 1);
        Multiply(
            usage.Quantities[0].AsSpan(start, amounts.Length), prices[0], usage.Quantities[second].AsSpan(start, amounts.Length), second == 0 ? 0 : prices[second], amounts);
        for (var meter = 2; meter < prices.Length; meter++)
        {
            Add(usage.Quantities[meter].AsSpan(start, amounts.Length), prices[meter], amounts);
        }
    }

    private static void Multiply(ReadOnlySpan<double> first, double firstPrice, ReadOnlySpan<double> second, double secondPrice, Span<double> amounts)
    {
        // The three spans are equally long.
        ref var firsts = ref MemoryMarshal.GetReference(first);
        ref var seconds = ref MemoryMarshal.GetReference(second);
        ref var sums = ref MemoryMarshal.GetReference(amounts);
        var (firstPrices, secondPrices) = (new Vector<double>(firstPrice), new Vector<double>(secondPrice));
        var i = 0;
        for (; i <= amounts.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var at = (nuint)i;
            ((Vector.LoadUnsafe(ref firsts, at) * firstPrices) + (Vector.LoadUnsafe(ref seconds, at) * secondPrices)).StoreUnsafe(ref sums, at);
        }

        for (; i < amounts.Length; i++)
        {
            amounts[i] = (first[i] * firstPrice) + (second[i] * secondPrice);
        }
    }

    private static void Add(ReadOnlySpan<double> quantities, double price, Span<double> amounts)
    {
        ref var factors = ref MemoryMarshal.GetReference(quantities);
        ref var sums = ref MemoryMarshal.GetReference(amounts);
        var prices = new Vector<double>(price);
        var i = 0;
        for (; i <= amounts.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var at = (nuint)i;
            (Vector.LoadUnsafe(ref sums, at) + (Vector.LoadUnsafe(ref factors, at) * prices)).StoreUnsafe(ref sums, at);
        }

        for (; i < amounts.Length; i++)
        {
            amounts[i] += quantities[i] * price;
        }
    }

    // A higher band, for the records that send more than its threshold.
    private void Refill(UsageBatch usage, int start, Span<double> amounts, int band, double above)
    {
        var prices = _bands[band];
        var inputs = usage.InputTokens.AsSpan(start, amounts.Length);
        for (var i = 0; i < amounts.Length; i++)
        {
            if (inputs[i] > above)
            {
                var sum = 0d;
                for (var meter = 0; meter < prices.Length; meter++)
                {
                    sum += usage.Quantities[meter][start + i] * prices[meter];
                }

                amounts[i] = sum;
            }
        }
    }

    private void Unprice(UsageBatch usage, int start, Span<double> amounts, int band, double above)
    {
        var inputs = usage.InputTokens.AsSpan(start, amounts.Length);
        for (var meter = 0; meter < _priced[band].Length; meter++)
        {
            if (_priced[band][meter])
            {
                continue;
            }

            var names = usage.Names[meter].AsSpan(start, amounts.Length);
            for (var i = 0; i < names.Length; i++)
            {
                if (names[i] && inputs[i] > above)
                {
                    amounts[i] = double.NaN;
                }
            }
        }
    }

    private bool LacksWhatAllName(UsageBatch usage)
    {
        for (var meter = 0; meter < _priced[0].Length; meter++)
        {
            if (!_priced[0][meter] && usage.IsNamedByAll[meter])
            {
                return true;
            }
        }

        return false;
    }
}
