namespace BedrockSelector.Catalog.Documents;

/// <summary>A group of prices that share everything but the meter, as written.</summary>
internal sealed record RateEntry
{
    public required string Tier { get; init; }

    public required string[] Scopes { get; init; }

    public string? Profile { get; set; }

    public required string[] Regions { get; init; }

    public required Dictionary<string, decimal> Meters { get; init; }

    public string? Term { get; set; }

    public long? ContextAbove { get; set; }

    public string? Resolution { get; set; }

    public string? Quality { get; set; }

    public string? For { get; set; }

    public string? UnitVersion { get; set; }

    public bool Default { get; set; }

    public DateOnly? ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }

    public bool RegionAssumed { get; set; }

    public bool Derived { get; set; }

    public string? Note { get; set; }

    public Dictionary<string, OtherEntry[]>? Others { get; set; }

    public required string Source { get; init; }

    public sealed record OtherEntry
    {
        public required decimal Usd { get; init; }

        public required string Source { get; init; }

        public required string Reason { get; init; }
    }
}
