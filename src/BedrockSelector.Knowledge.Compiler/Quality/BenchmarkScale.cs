using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Knowledge.Compiler.Quality;

/// <summary>The scale on which a benchmark reports its results.</summary>
[JsonConverter(typeof(ClosedSetConverter<BenchmarkScale>))]
internal enum BenchmarkScale
{
    /// <summary>From 0 to 100, higher is better: share of questions answered well.</summary>
    Percent = 0,

    /// <summary>From 0 to 100, lower is better: share of answers with a fault.</summary>
    PercentOfFaults,

    /// <summary>A rating from pairwise comparisons, higher is better; 400 points are odds of ten to one.</summary>
    Elo,
}
