namespace BedrockSelector.Catalog.Documents;

/// <summary>A quality score of a model for a task class, as written.</summary>
internal sealed record QualityEntry
{
    public required string Task { get; set; }

    public required double Score { get; set; }

    public required double StandardError { get; set; }

    public required string Mode { get; set; }

    /// <summary>Gets or sets the benchmarks; <see langword="null"/> for those that the model lists for the mode.</summary>
    public string[]? Benchmarks { get; set; }

    public required string Source { get; set; }
}
