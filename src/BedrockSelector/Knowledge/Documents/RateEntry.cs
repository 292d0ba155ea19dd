using System.Text.Json;
using System.Text.Json.Serialization;

namespace BedrockSelector.Knowledge.Documents;

/// <summary>A group of prices that share everything but the meter, as written.</summary>
internal sealed record RateEntry
{
    [JsonRequired]
    public string Tier { get; set; } = "";

    [JsonRequired]
    public string[] Scopes { get; set; } = [];

    public string? Profile { get; set; }

    [JsonRequired]
    public string[] Regions { get; set; } = [];

    [JsonRequired]
    public Dictionary<string, decimal> Meters { get; set; } = [];

    public bool Default { get; set; }

    public DateOnly? ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }

    public bool RegionAssumed { get; set; }

    public bool Derived { get; set; }

    public string? Note { get; set; }

    public Dictionary<string, OtherEntry[]>? Others { get; set; }

    [JsonRequired]
    public string Source { get; set; } = "";

    /// <summary>Gets or sets the fields that no member reads: those of declared dimensions, and mistakes.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Conditions { get; set; }

    public sealed record OtherEntry
    {
        [JsonRequired]
        public decimal Usd { get; set; }

        [JsonRequired]
        public string Source { get; set; } = "";

        [JsonRequired]
        public string Reason { get; set; } = "";
    }
}
