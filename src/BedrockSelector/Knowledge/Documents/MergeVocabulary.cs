using System.Collections.Immutable;
using System.Text.Json;
using BedrockSelector.Knowledge.Verification;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Documents;

/// <summary>Looks up the sources, regions and meters that documents refer to, and shares equal region lists.</summary>
internal sealed class MergeVocabulary(DeclaredDimensions dimensions)
{
    private readonly Dictionary<string, CatalogSource> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RegionInfo> _regions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MeterDefinition> _meters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TaskDefinition> _tasks = new(StringComparer.Ordinal);
    private readonly Dictionary<string[], ImmutableArray<AwsRegion>> _regionLists = new(RegionList.Comparer);

    public delegate bool NameParser<T>(string? name, out T value);

    public IEnumerable<CatalogSource> Sources => _sources.Values;

    public IEnumerable<RegionInfo> AllRegions => _regions.Values;

    public IEnumerable<MeterDefinition> Meters => _meters.Values;

    public IEnumerable<TaskDefinition> Tasks => _tasks.Values;

    public DeclaredDimensions Dimensions => dimensions;

    public void Add(string document, CatalogDocument content)
    {
        foreach (var source in content.Sources)
        {
            _sources[source.Key] = ToSource(source);
        }

        foreach (var region in content.Regions)
        {
            _regions[region.Id] = new(new(region.Id), region.Name, region.Geography);
        }

        foreach (var task in content.Tasks)
        {
            _tasks[task.Id] = new(task.Id, task.Weights.Quality, task.Weights.Latency, task.Weights.Cost, task.MinQuality, task.Reason)
            {
                Usage = task.Usage is { } usage ? Usage(document, task.Id, usage) : null,
            };
        }

        foreach (var meter in content.Meters)
        {
            _meters[meter.Id] = new(
                Quantities.Meter.Parse(meter.Id),
                meter.Unit,
                meter.Per,
                Known<MeterKind>(ClosedSet.TryParse, document, null, $"meters[{meter.Id}]", meter.Kind),
                meter.Tier is null ? null : Known<PricingTier>(ClosedSet.TryParse, document, null, $"meters[{meter.Id}]", meter.Tier),
                meter.Description)
            {
                Increment = meter.Increment is { } step ? new(step.Units, step.Per, Source(document, null, step.Source)) : null,
            };
        }
    }

    public PriceConditions Conditions(string document, string model, string section, Dictionary<string, JsonElement>? fields) =>
        dimensions.Read(fields, problem => throw new CatalogDataException(document, model, section, problem));

    private static Usage Usage(string document, string task, string text)
    {
        try
        {
            return Quantities.Usage.Parse(text);
        }
        catch (FormatException exception)
        {
            throw new CatalogDataException(document, null, $"tasks[{task}].usage", exception.Message, exception);
        }
    }

    public static CatalogSource ToSource(CatalogDocument.SourceEntry source) => new(
                source.Key,
                source.Title,
                source.Url is null ? null : new Uri(source.Url),
                source.AsOf,
                Verified.Name<SourceKind>(source.Kind));

    public CatalogSource Source(string document, string? model, string key) =>
        _sources.TryGetValue(key, out var source)
            ? source
            : throw new CatalogDataException(document, model, "source", $"the source '{key}' is not defined.");

    public MeterDefinition Meter(string document, string model, string name) =>
        _meters.TryGetValue(name, out var meter)
            ? meter
            : throw new CatalogDataException(document, model, "meters", $"the meter '{name}' is not defined.");

    public ImmutableArray<AwsRegion> Regions(string[] regions)
    {
        if (!_regionLists.TryGetValue(regions, out var list))
        {
            list = [.. regions.Select(static region => new AwsRegion(region))];
            _regionLists.Add(regions, list);
        }

        return list;
    }

    public static T Known<T>(NameParser<T> parse, string document, string? model, string field, string name) =>
        parse(name, out var value) ? value : throw new CatalogDataException(document, model, field, $"'{name}' is not known.");

    private sealed class RegionList : IEqualityComparer<string[]>
    {
        public static readonly RegionList Comparer = new();

        public bool Equals(string[]? one, string[]? other) => one.AsSpan().SequenceEqual(other);

        // Lists differ mostly in length and at their ends.
        public int GetHashCode(string[] regions) => regions.Length == 0 ? 0 : HashCode.Combine(regions.Length, regions[0], regions[^1]);
    }
}
