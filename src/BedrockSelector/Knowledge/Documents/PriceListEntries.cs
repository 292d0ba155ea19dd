using System.Text.Json.Serialization;

namespace BedrockSelector.Knowledge.Documents;

/// <summary>What the names of AWS's price list mean, as written.</summary>
internal static class PriceListEntries
{
    internal sealed record Name
    {
        [JsonRequired]
        [JsonPropertyName("name")]
        public string Text { get; set; } = "";

        [JsonRequired]
        public string[] Models { get; set; } = [];

        public string? For { get; set; }
    }

    internal sealed record UnusedRow
    {
        [JsonRequired]
        public string Name { get; set; } = "";

        public string? Region { get; set; }

        public string? Meter { get; set; }

        public decimal? Usd { get; set; }

        [JsonRequired]
        public string Reason { get; set; } = "";
    }
}
