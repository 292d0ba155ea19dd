using System.Text.Json.Serialization;

namespace BedrockSelector.Knowledge.Documents;

/// <summary>How the first token comes later the longer the prompt, of the models whose ids begin so, as written.</summary>
internal sealed record FirstTokenGrowthEntry
{
    /// <summary>Gets or sets the beginning of the ids; empty for every model that no longer beginning names.</summary>
    [JsonRequired]
    public string Models { get; set; } = "";

    /// <summary>Gets or sets the prompt of which measurements are that do not name one, in tokens.</summary>
    [JsonRequired]
    public double ReferenceInputTokens { get; set; }

    /// <summary>Gets or sets by what share of the measured time each further thousand tokens delay the first token.</summary>
    [JsonRequired]
    public double SharePerThousandTokens { get; set; }

    /// <summary>Gets or sets how many seconds of a measured time grow; what is above them is queueing or thinking.</summary>
    [JsonRequired]
    public double MostSeconds { get; set; }

    /// <summary>Gets or sets by what factor the growth may be off either way.</summary>
    [JsonRequired]
    public double ErrorFactor { get; set; }

    [JsonRequired]
    public string Reason { get; set; } = "";

    [JsonRequired]
    public string Source { get; set; } = "";
}
