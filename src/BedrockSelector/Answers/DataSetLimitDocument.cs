namespace BedrockSelector.Answers;

/// <summary>A limit of a data set.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record DataSetLimitDocument
{
    /// <summary>Gets what is limited.</summary>
    /// <value>Such as <c>training-records</c>.</value>
    public required string Name { get; init; }

    /// <summary>Gets the lower limit.</summary>
    /// <value>In <see cref="Unit"/>, inclusive; <see langword="null"/> where there is none.</value>
    public decimal? Min { get; init; }

    /// <summary>Gets the upper limit.</summary>
    /// <value>In <see cref="Unit"/>, inclusive; <see langword="null"/> where there is none.</value>
    public decimal? Max { get; init; }

    /// <summary>Gets the unit.</summary>
    /// <value>Such as <c>records</c>, <c>tokens</c> or <c>MB</c>.</value>
    public required string Unit { get; init; }

    /// <summary>Gets the smallest batch size for which it holds.</summary>
    /// <value><see langword="null"/> where it holds for all.</value>
    public int? BatchFrom { get; init; }

    /// <summary>Gets the largest batch size for which it holds.</summary>
    /// <value><see langword="null"/> where it holds for all.</value>
    public int? BatchTo { get; init; }

    /// <summary>Gets where it is published.</summary>
    /// <value><see langword="null"/> where no address was kept.</value>
    public string? Source { get; init; }

    /// <summary>Gets of when it is.</summary>
    /// <value>The date of the source's data.</value>
    public required DateOnly AsOf { get; init; }
}
