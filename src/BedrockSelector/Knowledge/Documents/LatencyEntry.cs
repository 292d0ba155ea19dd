using System.Text.Json.Serialization;

namespace BedrockSelector.Knowledge.Documents;

/// <summary>Measured latency of a model, as written.</summary>
internal sealed record LatencyEntry
{
    [JsonRequired]
    public string Mode { get; set; } = "";

    [JsonRequired]
    public string Tier { get; set; } = "";

    [JsonRequired]
    public string Host { get; set; } = "";

    [JsonRequired]
    public Dictionary<string, double> TtftSeconds { get; set; } = [];

    [JsonRequired]
    public Dictionary<string, double> OutputTokensPerSecond { get; set; } = [];

    public string? Region { get; set; }

    public double? InputTokens { get; set; }

    public int? Samples { get; set; }

    public string? Note { get; set; }

    [JsonRequired]
    public string Source { get; set; } = "";
}
