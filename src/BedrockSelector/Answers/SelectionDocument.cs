using System.Text.Json.Serialization;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using BedrockSelector.Selection.Replacement;

namespace BedrockSelector.Answers;

/// <summary>A ranking of what qualifies, with what does not and how far the weights could move.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record SelectionDocument
{
    /// <summary>Gets the name and version of the document's shape.</summary>
    /// <value><c>selection/1</c>; fields are added under the same version, and never renamed or moved.</value>
    public string Schema { get; } = "selection/1";

    /// <summary>Gets the version of the catalog.</summary>
    /// <value>A date, such as <c>2026-11-22</c>.</value>
    public required string CatalogVersion { get; init; }

    /// <summary>Gets the day for which it holds.</summary>
    /// <value>Prices and lifecycles are of that day.</value>
    public required DateOnly AsOf { get; init; }

    /// <summary>Gets the region called.</summary>
    /// <value>The one asked for.</value>
    public required AwsRegion Region { get; init; }

    /// <summary>Gets the class of the task.</summary>
    /// <value>Such as <c>chat</c>.</value>
    public required string Task { get; init; }

    /// <summary>Gets how much each criterion counts.</summary>
    /// <value>Relative to each other; zero or more.</value>
    public required CriterionFigures Weights { get; init; }

    /// <summary>Gets what qualifies.</summary>
    /// <value>Best first; may be empty.</value>
    public required ValueList<RankedOffer> Ranked { get; init; }

    /// <summary>Gets what is called today, and paid for it.</summary>
    /// <value>Absent where nobody asked.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Incumbent? Incumbent { get; init; }

    /// <summary>Gets what is usual for the class of tasks: weights and floor, with the reason.</summary>
    /// <value><see langword="null"/> for a class of which the catalog says nothing.</value>
    public TaskDefinition? Preset { get; init; }

    /// <summary>Gets the quality below which nothing known to be weak was ranked.</summary>
    /// <value>From 0 to 100; <see langword="null"/> where the request named a lowest quality, models or makers, or there is none.</value>
    public double? Floor { get; init; }

    /// <summary>Gets what does not qualify, with the first reason.</summary>
    /// <value>Ordinal by model and call id; may be empty.</value>
    public required ValueList<RejectedOffer> Rejected { get; init; }

    /// <summary>Gets the criteria for which no candidate has evidence.</summary>
    /// <value>Dropped for all; may be empty.</value>
    public required ValueList<Criterion> Dropped { get; init; }

    /// <summary>Gets what the caller should know, in sentences.</summary>
    /// <value>The messages of <see cref="Findings"/>.</value>
    public required ValueList<string> Notes { get; init; }

    /// <summary>Gets how sure the first place is.</summary>
    /// <value><see langword="null"/> where nothing qualifies.</value>
    public StabilityDocument? Stability { get; init; }

    /// <summary>Gets the choice in words.</summary>
    /// <value>Paragraphs; absent unless asked for.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ValueList<string>? Explanation { get; init; }

    /// <summary>Gets what the caller should know.</summary>
    /// <value>With codes; may be empty.</value>
    public required ValueList<Finding> Findings { get; init; }
}
