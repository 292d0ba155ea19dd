using System.Collections.Immutable;

namespace BedrockSelector.Knowledge;

/// <summary>What the catalog knows of one model.</summary>
/// <remarks>
/// What no source says is <see langword="null"/> or an empty array, never a guess. Holds arrays: compared by reference of the arrays.
/// </remarks>
public sealed record FoundationModel
{
    /// <summary>Gets the model's id.</summary>
    /// <value>Unique in a catalog.</value>
    public required ModelId Id { get; init; }

    /// <summary>Gets other ids of the same model, and ARNs that an overlay gives it.</summary>
    /// <value>Ordinal; may be empty.</value>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Gets the caller's own inference profiles of the model that an overlay names.</summary>
    /// <value>Ordinal by ARN; mostly empty.</value>
    public ImmutableArray<ApplicationProfile> ApplicationProfiles { get; init; } = [];

    /// <summary>Gets the model's name.</summary>
    /// <value>As its maker writes it, such as <c>Nova Micro</c>.</value>
    public required string Name { get; init; }

    /// <summary>Gets the model's maker.</summary>
    /// <value>Such as <c>Amazon</c>.</value>
    public required string Provider { get; init; }

    /// <summary>Gets what the model takes.</summary>
    /// <value>One or more, or empty where no source says.</value>
    public ImmutableArray<Modality> InputModalities { get; init; } = [];

    /// <summary>Gets what the model gives.</summary>
    /// <value>One or more, or empty where no source says.</value>
    public ImmutableArray<Modality> OutputModalities { get; init; } = [];

    /// <summary>Gets the features of which a source speaks.</summary>
    /// <value>Ordinal by name; a feature that is not here is unknown.</value>
    public ImmutableArray<FeatureSupport> Features { get; init; } = [];

    /// <summary>Gets how much a request may hold.</summary>
    /// <value>Tokens of input and output together; the longest prompt for image and embedding models; <see langword="null"/> if unknown.</value>
    public long? ContextWindow { get; init; }

    /// <summary>Gets how much an answer may hold.</summary>
    /// <value>Tokens; <see langword="null"/> if unknown.</value>
    public long? MaxOutputTokens { get; init; }

    /// <summary>Gets the shortest prompt prefix that can be cached.</summary>
    /// <value>Tokens; <see langword="null"/> if unknown.</value>
    public long? CacheMinTokens { get; init; }

    /// <summary>Gets for how long a cached prefix can live.</summary>
    /// <value>Such as <c>5m</c> and <c>1h</c>; empty where no source says.</value>
    public ImmutableArray<string> CacheTtls { get; init; } = [];

    /// <summary>Gets the day on which its maker released the model.</summary>
    /// <value><see langword="null"/> if unknown.</value>
    public DateOnly? ReleasedOn { get; init; }

    /// <summary>Gets the day on which Amazon Bedrock offered the model.</summary>
    /// <value><see langword="null"/> if unknown.</value>
    public DateOnly? LaunchedOn { get; init; }

    /// <summary>Gets until when the model has read.</summary>
    /// <value>As <c>yyyy</c>, <c>yyyy-MM</c> or <c>yyyy-MM-dd</c>; <see langword="null"/> if unknown.</value>
    public string? KnowledgeCutoff { get; init; }

    /// <summary>Gets the dates of the model's life on Amazon Bedrock.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public ModelLifecycle Lifecycle { get; init; } = new();

    /// <summary>Gets the context-length variants of the id.</summary>
    /// <value>Such as <c>24k</c>; ordinal, may be empty.</value>
    public ImmutableArray<string> ContextVariants { get; init; } = [];

    /// <summary>Gets the ways of customizing the model.</summary>
    /// <value>May be empty.</value>
    public ImmutableArray<CustomizationSupport> Customizations { get; init; } = [];

    /// <summary>Gets the students that the model can teach by distillation.</summary>
    /// <value>Ordinal; may be empty.</value>
    public ImmutableArray<ModelId> DistillationStudents { get; init; } = [];

    /// <summary>Gets the ways of calling the model.</summary>
    /// <value>In catalog order; may be empty.</value>
    public ImmutableArray<Offer> Offers { get; init; } = [];

    /// <summary>Gets the prices.</summary>
    /// <value>One a meter and price group, lowest layer first; may be empty.</value>
    public ImmutableArray<Rate> Rates { get; init; } = [];

    /// <summary>Gets which source gave which figure.</summary>
    /// <value>Ordinal by field.</value>
    public ImmutableArray<FactSource> Sources { get; init; } = [];

    /// <summary>Gets where sources differ.</summary>
    /// <value>May be empty.</value>
    public ImmutableArray<Disagreement> Disagreements { get; init; } = [];

    /// <summary>Gets the layers of the catalog that describe the model.</summary>
    /// <value>Lowest first; one or more.</value>
    public required ImmutableArray<string> Layers { get; init; }

    /// <summary>Gets whether the model has a feature.</summary>
    /// <param name="feature">The feature.</param>
    /// <returns>Yes, no, or <see langword="null"/> where no source says.</returns>
    public bool? Has(Feature feature)
    {
        foreach (var support in Features)
        {
            if (support.Feature == feature)
            {
                return support.Supported;
            }
        }

        return null;
    }

    /// <summary>Gets the regions from which AWS lists the model as callable.</summary>
    /// <returns>Distinct, ordinal; empty where no source says.</returns>
    public ImmutableArray<AwsRegion> ListedRegions() =>
        [.. Offers.Where(static offer => offer.Listed).SelectMany(static offer => offer.Regions).Distinct().OrderBy(static region => region.Value, StringComparer.Ordinal)];

    /// <summary>Returns the name and id.</summary>
    /// <returns>Such as <c>Nova Micro (amazon.nova-micro-v1:0)</c>.</returns>
    public override string ToString() => $"{Name} ({Id})";
}
