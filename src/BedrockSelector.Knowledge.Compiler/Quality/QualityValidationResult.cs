namespace BedrockSelector.Knowledge.Compiler.Quality;

/// <summary>How well results that a quality fit has not seen are predicted.</summary>
internal sealed record QualityValidationResult
{
    /// <summary>Gets what was left out.</summary>
    /// <value>A family, a group of models, or a description.</value>
    public required string LeftOut { get; init; }

    /// <summary>Gets how many left-out results were predicted.</summary>
    /// <value>Zero or more; results of models with too little other evidence are not predicted and not counted.</value>
    public required int Results { get; init; }

    /// <summary>Gets the mean absolute error of the predictions.</summary>
    /// <value>Points of per cent, over percentage benchmarks alone; <see langword="null"/> when there are none.</value>
    public double? MeanAbsoluteError { get; init; }

    /// <summary>Gets the mean absolute error of predicting each result by the mean of its series.</summary>
    /// <value>Points of per cent; <see langword="null"/> when there are none. What a fit must beat to be of use.</value>
    public double? BaselineError { get; init; }

    /// <summary>Gets the agreement of the predicted order with the measured one within each series.</summary>
    /// <value>Kendall's tau-b from -1 to 1, series weighted by their pairs; <see langword="null"/> when no series has two models.</value>
    public double? KendallTau { get; init; }
}
