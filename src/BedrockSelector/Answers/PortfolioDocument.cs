using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>One model for each class of tasks, proven optimal.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record PortfolioDocument
{
    /// <summary>Gets the name and version of the document's shape.</summary>
    /// <value><c>portfolio/1</c>; fields are added under the same version, and never renamed or moved.</value>
    public string Schema { get; } = "portfolio/1";

    /// <summary>Gets which model does which task.</summary>
    /// <value>In the order of the tasks; empty where none meets the limits.</value>
    public required ValueList<AssignmentDocument> Assignment { get; init; }

    /// <summary>Gets the quality of the whole.</summary>
    /// <value>Weighted mean of the tasks; <see langword="null"/> without an assignment.</value>
    public decimal? Quality { get; init; }

    /// <summary>Gets the cost of the whole.</summary>
    /// <value>US dollars; <see langword="null"/> without an assignment.</value>
    public decimal? CostUsd { get; init; }

    /// <summary>Gets below what no portfolio of that quality can cost.</summary>
    /// <value>US dollars; equal to the cost where it is proven optimal.</value>
    public decimal? LowerBoundUsd { get; init; }

    /// <summary>Gets above what no portfolio of that cost can be.</summary>
    /// <value>Equal to the quality where it is proven optimal.</value>
    public decimal? UpperBoundQuality { get; init; }

    /// <summary>Gets the portfolios that no other beats.</summary>
    /// <value>Cheapest first; empty unless asked for.</value>
    public required ValueList<PortfolioPointDocument> Frontier { get; init; }

    /// <summary>Gets why there is no assignment.</summary>
    /// <value><see langword="null"/> where there is one.</value>
    public string? Reason { get; init; }
}
