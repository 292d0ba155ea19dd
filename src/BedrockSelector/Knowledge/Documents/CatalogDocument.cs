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

    public FirstTokenGrowthEntry[] FirstTokenGrowth { get; set; } = [];

    public ModelEntry[] Models { get; set; } = [];

    public RequestRuleEntry[] RequestRules { get; set; } = [];

    public QuotaEntries.Quota[] Quotas { get; set; } = [];

    public QuotaEntries.BurnDown[] OutputBurnDowns { get; set; } = [];

    public QuotaEntries.ReservedMinimum[] ReservedMinima { get; set; } = [];

    public PriceListEntries.Name[] PriceListNames { get; set; } = [];

    public PriceListEntries.UnusedRow[] UnusedPriceRows { get; set; } = [];

    public TokenEntries.Family[] TokenFamilies { get; set; } = [];

    public TokenEntries.Scale[] TokenScales { get; set; } = [];

    public TokenEntries.Vocabulary[] TokenVocabularies { get; set; } = [];

    public TokenEntries.Model[] TokenModels { get; set; } = [];

    public TokenEntries.Image[] ImageTokens { get; set; } = [];

    public TokenEntries.Document[] DocumentTokens { get; set; } = [];

    public TokenEntries.Overhead[] RequestOverheads { get; set; } = [];

    public CustomizationEntries.BaseEntry[] CustomizationBases { get; set; } = [];

    public CustomizationEntries.PairEntry[] DistillationPairs { get; set; } = [];

    public CustomizationEntries.AccountLimitEntry[] CustomizationLimits { get; set; } = [];

    public CustomizationEntries.Constant[] CustomizationConstants { get; set; } = [];

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
