using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>What a model can do, where it is called, and until when.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public record ModelDocument
{
    /// <summary>Gets the model.</summary>
    /// <value>Its own id.</value>
    public required ModelId ModelId { get; init; }

    /// <summary>Gets other ids of the same model.</summary>
    /// <value>May be empty.</value>
    public required ValueList<string> Aliases { get; init; }

    /// <summary>Gets the name.</summary>
    /// <value>For people.</value>
    public required string Name { get; init; }

    /// <summary>Gets who made it.</summary>
    /// <value>Such as <c>Amazon</c>.</value>
    public required string Provider { get; init; }

    /// <summary>Gets what it accepts.</summary>
    /// <value>Empty where no source says.</value>
    public required ValueList<Modality> InputModalities { get; init; }

    /// <summary>Gets what it produces.</summary>
    /// <value>Empty where no source says.</value>
    public required ValueList<Modality> OutputModalities { get; init; }

    /// <summary>Gets the features that it has.</summary>
    /// <value>May be empty.</value>
    public required ValueList<Feature> Features { get; init; }

    /// <summary>Gets the features that a source says it lacks.</summary>
    /// <value>May be empty.</value>
    public required ValueList<Feature> FeaturesLacking { get; init; }

    /// <summary>Gets the size of its context.</summary>
    /// <value>Tokens; <see langword="null"/> where no source says.</value>
    public long? ContextWindow { get; init; }

    /// <summary>Gets the longest answer.</summary>
    /// <value>Tokens; <see langword="null"/> where no source says.</value>
    public long? MaxOutputTokens { get; init; }

    /// <summary>Gets the shortest prompt that can be cached.</summary>
    /// <value>Tokens; <see langword="null"/> where no source says.</value>
    public long? CacheMinTokens { get; init; }

    /// <summary>Gets until when its knowledge reaches.</summary>
    /// <value>As the source writes it; <see langword="null"/> where no source says.</value>
    public string? KnowledgeCutoff { get; init; }

    /// <summary>Gets the day on which its maker released it.</summary>
    /// <value><see langword="null"/> where no source says.</value>
    public DateOnly? ReleasedOn { get; init; }

    /// <summary>Gets the day on which Amazon Bedrock offered it.</summary>
    /// <value><see langword="null"/> where no source says.</value>
    public DateOnly? LaunchedOn { get; init; }

    /// <summary>Gets how it can be customized.</summary>
    /// <value>May be empty.</value>
    public required ValueList<CustomizationKind> Customizations { get; init; }

    /// <summary>Gets its status and dates.</summary>
    /// <value>On the day asked about.</value>
    public required LifecycleDocument Lifecycle { get; init; }

    /// <summary>Gets the regions in which AWS lists it.</summary>
    /// <value>Ordinal; may be empty.</value>
    public required ValueList<AwsRegion> Regions { get; init; }

    /// <summary>Gets its inference profiles.</summary>
    /// <value>Ids, ordinal; may be empty.</value>
    public required ValueList<string> Profiles { get; init; }
}
