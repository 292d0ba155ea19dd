namespace BedrockSelector.Planning.Training;

/// <summary>What the training costs as AWS meters it.</summary>
public sealed record MeteredOption
{
    /// <summary>Gets what is metered, for people.</summary>
    /// <value>Such as <c>6,000,000 tokens processed (2,000,000 × 3 epochs)</c>; <see langword="null"/> when no amount is given.</value>
    public string? Need { get; init; }

    /// <summary>Gets what it comes to.</summary>
    /// <value>US dollars; <see langword="null"/> when an amount or a rate is not known.</value>
    public decimal? TotalUsd { get; init; }

    /// <summary>Gets why there is no total.</summary>
    /// <value>One or two sentences; <see langword="null"/> where there is a total.</value>
    public string? Unknown { get; init; }
}
