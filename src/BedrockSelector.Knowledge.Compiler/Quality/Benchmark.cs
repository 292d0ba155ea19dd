using BedrockSelector.Calls;
using BedrockSelector.Evidence;

namespace BedrockSelector.Knowledge.Compiler.Quality;

/// <summary>What a quality model must know of a benchmark before it uses its results.</summary>
internal sealed record Benchmark
{
    /// <summary>Makes a benchmark of general ability, in per cent.</summary>
    /// <param name="name">The benchmark's name, such as <c>gpqa_diamond</c>; compared by ordinal.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public Benchmark(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (Name, Family) = (name, name);
    }

    /// <summary>Gets the name.</summary>
    /// <value>Not empty.</value>
    public string Name { get; }

    /// <summary>Gets the family: benchmarks that share questions or authors and are left out together in validation.</summary>
    /// <value>Not empty; the name by default.</value>
    public string Family
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    }

    /// <summary>Gets the kind of work that the benchmark measures beside general ability.</summary>
    /// <value><c>default</c> for none: it measures general ability alone.</value>
    public TaskClass Task { get; init; }

    /// <summary>Gets the scale of its results.</summary>
    /// <value><see cref="BenchmarkScale.Percent"/> by default.</value>
    public BenchmarkScale Scale { get; init; }

    /// <summary>Gets whether the benchmark measures a trait of its own, apart from general ability.</summary>
    /// <value>
    /// <see langword="false"/> by default. Hallucination rates are such a trait: strong models do not have fewer of them.
    /// All benchmarks of such a trait name the same <see cref="Task"/>.
    /// </value>
    public bool OwnTrait { get; init; }

    /// <summary>Gets whether the result is a mean of other benchmarks that may be present themselves.</summary>
    /// <value><see langword="false"/> by default. Composites never take part in validation, which they would flatter.</value>
    public bool IsComposite { get; init; }
}
