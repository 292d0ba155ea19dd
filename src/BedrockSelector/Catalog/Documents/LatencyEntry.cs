namespace BedrockSelector.Catalog.Documents;

/// <summary>Measured latency of a model, as written.</summary>
internal sealed record LatencyEntry
{
    public required string Mode { get; set; }

    public required string Tier { get; set; }

    public required string Host { get; set; }

    public required Dictionary<string, double> TtftSeconds { get; set; }

    public required Dictionary<string, double> OutputTokensPerSecond { get; set; }

    public int? Samples { get; set; }

    public string? Note { get; set; }

    public required string Source { get; set; }
}
