namespace BedrockSelector.Evidence;

/// <summary>What a model's quality at a kind of work is, after the caller's own results.</summary>
public sealed record FittedQuality
{
    /// <summary>Gets the kind of work.</summary>
    public required string Task { get; init; }

    /// <summary>Gets the model.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the expected score of the next result.</summary>
    /// <value>In the caller's units, within their range.</value>
    public required double Quality { get; init; }

    /// <summary>Gets the standard error of <see cref="Quality"/>.</summary>
    /// <value>In the caller's units; above 0.</value>
    public required double StandardError { get; init; }

    /// <summary>Gets the lower end of the interval.</summary>
    /// <value>In the caller's units, within their range.</value>
    public required double Low { get; init; }

    /// <summary>Gets the upper end of the interval.</summary>
    /// <value>In the caller's units, within their range.</value>
    public required double High { get; init; }

    /// <summary>Gets how many results of this model at this kind of work there are.</summary>
    /// <value>One or more.</value>
    public required int Results { get; init; }

    /// <summary>Gets the mean cost of a result.</summary>
    /// <value>US dollars; <see langword="null"/> when no result states one.</value>
    public decimal? CostUsd { get; init; }

    /// <summary>Gets how often the kind of work occurs.</summary>
    /// <value>The largest number of results that any model has at it; the same on every row of a task.</value>
    public required int Weight { get; init; }

    /// <summary>Gets whether the shipped evidence was part of it.</summary>
    public bool UsedPrior { get; init; }
}
