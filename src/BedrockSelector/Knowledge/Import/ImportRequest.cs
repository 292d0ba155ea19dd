using System.Collections.Immutable;

namespace BedrockSelector.Knowledge.Import;

/// <summary>What to bring into a catalog.</summary>
public sealed record ImportRequest
{
    /// <summary>Gets the catalog that is brought up to date.</summary>
    /// <value>It says which models, meters and offers are known.</value>
    public required ModelCatalog Baseline { get; init; }

    /// <summary>Gets outputs of <c>aws bedrock list-foundation-models</c>, one a region.</summary>
    /// <value>May be empty. Regions without a file keep what the baseline says.</value>
    public ImmutableArray<ImportDocument> FoundationModels { get; init; } = [];

    /// <summary>Gets outputs of <c>aws bedrock list-inference-profiles</c>, one a region.</summary>
    /// <value>May be empty. Regions without a file keep what the baseline says.</value>
    public ImmutableArray<ImportDocument> InferenceProfiles { get; init; } = [];

    /// <summary>Gets offer files of the AWS Price List: <c>AmazonBedrock</c>, <c>AmazonBedrockService</c> and <c>AmazonBedrockFoundationModels</c>.</summary>
    /// <value>May be empty.</value>
    public ImmutableArray<ImportDocument> PriceLists { get; init; } = [];

    /// <summary>Gets the day on which the lists of models and profiles were taken: they carry no date themselves.</summary>
    /// <value>The date. Prices carry the publication date of their file instead.</value>
    public required DateOnly AsOf { get; init; }

    /// <summary>Gets the day from which changed prices hold.</summary>
    /// <value><see langword="null"/> for all days: the price list does not say when a price changed.</value>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Gets the names of the price list.</summary>
    /// <value><see langword="null"/> for the table of the package.</value>
    public PriceListNames? Names { get; init; }

    /// <summary>Gets whether prices and offers that the baseline has already are left out.</summary>
    /// <value><see langword="false"/> unless set: then they are confirmed, with the date of the new file.</value>
    public bool ChangesOnly { get; init; }

    /// <summary>Gets whether the result is a catalog of its own instead of an overlay over the baseline.</summary>
    /// <value><see langword="false"/> unless set.</value>
    public bool WholeCatalog { get; init; }
}
