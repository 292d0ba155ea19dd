namespace BedrockSelector.Answers;

/// <summary>The quality of a model at a task.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record FitRowDocument
{
    /// <summary>Gets the task.</summary>
    /// <value>As the caller names it.</value>
    public required string Task { get; init; }

    /// <summary>Gets the model.</summary>
    /// <value>As the caller names it.</value>
    public required string Model { get; init; }

    /// <summary>Gets the quality.</summary>
    /// <value>From 0 to 100.</value>
    public required double Quality { get; init; }

    /// <summary>Gets how uncertain it is.</summary>
    /// <value>Points; one standard error.</value>
    public required double StandardError { get; init; }

    /// <summary>Gets the lower end of its interval.</summary>
    /// <value>From 0 to 100.</value>
    public required double Low { get; init; }

    /// <summary>Gets the upper end of its interval.</summary>
    /// <value>From 0 to 100.</value>
    public required double High { get; init; }

    /// <summary>Gets the mean cost of a result.</summary>
    /// <value>US dollars; <see langword="null"/> where no result says.</value>
    public decimal? CostUsd { get; init; }

    /// <summary>Gets how much the task counts.</summary>
    /// <value>The number of its results.</value>
    public required int Weight { get; init; }

    /// <summary>Gets how many results are behind it.</summary>
    /// <value>Zero or more.</value>
    public required int Results { get; init; }

    /// <summary>Gets whether shipped evidence is behind it, too.</summary>
    /// <value><see langword="true"/> when it is.</value>
    public required bool UsedPrior { get; init; }
}
