using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Selection;

namespace BedrockSelector.DependencyInjection;

/// <summary>One catalog and everything that was built of it: its rates, its evidence, the estimator and the selector.</summary>
/// <remarks>Immutable and thread-safe. Take it once for a piece of work and use nothing else there; then all answers come from the same catalog.</remarks>
public sealed class SelectorSnapshot
{
    /// <summary>Builds everything of a catalog.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="defaults">What the selector assumes; <see langword="null"/> for the usual.</param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    /// <param name="number">Counts the snapshots of one source; 1 unless set.</param>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is <see langword="null"/>.</exception>
    public SelectorSnapshot(ModelCatalog catalog, SelectionDefaults? defaults = null, TimeProvider? time = null, long number = 1)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        time ??= TimeProvider.System;
        Catalog = catalog;
        Number = number;
        LoadedAt = time.GetUtcNow();
        Rates = new RateBook(catalog);
        Evidence = new EvidenceStore(catalog);
        Estimator = new CostEstimator(catalog, Rates, time);
        Selector = new Selector(catalog, Estimator, Evidence, time, defaults);
        NewestSource = catalog.Sources.IsEmpty ? DateOnly.MinValue : catalog.Sources.Max(static source => source.AsOf);
    }

    /// <summary>Gets the catalog.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public ModelCatalog Catalog { get; }

    /// <summary>Gets the catalog's rates.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public IRateBook Rates { get; }

    /// <summary>Gets the catalog's evidence.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public IEvidenceStore Evidence { get; }

    /// <summary>Gets the estimator over <see cref="Rates"/>.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public ICostEstimator Estimator { get; }

    /// <summary>Gets the selector over all of it.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public ISelector Selector { get; }

    /// <summary>Gets which snapshot of its source this is.</summary>
    /// <value>One or more; a later snapshot has a higher number.</value>
    public long Number { get; }

    /// <summary>Gets when the snapshot was built.</summary>
    /// <value>Coordinated universal time.</value>
    public DateTimeOffset LoadedAt { get; }

    /// <summary>Gets the date of the newest source in the catalog.</summary>
    /// <value>The date; <see cref="DateOnly.MinValue"/> for a catalog without sources.</value>
    public DateOnly NewestSource { get; }

    /// <summary>Says how old the catalog's figures are.</summary>
    /// <param name="day">The day.</param>
    /// <returns>Days since <see cref="NewestSource"/>; zero when that is later.</returns>
    public int AgeInDays(DateOnly day) => Math.Max(0, day.DayNumber - NewestSource.DayNumber);
}
