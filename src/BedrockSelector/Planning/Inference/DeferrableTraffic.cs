namespace BedrockSelector.Planning.Inference;

/// <summary>Traffic that can wait, and so may be served in batches.</summary>
public sealed record DeferrableTraffic
{
    /// <summary>Gets the part of each hour's traffic that can wait.</summary>
    /// <value>0 to 1.</value>
    public required decimal Share
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1m);
            field = value;
        }
    }

    /// <summary>Gets the prices of batches.</summary>
    /// <value>Batches know no prompt cache: without cache prices, cached tokens cost what input does.</value>
    public required TokenPrices Prices { get; init; }

    /// <summary>Computes what an hour's whole traffic would cost in batches.</summary>
    internal decimal AmountOf(HourlyTokens tokens) =>
        Prices.Input.AmountOf(tokens.Input) + Prices.Output.AmountOf(tokens.Output)
        + (Prices.CacheRead ?? Prices.Input).AmountOf(tokens.CacheRead) + (Prices.CacheWrite ?? Prices.Input).AmountOf(tokens.CacheWrite);
}
