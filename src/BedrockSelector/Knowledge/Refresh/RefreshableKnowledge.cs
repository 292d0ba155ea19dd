using System.Collections.Immutable;
using System.Diagnostics.Metrics;

namespace BedrockSelector.Knowledge.Refresh;

/// <summary>Holds the snapshot in use and swaps it, whole, for a newer one.</summary>
/// <remarks>
/// <para>
/// A reader takes <see cref="Current"/> once and works with it; a swap replaces one reference, so no reader ever sees rates of one catalog beside
/// evidence of another, and none waits. A new snapshot is built and checked apart before it is swapped in: a broken or half-written file leaves the
/// old one in use, and the next look tries again once the file has changed.
/// </para>
/// <para>
/// Meter <c>BedrockSelector.Catalog</c>: counter <c>bedrockselector.catalog.refreshes</c> with the tag <c>outcome</c> (<c>swapped</c>, <c>kept</c>),
/// gauge <c>bedrockselector.catalog.age</c> in days. Files are looked at by time and length, not by change notices, which network and container file
/// systems do not send. Thread-safe.
/// </para>
/// </remarks>
public sealed class RefreshableKnowledge : IKnowledgeSource, IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "BedrockSelector.Catalog";

    private readonly CatalogRefreshOptions _options;
    private readonly TimeProvider _time;
    private readonly CatalogLayer _embedded = CatalogLayer.LoadEmbedded();
    private readonly SortedDictionary<string, CatalogLayer> _pushed = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _refreshes;
    private readonly ITimer? _timer;
    private Dictionary<string, WatchedFile> _files = new(StringComparer.Ordinal);
    private (DateTime Written, long Length)[] _tried;
    private KnowledgeSnapshot _current;
    private DateOnly _toldStale = DateOnly.MinValue;

    /// <summary>Builds the first snapshot and, if there are files, starts to watch them.</summary>
    /// <param name="options">The options.</param>
    /// <param name="time">The clock and timer; <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="CatalogDataException">A file is broken: an application must not start with less than it was given.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public RefreshableKnowledge(CatalogRefreshOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.CheckInterval, TimeSpan.FromMilliseconds(100));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.CheckInterval, TimeSpan.FromDays(1));
        if (options.MaxAgeDays is { } age)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(age, 1);
        }

        (_options, _time) = (options, time ?? TimeProvider.System);
        _refreshes = _meter.CreateCounter<long>("bedrockselector.catalog.refreshes", description: "Refreshes of the model catalog by outcome.");
        _meter.CreateObservableGauge(
            "bedrockselector.catalog.age", () => Current.AgeInDays(Today), "d", "Days since the newest source of the model catalog.");
        _tried = Stamps();
        _files = ReadFiles(_tried);
        _current = Build(1);
        TellIfStale();
        if (_files.Count > 0)
        {
            _timer = _time.CreateTimer(static state => ((RefreshableKnowledge)state!).Look(), this, options.CheckInterval, options.CheckInterval);
        }
    }

    /// <inheritdoc/>
    public KnowledgeSnapshot Current => Volatile.Read(ref _current);

    /// <summary>Gets whether the catalog is older than allowed.</summary>
    /// <value><see langword="true"/> past <see cref="CatalogRefreshOptions.MaxAgeDays"/>.</value>
    public bool IsStale => _options.MaxAgeDays is { } most && Current.AgeInDays(Today) > most;

    private DateOnly Today => DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);

    /// <summary>Looks at the files now and swaps if one changed.</summary>
    /// <param name="cancellationToken">Stops waiting for another refresh to end.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="OperationCanceledException">Waiting was stopped.</exception>
    public async Task<CatalogRefreshOutcome> RefreshAsync(CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return RefreshFiles();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Lays a caller's document over the files, in the place of an earlier one of the same name, and swaps.</summary>
    /// <param name="name">The layer's name, which cost lines repeat.</param>
    /// <param name="json">A catalog document, UTF-8; read to its end, not disposed.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns><see cref="CatalogRefreshOutcome.Swapped"/>, or <see cref="CatalogRefreshOutcome.Kept"/> when the document is broken.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or that of the embedded catalog.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="OperationCanceledException">Reading was stopped.</exception>
    public async Task<CatalogRefreshOutcome> RefreshAsync(string name, Stream json, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(json);
        if (name == CatalogLayer.EmbeddedName)
        {
            throw new ArgumentException($"The name '{name}' is taken by the catalog of the package.", nameof(name));
        }

        using var buffer = new MemoryStream();
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _pushed.TryGetValue(name, out var before);
            try
            {
                await json.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
                _pushed[name] = CatalogLayer.Parse(name, buffer.ToArray());
                return Swap($"the document '{name}'");
            }
            catch (Exception exception) when (IsBroken(exception))
            {
                if (before is null)
                {
                    _pushed.Remove(name);
                }
                else
                {
                    _pushed[name] = before;
                }

                return Tell(CatalogRefreshOutcome.Kept, $"The catalog stays as it was: {exception.Message}", exception);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Stops watching. The snapshot stays usable.</summary>
    public void Dispose()
    {
        _timer?.Dispose();
        _meter.Dispose();
    }

    private void Look()
    {
        // A look that takes longer than the interval is not overtaken by the next.
        if (!_turn.Wait(0))
        {
            return;
        }

        try
        {
            RefreshFiles();
        }
        finally
        {
            _turn.Release();
        }

        TellIfStale();
    }

    private CatalogRefreshOutcome RefreshFiles()
    {
        // Stamps are taken before contents: what is written in between has a newer one, and is read the next time.
        var stamps = Stamps();
        if (stamps.AsSpan().SequenceEqual(_tried))
        {
            return CatalogRefreshOutcome.Unchanged;
        }

        var before = _files;
        var changed = _options.Files.Where((path, i) => _files[path].Stamp != stamps[i]).Select(Path.GetFileName);
        var what = string.Join(", ", changed);
        try
        {
            _files = ReadFiles(stamps);
            _tried = stamps;
            return Swap(what.Length == 0 ? "the files" : what);
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            // The same broken files are not read, nor told of, again until one changes; a file that could not be read at all is tried again.
            _files = before;
            _tried = exception is IOException or UnauthorizedAccessException ? _tried : stamps;
            return Tell(CatalogRefreshOutcome.Kept, $"The catalog stays as it was: {exception.Message}", exception);
        }
    }

    private (DateTime Written, long Length)[] Stamps() => [.. _options.Files.Select(WatchedFile.StampOf)];

    private Dictionary<string, WatchedFile> ReadFiles((DateTime Written, long Length)[] stamps)
    {
        var files = new Dictionary<string, WatchedFile>(StringComparer.Ordinal);
        for (var i = 0; i < stamps.Length; i++)
        {
            var path = _options.Files[i];
            files[path] = _files.TryGetValue(path, out var known) && known.Stamp == stamps[i] ? known : WatchedFile.Read(path, stamps[i]);
        }

        return files;
    }

    private CatalogRefreshOutcome Swap(string what)
    {
        var next = Build(Current.Number + 1);
        Volatile.Write(ref _current, next);
        return Tell(
            CatalogRefreshOutcome.Swapped,
            $"Snapshot {next.Number} is in use, from {what}; its newest source is of {next.NewestSource:yyyy-MM-dd}.",
            null);
    }

    private KnowledgeSnapshot Build(long number)
    {
        CatalogLayer[] above = [.. _options.Overlays, .. _options.Files.Select(path => _files[path].Layer).OfType<CatalogLayer>(), .. _pushed.Values];
        var start = Array.FindLastIndex(above, static layer => layer.IsWhole);
        ImmutableArray<CatalogLayer> layers = start < 0 ? [_embedded, .. above] : [.. above[start..]];
        return new(ModelCatalog.FromLayers(layers.AsSpan()), number, _time.GetUtcNow());
    }

    private void TellIfStale()
    {
        var today = Today;
        if (IsStale && today > _toldStale)
        {
            _toldStale = today;
            Tell(
                CatalogRefreshOutcome.Stale,
                $"The newest source of the catalog is {Current.AgeInDays(today)} days old; refresh it, for prices may have moved.",
                null);
        }
    }

    private CatalogRefreshOutcome Tell(CatalogRefreshOutcome outcome, string message, Exception? error)
    {
        if (outcome is CatalogRefreshOutcome.Swapped or CatalogRefreshOutcome.Kept)
        {
            _refreshes.Add(1, new KeyValuePair<string, object?>("outcome", outcome == CatalogRefreshOutcome.Swapped ? "swapped" : "kept"));
        }

        try
        {
            _options.OnRefresh?.Invoke(new(outcome, Current, message, error));
        }
        catch (Exception)
        {
            // The caller's log failed; prices must stay fresh all the same.
        }

        return outcome;
    }

    private static bool IsBroken(Exception exception) => exception is CatalogDataException or IOException or UnauthorizedAccessException or ArgumentException;
}
