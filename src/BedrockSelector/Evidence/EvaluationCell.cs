namespace BedrockSelector.Evidence;

/// <summary>All results of one model at one kind of work.</summary>
public sealed record EvaluationCell
{
    /// <summary>Gets the kind of work.</summary>
    public required string Task { get; init; }

    /// <summary>Gets the model.</summary>
    public required string Model { get; init; }

    /// <summary>Gets how many results there are.</summary>
    /// <value>One or more.</value>
    public required int Count { get; init; }

    /// <summary>Gets the mean score.</summary>
    /// <value>In the caller's units.</value>
    public required double Mean { get; init; }

    /// <summary>Gets the sum of squared differences from the mean.</summary>
    /// <value>In the caller's units squared; zero or more.</value>
    public required double SquaredDeviations { get; init; }

    /// <summary>Gets the mean cost of the results that state one.</summary>
    /// <value>US dollars a result; <see langword="null"/> when none does.</value>
    public decimal? CostUsd { get; init; }
}
