using System.Text.Json.Serialization;

namespace BedrockSelector.Knowledge.Documents;

/// <summary>One catalog document as written: the shape of the JSON, before any name in it is looked up.</summary>
internal sealed record CatalogDocument
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; set; }

    [JsonRequired]
    public int SchemaVersion { get; set; }

    public string? Version { get; set; }

    public SourceEntry[] Sources { get; set; } = [];

    public RegionEntry[] Regions { get; set; } = [];

    public MeterEntry[] Meters { get; set; } = [];

    public DimensionEntry[] Dimensions { get; set; } = [];

    public TaskEntry[] Tasks { get; set; } = [];

    public ModelEntry[] Models { get; set; } = [];

    public RequestRuleEntry[] RequestRules { get; set; } = [];

    public sealed record SourceEntry
    {
        [JsonRequired]
        public string Key { get; set; } = "";

        [JsonRequired]
        public string Title { get; set; } = "";

        public string? Url { get; set; }

        [JsonRequired]
        public DateOnly AsOf { get; set; }

        [JsonRequired]
        public string Kind { get; set; } = "";
    }

    public sealed record RegionEntry
    {
        [JsonRequired]
        public string Id { get; set; } = "";

        [JsonRequired]
        public string Name { get; set; } = "";

        [JsonRequired]
        public string Geography { get; set; } = "";
    }

    public sealed record MeterEntry
    {
        [JsonRequired]
        public string Id { get; set; } = "";

        [JsonRequired]
        public string Unit { get; set; } = "";

        [JsonRequired]
        public long Per { get; set; }

        [JsonRequired]
        public string Kind { get; set; } = "";

        public string? Tier { get; set; }

        public IncrementEntry? Increment { get; set; }

        [JsonRequired]
        public string Description { get; set; } = "";
    }

    public sealed record IncrementEntry
    {
        [JsonRequired]
        public decimal Units { get; set; }

        [JsonRequired]
        public string Per { get; set; } = "";

        [JsonRequired]
        public string Source { get; set; } = "";
    }
}
