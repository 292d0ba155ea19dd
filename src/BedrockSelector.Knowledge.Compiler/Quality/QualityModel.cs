namespace BedrockSelector.Knowledge.Compiler.Quality;

/// <summary>Fits one latent ability for each model and mode from partly overlapping benchmark results.</summary>
/// <remarks>
/// <para>
/// Results are clipped, turned into logits and standardised within benchmark, version and runner, which are never mixed.
/// A one-factor model with Gaussian priors is fitted by expectation and maximization with exact Gaussian posteriors; each kind of
/// work adds a residual of its own, shrunken to nothing where its benchmarks are few. Missing results are skipped, results
/// reported by a model's maker count less, and repeated results on one benchmark count together as one.
/// </para>
/// <para>A subject with fewer than <see cref="QualityModelOptions.MinimumBenchmarks"/> benchmarks gets no score.</para>
/// </remarks>
internal static class QualityModel
{
    /// <summary>Fits a model.</summary>
    /// <param name="benchmarks">The benchmarks, each name once.</param>
    /// <param name="observations">The results, in any order: the order does not matter.</param>
    /// <param name="options">The constants; <see langword="null"/> for the defaults.</param>
    /// <returns>The fit.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// A benchmark is named twice, a task mixes benchmarks of a trait of its own with others, a result names an unknown benchmark
    /// or no model, is out of its scale, or no percentage benchmark has results of enough models.
    /// </exception>
    public static QualityFit Fit(IEnumerable<Benchmark> benchmarks, IEnumerable<QualityObservation> observations, QualityModelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(benchmarks);
        ArgumentNullException.ThrowIfNull(observations);
        options ??= QualityModelOptions.Default;
        var known = new Dictionary<string, Benchmark>(StringComparer.Ordinal);
        foreach (var benchmark in benchmarks)
        {
            if (!known.TryAdd(benchmark.Name, benchmark))
            {
                throw new ArgumentException($"The benchmark '{benchmark.Name}' is given twice.", nameof(benchmarks));
            }
        }

        foreach (var task in known.Values.GroupBy(b => b.Task))
        {
            if (task.Any(b => b.OwnTrait) && (task.Key == default || task.Any(b => !b.OwnTrait)))
            {
                throw new ArgumentException($"The task '{task.Key}' mixes benchmarks of a trait of its own with others, or has no name.", nameof(benchmarks));
            }
        }

        var table = QualityTable.Build(known, observations, options);
        var items = QualityItems.Fit(table, options.Rounds);
        return new(table, items, ReferenceMix.Of(table, items), options);
    }
}
