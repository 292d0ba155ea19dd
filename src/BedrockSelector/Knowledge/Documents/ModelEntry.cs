using System.Text.Json;
using System.Text.Json.Serialization;

namespace BedrockSelector.Knowledge.Documents;

/// <summary>A model as written in a document; several documents may speak of one model.</summary>
internal sealed record ModelEntry
{
    [JsonRequired]
    public string Id { get; set; } = "";

    public string[]? Aliases { get; set; }

    public ApplicationProfileEntry[]? ApplicationProfiles { get; set; }

    public string? Name { get; set; }

    public string? Provider { get; set; }

    public string[]? Input { get; set; }

    public string[]? Output { get; set; }

    public Dictionary<string, bool>? Features { get; set; }

    public LimitsEntry? Limits { get; set; }

    public string[]? CacheTtls { get; set; }

    public DatesEntry? Dates { get; set; }

    public LifecycleEntry? Lifecycle { get; set; }

    public string[]? ContextVariants { get; set; }

    public CustomizationEntry[]? Customizations { get; set; }

    public StudentsEntry? DistillationStudents { get; set; }

    public OfferEntry[]? Offers { get; set; }

    public RateEntry[]? Rates { get; set; }

    public QualityEntry[]? Quality { get; set; }

    public Dictionary<string, string[]>? QualityBenchmarks { get; set; }

    public LatencyEntry[]? Latency { get; set; }

    public ReasoningTokensEntry[]? ReasoningTokens { get; set; }

    public Dictionary<string, string>? Sources { get; set; }

    public DisagreementEntry[]? Disagreements { get; set; }

    public sealed record ApplicationProfileEntry
    {
        [JsonRequired]
        public string Arn { get; set; } = "";

        public string? Profile { get; set; }
    }

    public sealed record LimitsEntry
    {
        public long? ContextWindow { get; set; }

        public long? MaxOutputTokens { get; set; }

        public long? CacheMinTokens { get; set; }
    }

    public sealed record DatesEntry
    {
        public DateOnly? Released { get; set; }

        public DateOnly? Launched { get; set; }

        public string? KnowledgeCutoff { get; set; }
    }

    public sealed record LifecycleEntry
    {
        public bool Preview { get; set; }

        public DateOnly? LegacyOn { get; set; }

        public DateOnly? ExtendedAccessOn { get; set; }

        public DateOnly? EndOfLifeOn { get; set; }

        public DateOnly? EndOfLifeNotBefore { get; set; }

        public DateOnly? GoneBy { get; set; }

        public bool ListedLegacy { get; set; }

        public RegionLifecycleEntry[] Regions { get; set; } = [];

        public string? Note { get; set; }

        public string? Source { get; set; }
    }

    public sealed record RegionLifecycleEntry
    {
        [JsonRequired]
        public string Region { get; set; } = "";

        public DateOnly? EndOfLifeOn { get; set; }

        public string? Status { get; set; }
    }

    public sealed record CustomizationEntry
    {
        [JsonRequired]
        public string Kind { get; set; } = "";

        public string? BaseId { get; set; }

        public string[] Regions { get; set; } = [];

        public bool Withdrawn { get; set; }

        public int? UnitsPerCopy { get; set; }

        public string? Note { get; set; }

        // What it states of the declared dimensions, by their fields.
        [JsonExtensionData]
        public Dictionary<string, JsonElement>? Conditions { get; set; }

        [JsonRequired]
        public string Source { get; set; } = "";
    }

    public sealed record StudentsEntry
    {
        [JsonRequired]
        public string[] Students { get; set; } = [];

        public string[] Regions { get; set; } = [];

        public string? Note { get; set; }

        [JsonRequired]
        public string Source { get; set; } = "";
    }

    public sealed record DisagreementEntry
    {
        [JsonRequired]
        public string Field { get; set; } = "";

        [JsonRequired]
        public string Note { get; set; } = "";
    }
}
