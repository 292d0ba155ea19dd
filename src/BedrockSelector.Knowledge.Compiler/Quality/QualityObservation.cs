using BedrockSelector.Calls;
using BedrockSelector.Evidence;

namespace BedrockSelector.Knowledge.Compiler.Quality;

/// <summary>One published result of a model on a benchmark.</summary>
internal sealed record QualityObservation
{
    /// <summary>Gets the model.</summary>
    /// <value>Not <c>default</c>.</value>
    public required ModelId Model { get; init; }

    /// <summary>Gets the mode in which the model was run.</summary>
    /// <value><see cref="ReasoningMode.Standard"/> by default.</value>
    public ReasoningMode Mode { get; init; }

    /// <summary>Gets the benchmark's name.</summary>
    /// <value>The name of one of the benchmarks given to the fit.</value>
    public required string Benchmark { get; init; }

    /// <summary>Gets the benchmark's version or release, with every setting that makes results incomparable.</summary>
    /// <value>Empty by default. Results of different versions are never mixed.</value>
    public string Version { get; init; } = "";

    /// <summary>Gets who ran the benchmark.</summary>
    /// <value>Empty by default. Results of different runners are never mixed.</value>
    public string Runner { get; init; } = "";

    /// <summary>Gets the result, in the units of the benchmark's <see cref="BenchmarkScale"/>.</summary>
    /// <value>From 0 to 100 for per cent; any finite number for a rating.</value>
    public required double Value
    {
        get;
        init
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "A benchmark result is a finite number.");
            }

            field = value;
        }
    }

    /// <summary>Gets whether the model's own maker reported the result, or somebody estimated it.</summary>
    /// <value><see langword="false"/> by default. Such results count less.</value>
    public bool VendorReported { get; init; }
}
