using System.Text.Json.Serialization;

namespace BedrockSelector.Knowledge.Documents;

/// <summary>How many tokens a model thinks with for each token that it answers, as written.</summary>
internal sealed record ReasoningTokensEntry
{
    [JsonRequired]
    public string Mode { get; set; } = "";

    /// <summary>Gets or sets the class of tasks; <see langword="null"/> for tasks of which nothing more exact is known.</summary>
    public string? Task { get; set; }

    [JsonRequired]
    public decimal PerAnswerToken { get; set; }

    [JsonRequired]
    public decimal Low { get; set; }

    [JsonRequired]
    public decimal High { get; set; }

    [JsonRequired]
    public string Source { get; set; } = "";
}
