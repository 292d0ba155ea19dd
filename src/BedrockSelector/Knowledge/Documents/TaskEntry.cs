using System.Text.Json.Serialization;

namespace BedrockSelector.Knowledge.Documents;

/// <summary>What is usual for a class of tasks, as written.</summary>
internal sealed record TaskEntry
{
    [JsonRequired]
    public string Id { get; set; } = "";

    [JsonRequired]
    public WeightsEntry Weights { get; set; } = new();

    public double? MinQuality { get; set; }

    public string? Usage { get; set; }

    [JsonRequired]
    public string Reason { get; set; } = "";

    public sealed record WeightsEntry
    {
        [JsonRequired]
        public double Quality { get; set; }

        [JsonRequired]
        public double Latency { get; set; }

        [JsonRequired]
        public double Cost { get; set; }
    }
}
