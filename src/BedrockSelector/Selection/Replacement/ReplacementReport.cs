using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Replacement;

/// <summary>The cheapest offers that are at least as good as what is called today, for the same calls.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record ReplacementReport
{
    /// <summary>Gets the name and version of the document's shape.</summary>
    /// <value><c>replacement/1</c>; fields are added under the same version, and never renamed or moved.</value>
    public string Schema { get; } = "replacement/1";

    /// <summary>Gets the version of the catalog.</summary>
    /// <value>A date, such as <c>2026-11-22</c>.</value>
    public required string CatalogVersion { get; init; }

    /// <summary>Gets the day for which it holds.</summary>
    /// <value>Prices and lifecycles are of that day.</value>
    public required DateOnly AsOf { get; init; }

    /// <summary>Gets the region called.</summary>
    /// <value>The one asked for, or that of the ARN.</value>
    public required AwsRegion Region { get; init; }

    /// <summary>Gets the class of the task.</summary>
    /// <value>Such as <c>chat</c>.</value>
    public required string Task { get; init; }

    /// <summary>Gets what one request uses, as the model of today counts it.</summary>
    /// <value>Meters and quantities, such as <c>input-tokens=1500,output-tokens=400</c>.</value>
    public required string Usage { get; init; }

    /// <summary>Gets the lowest quality accepted.</summary>
    /// <value>
    /// That asked for, or of what is called today, or the floor of the class of tasks, from 0 to 100; <see langword="null"/> where none of them is known.
    /// </value>
    public double? MinQuality { get; init; }

    /// <summary>Gets the day until which a replacement is needed at least.</summary>
    /// <value>That asked for, or the end of what is called today, whichever is later; <see langword="null"/> where neither is known.</value>
    public DateOnly? SupportedUntil { get; init; }

    /// <summary>Gets what is called today.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public required Incumbent Incumbent { get; init; }

    /// <summary>Gets what could take its place.</summary>
    /// <value>One offer a model, the cheapest first; may be empty.</value>
    public required ValueList<ReplacementOffer> Replacements { get; init; }

    /// <summary>Gets the cheapest.</summary>
    /// <value><see langword="null"/> where nothing qualifies.</value>
    [System.Text.Json.Serialization.JsonIgnore]
    public ReplacementOffer? Best => Replacements.IsEmpty ? null : Replacements[0];

    /// <summary>Gets what else the caller should know.</summary>
    /// <value>With codes of <see cref="ReplacementFindings"/> and of selections; may be empty.</value>
    public required ValueList<Finding> Findings { get; init; }
}
