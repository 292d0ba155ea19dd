using BedrockSelector.Costs;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Columns;

/// <summary>The prices of one meter in single precision, one a candidate: one column for each band of request sizes.</summary>
internal sealed class ScreenColumns
{
    /// <summary>US dollars a unit of a candidate without a price: one that nobody pays, so that it cannot be chosen.</summary>
    public const float NoPrice = 1e30f;

    private readonly long[] _thresholds;
    private readonly float[][] _bands;
    private readonly double[] _falls;

    /// <summary>Fills the columns.</summary>
    /// <param name="meters">The rates.</param>
    /// <param name="candidates">The candidates, in the order of the screen.</param>
    /// <param name="length">How long a column is: a multiple of a vector.</param>
    /// <param name="question">On what prices are asked for, of the prepared usage.</param>
    public ScreenColumns(MeterColumns meters, ScreenCandidate[] candidates, int length, in PriceQuestion question)
    {
        Meters = meters;
        var isAnswer = IsOf(Meter.OutputTokens);
        var thresholds = new SortedSet<long>();
        foreach (var candidate in candidates)
        {
            meters[candidate.Tier, candidate.Row]?.AddThresholds(question, thresholds);
        }

        _thresholds = [.. thresholds];
        _bands = new float[_thresholds.Length + 1][];
        for (var band = 0; band < _bands.Length; band++)
        {
            var sized = question.Sending(band == 0 ? 0 : _thresholds[band - 1] + 1);
            var prices = new float[length];
            for (var i = 0; i < candidates.Length; i++)
            {
                var price = PriceOf(meters[candidates[i].Tier, candidates[i].Row]?.Find(sized));
                prices[i] = isAnswer && price < NoPrice ? price * candidates[i].Written : price;
            }

            _bands[band] = prices;
        }

        var prepared = _bands[Band(question.InputTokens)];
        _falls = Array.ConvertAll(_bands, prices => Fall(prepared, prices, candidates.Length));
    }

    public MeterColumns Meters { get; }

    /// <summary>Gets the prices, in US dollars a unit, of requests that send so many tokens.</summary>
    public float[] Prices(long inputTokens) => _bands[Band(inputTokens)];

    /// <summary>Gets the least share of its price for the prepared usage that any candidate asks of requests that send so many tokens.</summary>
    public double Fall(long inputTokens) => _falls[Band(inputTokens)];

    public bool IsOf(Meter meter) => string.Equals(Meters.Meter.Name, meter.Name, StringComparison.Ordinal);

    /// <summary>Gets the price of one unit in single precision.</summary>
    public static float PriceOf(PriceRung? rate) => rate is null ? NoPrice : (float)((double)rate.Rate.Price.Usd / rate.Rate.Price.Per);

    private static double Fall(float[] prepared, float[] prices, int count)
    {
        var least = double.PositiveInfinity;
        for (var i = 0; i < count; i++)
        {
            if (prices[i] < NoPrice && prepared[i] > 0)
            {
                least = Math.Min(least, (double)prices[i] / prepared[i]);
            }
        }

        return least;
    }

    private int Band(long inputTokens)
    {
        var band = 0;
        while (band < _thresholds.Length && inputTokens > _thresholds[band])
        {
            band++;
        }

        return band;
    }
}
