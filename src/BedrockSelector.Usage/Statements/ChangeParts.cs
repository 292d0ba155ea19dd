namespace BedrockSelector.Statements;

/// <summary>The parts of a change in cost.</summary>
/// <remarks><c>default</c> is no change.</remarks>
public readonly record struct ChangeParts
{
    /// <summary>Gets what comes of more or fewer calls.</summary>
    /// <value>US dollars.</value>
    public decimal VolumeUsd { get; init; }

    /// <summary>Gets what comes of other models, regions, tiers and lengths.</summary>
    /// <value>US dollars.</value>
    public decimal MixUsd { get; init; }

    /// <summary>Gets what comes of more or fewer tokens, images or seconds a call.</summary>
    /// <value>US dollars.</value>
    public decimal TokensPerCallUsd { get; init; }

    /// <summary>Gets what comes of other shares of input tokens read from and written to the prompt cache.</summary>
    /// <value>US dollars.</value>
    public decimal CacheShareUsd { get; init; }

    /// <summary>Gets what comes of other prices.</summary>
    /// <value>US dollars.</value>
    public decimal PriceUsd { get; init; }

    /// <summary>Gets the sum.</summary>
    /// <value>US dollars: the whole change, to the last digit.</value>
    public decimal TotalUsd => VolumeUsd + MixUsd + TokensPerCallUsd + CacheShareUsd + PriceUsd;

    /// <summary>Adds parts.</summary>
    /// <param name="left">Some.</param>
    /// <param name="right">Others.</param>
    /// <returns>The sums.</returns>
    public static ChangeParts operator +(ChangeParts left, ChangeParts right) => new()
    {
        VolumeUsd = left.VolumeUsd + right.VolumeUsd,
        MixUsd = left.MixUsd + right.MixUsd,
        TokensPerCallUsd = left.TokensPerCallUsd + right.TokensPerCallUsd,
        CacheShareUsd = left.CacheShareUsd + right.CacheShareUsd,
        PriceUsd = left.PriceUsd + right.PriceUsd,
    };

    /// <summary>Adds parts.</summary>
    /// <param name="other">Others.</param>
    /// <returns>The sums.</returns>
    public ChangeParts Add(ChangeParts other) => this + other;
}
