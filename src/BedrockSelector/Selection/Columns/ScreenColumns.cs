using System.Numerics;
using System.Runtime.InteropServices;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Columns;

/// <summary>The prices of one meter in single precision, one a candidate: one column for each band of request sizes.</summary>
/// <remarks>A candidate without a price cannot be chosen: it stands there with one that nobody pays.</remarks>
internal sealed class ScreenColumns
{
    private const float NoPrice = 1e30f;

    private readonly long[] _thresholds;
    private readonly float[][] _bands;

    public ScreenColumns(MeterColumns meters, ReadOnlySpan<int> rows, ReadOnlySpan<int> tiers, int length)
    {
        Meters = meters;
        var thresholds = new SortedSet<long>();
        for (var i = 0; i < rows.Length; i++)
        {
            foreach (var (above, _) in meters[tiers[i], rows[i]].Steps)
            {
                thresholds.Add(above);
            }
        }

        _thresholds = [.. thresholds];
        _bands = new float[_thresholds.Length + 1][];
        for (var band = 0; band < _bands.Length; band++)
        {
            var size = band == 0 ? 0m : _thresholds[band - 1] + 1m;
            var prices = new float[length];
            for (var i = 0; i < rows.Length; i++)
            {
                prices[i] = meters[tiers[i], rows[i]].At(size) is { } rate ? (float)((double)rate.Rate.Price.Usd / rate.Rate.Price.Per) : NoPrice;
            }

            _bands[band] = prices;
        }
    }

    public MeterColumns Meters { get; }

    /// <summary>Adds what a quantity costs to each candidate's cost, or sets it where the meter is the first.</summary>
    public void AddTo(Span<float> costs, int from, float quantity, decimal inputTokens, bool isFirst)
    {
        var band = 0;
        while (band < _thresholds.Length && inputTokens > _thresholds[band])
        {
            band++;
        }

        var prices = _bands[band].AsSpan(from, costs.Length);
        ref var price = ref MemoryMarshal.GetReference(prices);
        ref var cost = ref MemoryMarshal.GetReference(costs);
        var quantities = new Vector<float>(quantity);
        for (nuint i = 0; i < (nuint)costs.Length; i += (nuint)Vector<float>.Count)
        {
            var sum = isFirst ? Vector<float>.Zero : Vector.LoadUnsafe(ref cost, i);
            ScoreScreen.MultiplyAdd(quantities, Vector.LoadUnsafe(ref price, i), sum).StoreUnsafe(ref cost, i);
        }
    }

    public bool IsOf(Meter meter) => string.Equals(Meters.Meter.Name, meter.Name, StringComparison.Ordinal);
}
