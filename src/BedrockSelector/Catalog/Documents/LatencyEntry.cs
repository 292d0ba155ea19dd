namespace BedrockSelector.Catalog.Documents;

/// <summary>Measured latency of a model, as written.</summary>
internal sealed record LatencyEntry
{
    public required string Mode { get; init; }

    public required string Tier { get; init; }

    public required string Host { get; init; }

    public required Dictionary<string, double> TtftSeconds { get; init; }

    public required Dictionary<string, double> OutputTokensPerSecond { get; init; }

    public int? Samples { get; set; }

    public string? Note { get; set; }

    public required string Source { get; init; }
}
