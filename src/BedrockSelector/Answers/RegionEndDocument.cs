using BedrockSelector.Knowledge;

namespace BedrockSelector.Answers;

/// <summary>When a model ends in a region.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record RegionEndDocument
{
    /// <summary>Gets the region.</summary>
    /// <value>One called.</value>
    public required AwsRegion Region { get; init; }

    /// <summary>Gets the day on which it ends there.</summary>
    /// <value><see langword="null"/> where none is announced.</value>
    public DateOnly? EndOfLifeOn { get; init; }
}
