namespace BedrockSelector.Planning.Simulation;

/// <summary>A limit by the minute: it fills evenly, up to a minute's worth, and a request takes what it needs if that is there.</summary>
internal sealed class TokenBucket(double perMinute, double? most = null)
{
    // Sums of doubles must not refuse what fits exactly.
    private const double Slack = 1e-6;

    private double _level = most ?? perMinute;
    private double _perMinute = perMinute;
    private double _at;

    private double Most => most ?? _perMinute;

    /// <summary>Changes the limit, when an hour begins with other capacity.</summary>
    public void Set(double now, double limit)
    {
        Fill(now);
        _level += limit - _perMinute;
        _perMinute = limit;
    }

    /// <summary>Whether so much is there.</summary>
    public bool Has(double now, double amount)
    {
        Fill(now);
        return _level + (Slack * Math.Max(1d, amount)) >= amount;
    }

    /// <summary>Takes, or with a negative amount gives back.</summary>
    public void Take(double amount) => _level = Math.Min(_level - amount, Most);

    private void Fill(double now)
    {
        _level = Math.Min(Most, _level + ((now - _at) * _perMinute / 60d));
        _at = now;
    }
}
