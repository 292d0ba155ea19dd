using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>What an import of AWS's lists took over and what not.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record CatalogImportDocument
{
    /// <summary>Gets the name and version of the document's shape.</summary>
    /// <value><c>catalog-import/1</c>; fields are added under the same version, and never renamed or moved.</value>
    public string Schema { get; } = "catalog-import/1";

    /// <summary>Gets the file written.</summary>
    /// <value>As given.</value>
    public required string Out { get; init; }

    /// <summary>Gets the sources written.</summary>
    /// <value>Keys; one or more.</value>
    public required ValueList<string> Sources { get; init; }

    /// <summary>Gets how many price rows were read.</summary>
    /// <value>Zero or more.</value>
    public required int PriceRows { get; init; }

    /// <summary>Gets how many of them were taken over.</summary>
    /// <value>At most <see cref="PriceRows"/>.</value>
    public required int PriceRowsUsed { get; init; }

    /// <summary>Gets how many models the lists name.</summary>
    /// <value>Zero or more.</value>
    public required int ListedModels { get; init; }

    /// <summary>Gets the regions whose lists of models were read.</summary>
    /// <value>May be empty.</value>
    public required ValueList<AwsRegion> ModelRegions { get; init; }

    /// <summary>Gets the regions whose lists of profiles were read.</summary>
    /// <value>May be empty.</value>
    public required ValueList<AwsRegion> ProfileRegions { get; init; }

    /// <summary>Gets what was not taken over, and remarks.</summary>
    /// <value>May be empty.</value>
    public required ValueList<ImportNoteDocument> Notes { get; init; }
}
