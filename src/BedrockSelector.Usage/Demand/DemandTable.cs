using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using BedrockSelector.Logs;

namespace BedrockSelector.Demand;

/// <summary>Sums tokens by hour and model; looks up a model by the bytes of its name without making a string.</summary>
internal sealed class DemandTable
{
    private readonly Dictionary<(int Model, long Hour), Counts> _counts = [];
    private readonly List<(byte[] Name, int Model)> _names = [];
    private readonly Dictionary<int, List<int>> _byHash = [];
    private readonly Dictionary<string, int> _models = new(StringComparer.Ordinal);
    private readonly List<string> _ids = [];

    public void Add(in InvocationRecord record, ReadOnlySpan<byte> line)
    {
        var hour = record.Timestamp.UtcTicks / TimeSpan.TicksPerHour;
        ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, (ModelOf(record.ModelId.In(line)), hour), out _);
        counts.Input += record.Input;
        counts.Output += record.Output;
        counts.CacheRead += record.CacheRead;
        counts.CacheWrite += record.CacheWrite;
        counts.Requests++;
    }

    public ImmutableArray<HourlyDemandRow> Rows() =>
    [
        .. _counts
            .OrderBy(static pair => pair.Key.Hour)
            .ThenBy(pair => _ids[pair.Key.Model], StringComparer.Ordinal)
            .Select(pair => new HourlyDemandRow(
                new DateTimeOffset(pair.Key.Hour * TimeSpan.TicksPerHour, TimeSpan.Zero),
                _ids[pair.Key.Model],
                pair.Value.Input,
                pair.Value.Output,
                pair.Value.CacheRead,
                pair.Value.CacheWrite,
                pair.Value.Requests)),
    ];

    private int ModelOf(ReadOnlySpan<byte> name)
    {
        var hash = default(HashCode);
        hash.AddBytes(name);
        ref var bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(_byHash, hash.ToHashCode(), out _);
        bucket ??= [];
        foreach (var entry in bucket)
        {
            if (name.SequenceEqual(_names[entry].Name))
            {
                return _names[entry].Model;
            }
        }

        // Two spellings, an ARN and its id, may be one model.
        var id = LoggedModelId.Canonical(Encoding.UTF8.GetString(name));
        if (!_models.TryGetValue(id, out var model))
        {
            model = _ids.Count;
            _ids.Add(id);
            _models.Add(id, model);
        }

        bucket.Add(_names.Count);
        _names.Add((name.ToArray(), model));
        return model;
    }

    private struct Counts
    {
        public long Input;
        public long Output;
        public long CacheRead;
        public long CacheWrite;
        public long Requests;
    }
}
