
namespace BedrockSelector.Knowledge.Refresh;

/// <summary>How a refreshable catalog is kept up to date.</summary>
public sealed class CatalogRefreshOptions
{
    /// <summary>Gets the overlay files that are watched, lowest first; the last wins.</summary>
    /// <value>Paths; may be empty, when only <see cref="RefreshableKnowledge.RefreshAsync(string, System.IO.Stream, CancellationToken)"/> brings new layers.</value>
    /// <remarks>A file that does not exist yet counts as empty until it does. A catalog of its own (with a version) replaces the embedded one.</remarks>
    public IList<string> Files { get; } = [];

    /// <summary>Gets overlays that never change, laid under the files.</summary>
    /// <value>Lowest first; may be empty.</value>
    public IList<CatalogLayer> Overlays { get; } = [];

    /// <summary>Gets or sets how often the files are looked at.</summary>
    /// <value>From 100 milliseconds to a day; 30 seconds unless set. Looking costs a few system calls; a file is read only when its time or length changed.</value>
    public TimeSpan CheckInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets the age past which the catalog counts as stale.</summary>
    /// <value>Days since the newest source, one or more; 90 unless set; <see langword="null"/> for never.</value>
    public int? MaxAgeDays { get; set; } = 90;

    /// <summary>Gets or sets what is told of every refresh, and once a day of a stale catalog: write it to a log here.</summary>
    /// <value><see langword="null"/> for nothing. It is called on a thread of the pool; an exception it throws is swallowed, because a log must not stop the refresh.</value>
    public Action<CatalogRefreshArguments>? OnRefresh { get; set; }
}
