using System.Collections.Immutable;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs.Batch;

/// <summary>Many usages in columns, one a meter, for pricing them all at once.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class UsageBatch
{
    private readonly ImmutableArray<Usage> _records;

    private UsageBatch(ImmutableArray<Usage> records, ImmutableArray<Meter> meters)
    {
        (_records, Meters) = (records, meters);
        Quantities = new double[meters.Length][];
        Names = new bool[meters.Length][];
        for (var meter = 0; meter < meters.Length; meter++)
        {
            (Quantities[meter], Names[meter]) = (new double[records.Length], new bool[records.Length]);
        }

        InputTokens = new double[records.Length];
        IsWhole = new bool[records.Length];
        var positions = meters.Select(static (meter, position) => (meter, position)).ToDictionary(static pair => pair.meter, static pair => pair.position);
        for (var i = 0; i < records.Length; i++)
        {
            IsWhole[i] = true;
            foreach (var (meter, quantity) in records[i].Entries)
            {
                var position = positions[meter];
                (Quantities[position][i], Names[position][i]) = ((double)quantity, true);
                IsWhole[i] &= decimal.IsInteger(quantity);
            }

            InputTokens[i] = records[i].InputSize;
        }

        IsNamedByAll = Array.ConvertAll(Names, static names => Array.TrueForAll(names, static isNamed => isNamed));
    }

    /// <summary>Gets how many usages there are.</summary>
    /// <value>Zero or more.</value>
    public int Count => _records.Length;

    /// <summary>Gets the meters that any of them names.</summary>
    /// <value>Ordinal by name.</value>
    public ImmutableArray<Meter> Meters { get; }

    internal double[][] Quantities { get; }

    internal bool[][] Names { get; }

    internal bool[] IsNamedByAll { get; }

    internal double[] InputTokens { get; }

    internal bool[] IsWhole { get; }

    /// <summary>Gets one of the usages.</summary>
    /// <param name="record">Its position, from 0 to <see cref="Count"/> less one.</param>
    /// <returns>The usage given.</returns>
    /// <exception cref="IndexOutOfRangeException"><paramref name="record"/> is out of range.</exception>
    public Usage this[int record] => _records[record];

    /// <summary>Makes a batch.</summary>
    /// <param name="records">The usages, none <see langword="null"/>; kept in order.</param>
    /// <returns>The batch.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="records"/> or one of them is <see langword="null"/>.</exception>
    public static UsageBatch Of(IEnumerable<Usage> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        ImmutableArray<Usage> all = [.. records];
        var meters = new HashSet<Meter>();
        foreach (var record in all)
        {
            ArgumentNullException.ThrowIfNull(record, nameof(records));
            foreach (var (meter, _) in record.Entries)
            {
                meters.Add(meter);
            }
        }

        return new(all, [.. meters.OrderBy(static meter => meter.Name, StringComparer.Ordinal)]);
    }

    /// <summary>Makes a batch of other usages; this one where none is another.</summary>
    internal UsageBatch Select(Func<Usage, Usage> change)
    {
        var changed = _records.Select(change).ToImmutableArray();
        for (var i = 0; i < changed.Length; i++)
        {
            if (!ReferenceEquals(changed[i], _records[i]))
            {
                return Of(changed);
            }
        }

        return this;
    }
}
