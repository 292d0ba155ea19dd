namespace BedrockSelector.Evidence.Latency;

/// <summary>Counts of positive values in buckets two per cent wide, of weights that the owner lets decay.</summary>
/// <remarks>Not thread-safe: its owner locks.</remarks>
internal sealed class DecayingHistogram
{
    private const double Smallest = 1e-3;
    private const int Buckets = 1_164;
    private static readonly double LogWidth = Math.Log(1.02);

    private readonly double[] _weights = new double[Buckets];

    public double Total { get; private set; }

    public void Add(double value, double weight)
    {
        // The range ends at 1e7: milliseconds to months, or a thousandth to ten million tokens a second.
        var bucket = (int)Math.Clamp(Math.Log(value / Smallest) / LogWidth, 0, Buckets - 1);
        _weights[bucket] += weight;
        Total += weight;
    }

    public void Add(DecayingHistogram other, double share)
    {
        for (var i = 0; i < _weights.Length; i++)
        {
            _weights[i] += other._weights[i] * share;
        }

        Total += other.Total * share;
    }

    public void Scale(double factor)
    {
        var total = 0d;
        for (var i = 0; i < _weights.Length; i++)
        {
            _weights[i] *= factor;
            total += _weights[i];
        }

        Total = total;
    }

    public double Quantile(double share)
    {
        var (target, sum) = (share * Total, 0d);
        for (var i = 0; i < _weights.Length; i++)
        {
            if (sum + _weights[i] >= target && _weights[i] > 0)
            {
                return Smallest * Math.Exp((i + ((target - sum) / _weights[i])) * LogWidth);
            }

            sum += _weights[i];
        }

        return Smallest * Math.Exp(Buckets * LogWidth);
    }
}
