using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>The status and the dates of a model.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record LifecycleDocument
{
    /// <summary>Gets the status.</summary>
    /// <value>On the day asked about.</value>
    public required LifecycleStatus Status { get; init; }

    /// <summary>Gets the day on which it becomes legacy.</summary>
    /// <value><see langword="null"/> where none is announced.</value>
    public DateOnly? LegacyOn { get; init; }

    /// <summary>Gets the day on which it ends.</summary>
    /// <value>The latest of its regions; <see langword="null"/> where none is announced.</value>
    public DateOnly? EndOfLifeOn { get; init; }

    /// <summary>Gets the day on which public extended access begins.</summary>
    /// <value><see langword="null"/> where none is announced.</value>
    public DateOnly? ExtendedAccessOn { get; init; }

    /// <summary>Gets the day by which it had left AWS's list without an announced end.</summary>
    /// <value><see langword="null"/> while it is listed.</value>
    public DateOnly? GoneBy { get; init; }

    /// <summary>Gets the regions in which it ends on a day of their own.</summary>
    /// <value>May be empty.</value>
    public required ValueList<RegionEndDocument> Regions { get; init; }

    /// <summary>Gets a remark.</summary>
    /// <value><see langword="null"/> without one.</value>
    public string? Note { get; init; }
}
