using System.Text.Json.Serialization;

namespace BedrockSelector.Knowledge.Documents;

/// <summary>A quality score of a model for a task class, as written.</summary>
internal sealed record QualityEntry
{
    [JsonRequired]
    public string Task { get; set; } = "";

    [JsonRequired]
    public double Score { get; set; }

    [JsonRequired]
    public double StandardError { get; set; }

    [JsonRequired]
    public string Mode { get; set; } = "";

    /// <summary>Gets or sets the benchmarks; <see langword="null"/> for those that the model lists for the mode.</summary>
    public string[]? Benchmarks { get; set; }

    [JsonRequired]
    public string Source { get; set; } = "";
}
