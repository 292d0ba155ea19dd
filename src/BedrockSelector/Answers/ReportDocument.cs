namespace BedrockSelector.Answers;

/// <summary>A report that was written.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record ReportDocument
{
    /// <summary>Gets the name and version of the document's shape.</summary>
    /// <value><c>report/1</c>; fields are added under the same version, and never renamed or moved.</value>
    public string Schema { get; } = "report/1";

    /// <summary>Gets the file written.</summary>
    /// <value>As given.</value>
    public required string Out { get; init; }

    /// <summary>Gets how many offers it ranks.</summary>
    /// <value>Zero or more.</value>
    public required int Offers { get; init; }

    /// <summary>Gets how many it rejects.</summary>
    /// <value>Zero or more.</value>
    public required int Rejected { get; init; }
}
