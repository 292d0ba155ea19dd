using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using BedrockSelector.Quantities;

namespace BedrockSelector.Logs;

/// <summary>Adds records up by all that their price and their attribution depend on.</summary>
internal sealed class UsageLedger(LogReaderOptions options)
{
    private readonly Dictionary<Key, UsageSums> _sums = [];
    private readonly NameTable _models = new(LoggedModelId.Canonical);
    private readonly NameTable _regions = new();
    private readonly NameTable _qualities = new();
    private readonly NameTable[] _attributes = [.. options.Attributes.Select(static _ => new NameTable())];
    private readonly Dictionary<int, SortedSet<long>> _importedSeconds = [];

    public void Add(in InvocationRecord record, ReadOnlySpan<byte> json)
    {
        var sums = SumsOf(record);
        var key = new Key
        {
            Hour = record.Timestamp.UtcTicks / TimeSpan.TicksPerHour,
            Model = _models.IdOf(record.ModelId.In(json)),
            Region = record.Region.IsEmpty ? -1 : _regions.IdOf(record.Region.In(json)),
            Tier = record.Body.Tier is { } tier ? (sbyte)tier : (sbyte)-1,
            Band = (byte)LengthBands.BandOf(options.Lengths, sums.Input + sums.CacheRead + sums.CacheWrite),
            Failed = record.Failed,
        };
        if (sums.Images + sums.VideoSeconds > 0)
        {
            key = key with
            {
                Width = record.Body.Width,
                Height = record.Body.Height,
                Quality = record.Body.Quality is { } quality ? _qualities.IdOf(quality) : -1,
            };
        }

        if (_attributes.Length > 0)
        {
            key = key with { Attributes = (AttributeOf(record, json, 0), AttributeOf(record, json, 1), AttributeOf(record, json, 2), AttributeOf(record, json, 3)) };
        }

        ref var total = ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, key, out _);
        total += sums;
        if (!record.Failed && _models[key.Model].Contains(":imported-model/", StringComparison.Ordinal))
        {
            ref var seconds = ref CollectionsMarshal.GetValueRefOrAddDefault(_importedSeconds, key.Model, out _);
            (seconds ??= []).Add(record.Timestamp.UtcTicks / TimeSpan.TicksPerSecond);
        }
    }

    public void Add(DateTimeOffset hour, string modelId, string? region, in UsageSums sums)
    {
        var key = new Key
        {
            Hour = hour.UtcTicks / TimeSpan.TicksPerHour,
            Model = _models.IdOf(System.Text.Encoding.UTF8.GetBytes(modelId)),
            Region = region is null ? -1 : _regions.IdOf(region),
            Tier = -1,
        };
        ref var total = ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, key, out _);
        total += sums;
    }

    public IEnumerable<(long Hour, string ModelId, UsageSums Sums)> Hours() => _sums.Select(pair => (pair.Key.Hour, _models[pair.Key.Model], pair.Value));

    public ImmutableArray<UsageCell> Cells() =>
    [
        .. _sums.Select(pair => CellOf(pair.Key, pair.Value))
            .OrderBy(static cell => cell.Hour)
            .ThenBy(static cell => cell.ModelId, StringComparer.Ordinal)
            .ThenBy(static cell => cell.Region, StringComparer.Ordinal)
            .ThenBy(static cell => cell.Tier)
            .ThenBy(static cell => cell.Band)
            .ThenBy(static cell => string.Join('\n', cell.Attributes), StringComparer.Ordinal)
            .ThenBy(static cell => cell.Failed)
            .ThenBy(static cell => (cell.Width, cell.Height))
            .ThenBy(static cell => cell.Quality, StringComparer.Ordinal),
    ];

    /// <summary>When each imported model was called: the seconds, rising.</summary>
    public ImmutableArray<KeyValuePair<string, ImmutableArray<long>>> ImportedSeconds() =>
    [
        .. _importedSeconds.Select(pair => KeyValuePair.Create(_models[pair.Key], pair.Value.ToImmutableArray()))
            .OrderBy(static pair => pair.Key, StringComparer.Ordinal),
    ];

    private static UsageSums SumsOf(in InvocationRecord record)
    {
        var body = record.Body;
        var write = record.CacheWrite;

        // What the details do not cover is of an unstated time; what they state beyond the count is not believed.
        var hour = Math.Min(body.Write1h, write);
        var half = Math.Min(body.Write30m, write - hour);
        var five = Math.Min(body.Write5m, write - hour - half);
        var unstated = write - hour - half - five;
        var images = record.Failed ? body.ImagesMade ?? 0 : body.Images ?? 0;
        var video = record.Failed ? 0 : body.VideoSeconds ?? 0;
        var counted = (record.CountedInput ?? record.CountedOutput ?? body.Input ?? body.Output) is not null || images + video > 0;
        return new()
        {
            Requests = 1,
            Uncounted = counted || record.Failed ? 0 : 1,
            Input = record.Input,
            Output = record.Output,
            CacheRead = record.CacheRead,
            CacheWrite5m = five,
            CacheWrite30m = half,
            CacheWrite1h = hour,
            CacheWriteUnstated = unstated,
            UnstatedWrites = unstated > 0 ? 1 : 0,
            Images = images,
            VideoSeconds = video,
        };
    }

    private int AttributeOf(in InvocationRecord record, ReadOnlySpan<byte> json, int index)
    {
        if (index >= _attributes.Length)
        {
            return 0;
        }

        var (name, table) = (options.Attributes[index], _attributes[index]);
        var text = name == "account" ? record.Account : record.Identity;
        return name.StartsWith("metadata:", StringComparison.Ordinal)
            ? table.IdOf(Metadata(record, json, name["metadata:".Length..]))
            : text.IsEmpty ? table.IdOf("") : table.IdOf(text.In(json));
    }

    private static string Metadata(in InvocationRecord record, ReadOnlySpan<byte> json, string key)
    {
        if (record.MetadataLength == 0)
        {
            return "";
        }

        var reader = new Utf8JsonReader(json.Slice(record.MetadataStart, record.MetadataLength));
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return "";
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isKey = reader.ValueTextEquals(key);
            reader.Read();
            if (isKey && reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length <= InvocationLogReader.LongestName)
            {
                try
                {
                    return reader.GetString() ?? "";
                }
                catch (InvalidOperationException)
                {
                    return "";
                }
            }

            reader.Skip();
        }

        return "";
    }

    private UsageCell CellOf(in Key key, UsageSums sums)
    {
        var ids = new[] { key.Attributes.A, key.Attributes.B, key.Attributes.C, key.Attributes.D };
        return new()
        {
            Hour = new(key.Hour * TimeSpan.TicksPerHour, TimeSpan.Zero),
            ModelId = _models[key.Model],
            Region = key.Region < 0 ? null : _regions[key.Region],
            Tier = key.Tier < 0 ? null : (PricingTier)key.Tier,
            Band = key.Band,
            Attributes = [.. _attributes.Select((table, index) => table[ids[index]])],
            Failed = key.Failed,
            Width = key.Width,
            Height = key.Height,
            Quality = key.Quality < 0 ? null : _qualities[key.Quality],
            Sums = sums,
        };
    }

    private readonly record struct Key
    {
        public Key()
        {
        }

        public long Hour { get; init; }

        public int Model { get; init; }

        public int Region { get; init; }

        public (int A, int B, int C, int D) Attributes { get; init; }

        public sbyte Tier { get; init; }

        public byte Band { get; init; }

        public bool Failed { get; init; }

        public long Width { get; init; }

        public long Height { get; init; }

        public int Quality { get; init; } = -1;
    }
}
