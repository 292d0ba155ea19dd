using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>What a catalog holds and how old it is.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record CatalogInfoDocument
{
    /// <summary>Gets the name and version of the document's shape.</summary>
    /// <value><c>catalog-info/1</c>; fields are added under the same version, and never renamed or moved.</value>
    public string Schema { get; } = "catalog-info/1";

    /// <summary>Gets the version of the catalog.</summary>
    /// <value>A date, such as <c>2026-11-22</c>.</value>
    public required string CatalogVersion { get; init; }

    /// <summary>Gets the names of the layers.</summary>
    /// <value>Lowest first; one or more.</value>
    public required ValueList<string> Layers { get; init; }

    /// <summary>Gets the date of the newest source.</summary>
    /// <value>That of its data.</value>
    public required DateOnly NewestSource { get; init; }

    /// <summary>Gets how old the newest source is.</summary>
    /// <value>Days on the day asked about.</value>
    public required int DaysSinceNewestSource { get; init; }

    /// <summary>Gets how many models there are.</summary>
    /// <value>Ended ones included.</value>
    public required int Models { get; init; }

    /// <summary>Gets how many models have ended.</summary>
    /// <value>On the day asked about.</value>
    public required int EndedModels { get; init; }

    /// <summary>Gets how many offers there are.</summary>
    /// <value>Of all models.</value>
    public required int Offers { get; init; }

    /// <summary>Gets how many prices there are.</summary>
    /// <value>One a region and scope.</value>
    public required int Rates { get; init; }

    /// <summary>Gets how many regions are known.</summary>
    /// <value>Offered or not.</value>
    public required int Regions { get; init; }

    /// <summary>Gets how many meters are known.</summary>
    /// <value>Priced or not.</value>
    public required int Meters { get; init; }

    /// <summary>Gets how many sources there are.</summary>
    /// <value>Of all facts.</value>
    public required int Sources { get; init; }

    /// <summary>Gets the sources.</summary>
    /// <value>Ordinal by key.</value>
    public required ValueList<SourceDocument> SourceList { get; init; }
}
