namespace BedrockSelector.Selection.Columns;

/// <summary>Columns by key, each made when first asked for. Reading takes no lock; racing threads may make the same column twice, and one is kept.</summary>
/// <remarks>Searched one by one: there are a handful. Keys must be few by their nature, since nothing is ever dropped.</remarks>
internal sealed class ColumnCache<TKey, TColumn>(Func<TKey, TColumn> make)
    where TKey : struct
    where TColumn : class
{
    private Entry[] _entries = [];

    public TColumn this[TKey key]
    {
        get
        {
            while (true)
            {
                var entries = Volatile.Read(ref _entries);
                foreach (ref readonly var entry in entries.AsSpan())
                {
                    if (EqualityComparer<TKey>.Default.Equals(entry.Key, key))
                    {
                        return entry.Column;
                    }
                }

                Entry[] longer = [.. entries, new(key, make(key))];
                if (ReferenceEquals(Interlocked.CompareExchange(ref _entries, longer, entries), entries))
                {
                    return longer[^1].Column;
                }
            }
        }
    }

    private readonly record struct Entry(TKey Key, TColumn Column);
}
