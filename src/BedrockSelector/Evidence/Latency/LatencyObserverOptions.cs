namespace BedrockSelector.Evidence.Latency;

/// <summary>How an observer weighs what it sees.</summary>
public sealed record LatencyObserverOptions
{
    /// <summary>Gets the time after which a measurement counts half.</summary>
    /// <value>From one second to 365 days; one hour by default.</value>
    public TimeSpan HalfLife
    {
        get;
        init => field = value >= TimeSpan.FromSeconds(1) && value <= TimeSpan.FromDays(365)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A half-life is from one second to 365 days.");
    } = TimeSpan.FromHours(1);

    /// <summary>Gets how many measurements a published figure is worth.</summary>
    /// <value>Zero or more; 20 by default: after 20 measurements the estimate stands halfway between published and observed.</value>
    public double PriorWeight
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A weight is zero or more.");
    } = 20;

    /// <summary>Gets how long rankings work on what was published before measurements are published anew.</summary>
    /// <value>From zero to one hour; 5 seconds by default. In between, a choice costs no more than without measurements.</value>
    public TimeSpan PublishEvery
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromHours(1));
            field = value;
        }
    } = TimeSpan.FromSeconds(5);

    /// <summary>Gets how many combinations of model, mode, tier, id called and region are followed.</summary>
    /// <value>One or more; 1,000 by default. Each takes about 12 kilobytes; measurements of further ones are refused.</value>
    public int MaxSeries
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1_000;
}
