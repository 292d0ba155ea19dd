using System.Text.Json.Serialization;

namespace BedrockSelector.Catalog.Documents;

/// <summary>One catalog document as written: the shape of the JSON, before any name in it is looked up.</summary>
internal sealed record CatalogDocument
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; set; }

    public required int SchemaVersion { get; set; }

    public string? Version { get; set; }

    public SourceEntry[] Sources { get; set; } = [];

    public RegionEntry[] Regions { get; set; } = [];

    public MeterEntry[] Meters { get; set; } = [];

    public ModelEntry[] Models { get; set; } = [];

    public sealed record SourceEntry
    {
        public required string Key { get; set; }

        public required string Title { get; set; }

        public string? Url { get; set; }

        public required DateOnly AsOf { get; set; }

        public required string Kind { get; set; }
    }

    public sealed record RegionEntry
    {
        public required string Id { get; set; }

        public required string Name { get; set; }

        public required string Geography { get; set; }
    }

    public sealed record MeterEntry
    {
        public required string Id { get; set; }

        public required string Unit { get; set; }

        public required long Per { get; set; }

        public required string Kind { get; set; }

        public string? Tier { get; set; }

        public required string Description { get; set; }
    }
}
