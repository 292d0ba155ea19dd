using System.Runtime.CompilerServices;

namespace BedrockSelector.Knowledge;

/// <summary>Everything known at one moment, with what the services compile from it: prices by key, evidence, columns for ranking.</summary>
/// <remarks>
/// Take one for a piece of work that asks several services, and all their answers come from the same knowledge:
/// <c>new CostEstimator(snapshot)</c> costs next to nothing, since what is compiled belongs to the snapshot. Pass the snapshot on, not its catalog,
/// which is a source of its own. Immutable to the eye and thread-safe: each part is compiled once, when first asked for.
/// </remarks>
public sealed class KnowledgeSnapshot : IKnowledgeSource
{
    private readonly object _turn = new();
    private object[] _compiled = [];

    /// <summary>Makes a snapshot of a catalog.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="number">Counts the snapshots of one source; 1 or more, 1 unless given.</param>
    /// <param name="loadedAt">When the catalog was loaded; <see langword="default"/> where nobody noted it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is below 1.</exception>
    public KnowledgeSnapshot(ModelCatalog catalog, long number = 1, DateTimeOffset loadedAt = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        (Catalog, Number, LoadedAt) = (catalog, number, loadedAt);
    }

    /// <summary>Gets the catalog.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public ModelCatalog Catalog { get; }

    /// <summary>Gets which snapshot of its source this is.</summary>
    /// <value>One or more; a later snapshot of the same source has a higher number.</value>
    public long Number { get; }

    /// <summary>Gets when the catalog was loaded.</summary>
    /// <value>Coordinated universal time; <see cref="DateTimeOffset.MinValue"/> where nobody noted it.</value>
    public DateTimeOffset LoadedAt { get; }

    /// <summary>Gets the date of the newest source in the catalog.</summary>
    /// <value>The date; <see cref="DateOnly.MinValue"/> for a catalog without sources.</value>
    public DateOnly NewestSource => Catalog.Sources.IsEmpty ? DateOnly.MinValue : Catalog.Sources.Max(static source => source.AsOf);

    KnowledgeSnapshot IKnowledgeSource.Current => this;

    /// <summary>Says how old the catalog's figures are.</summary>
    /// <param name="day">The day.</param>
    /// <returns>Days since <see cref="NewestSource"/>; zero when that is later.</returns>
    public int AgeInDays(DateOnly day) => Math.Max(0, day.DayNumber - NewestSource.DayNumber);

    /// <summary>Gets what a room of the house makes of the snapshot; made once, when first asked for.</summary>
    /// <typeparam name="T">A sealed class: there is one of each for a snapshot.</typeparam>
    /// <param name="compile">Makes it, from the snapshot alone.</param>
    /// <remarks>Allocates nothing once it is made. Searched one by one: there are a handful.</remarks>
    internal T Compiled<T>(Func<KnowledgeSnapshot, T> compile)
        where T : class => Find<T>() ?? Compile(compile);

    private T Compile<T>(Func<KnowledgeSnapshot, T> compile)
        where T : class
    {
        // The lock lets its own thread in again: what is made may be made of something else that is compiled.
        lock (_turn)
        {
            if (Find<T>() is { } made)
            {
                return made;
            }

            made = compile(this);
            Volatile.Write(ref _compiled, [.. _compiled, made]);
            return made;
        }
    }

    private T? Find<T>()
        where T : class
    {
        foreach (var one in Volatile.Read(ref _compiled))
        {
            if (one.GetType() == typeof(T))
            {
                return Unsafe.As<T>(one);
            }
        }

        return null;
    }
}
