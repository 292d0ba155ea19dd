namespace BedrockSelector.Catalog.Documents;

/// <summary>A quality score of a model for a task class, as written.</summary>
internal sealed record QualityEntry
{
    public required string Task { get; init; }

    public required double Score { get; init; }

    public required double StandardError { get; init; }

    public required string Mode { get; init; }

    public string[] Benchmarks { get; set; } = [];

    public required string Source { get; init; }
}
