using System.Text.Json.Serialization;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Life;

/// <summary>What lives in the account around custom models, what it costs a month, and what of it nobody uses.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record CleanReport
{
    /// <summary>Gets the kind and version of the document.</summary>
    /// <value><c>customize-clean/1</c>.</value>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "customize-clean/1";

    /// <summary>Gets the region.</summary>
    /// <value>Its name.</value>
    public required string Region { get; init; }

    /// <summary>Gets all that was found.</summary>
    /// <value>The dearest first, those of unknown price before those that cost nothing; may be empty.</value>
    public required ValueList<CleanItem> Items { get; init; }

    /// <summary>Gets what a month of all with a known price costs.</summary>
    /// <value>US dollars.</value>
    public decimal UsdPerMonth => Items.Sum(static item => item.UsdPerMonth ?? 0m);

    /// <summary>Gets what a month of the unused ones with a known price costs.</summary>
    /// <value>US dollars, part of <see cref="UsdPerMonth"/>.</value>
    public decimal UnusedUsdPerMonth => Items.Where(static item => item.Unused == true).Sum(static item => item.UsdPerMonth ?? 0m);

    /// <summary>Gets what was deleted.</summary>
    /// <value>One step for each thing named; may be empty.</value>
    public ValueList<LifeStep> Deleted { get; init; }
}
