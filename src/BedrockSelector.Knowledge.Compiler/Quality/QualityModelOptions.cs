namespace BedrockSelector.Knowledge.Compiler.Quality;

/// <summary>The constants of a quality fit.</summary>
/// <remarks>The defaults are those of the shipped scores; the validation figures in the documentation belong to them.</remarks>
internal sealed record QualityModelOptions
{
    /// <summary>Gets the options with every default.</summary>
    public static QualityModelOptions Default { get; } = new();

    /// <summary>Gets how close to 0 and 100 a result may come before its logit is cut off.</summary>
    /// <value>Per cent, above 0 and below 50; 1 by default.</value>
    public double ClipPercent { get; init => field = Within(value, 0, 50); } = 1;

    /// <summary>Gets the weight of a result reported by the model's maker, relative to an independent one.</summary>
    /// <value>Above 0 and at most 1; 0.25 by default.</value>
    public double VendorWeight { get; init => field = Within(value, 0, 1.0000001); } = 0.25;

    /// <summary>Gets how many different benchmarks a model needs for a score.</summary>
    /// <value>One or more; 3 by default.</value>
    public int MinimumBenchmarks { get; init => field = AtLeastOne(value); } = 3;

    /// <summary>Gets how many models a series (benchmark, version and runner) needs to be used.</summary>
    /// <value>One or more; 4 by default.</value>
    public int MinimumModelsPerSeries { get; init => field = AtLeastOne(value); } = 4;

    /// <summary>Gets how many rounds of expectation and maximization are made.</summary>
    /// <value>One or more; 200 by default. The count is fixed so that a fit is the same everywhere.</value>
    public int Rounds { get; init => field = AtLeastOne(value); } = 200;

    private static double Within(double value, double above, double below) =>
        value > above && value < below ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"Must be above {above} and below {below}.");

    private static int AtLeastOne(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        return value;
    }
}
