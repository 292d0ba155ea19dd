using BedrockSelector.Customization;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>A method by which a base is customized.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record CustomizationMethodDocument
{
    /// <summary>Gets the method.</summary>
    /// <value>Such as <c>fine-tuning</c>.</value>
    public required CustomizationKind Kind { get; init; }

    /// <summary>Gets whether it can be had.</summary>
    /// <value>Offered, unavailable or withdrawn.</value>
    public required MethodStatus Status { get; init; }

    /// <summary>Gets the regions of jobs.</summary>
    /// <value>Ordinal; may be empty.</value>
    public required ValueList<AwsRegion> Regions { get; init; }

    /// <summary>Gets the formats of training data.</summary>
    /// <value>The usual one first; one or more.</value>
    public required ValueList<TrainingDataFormat> Formats { get; init; }

    /// <summary>Gets what training is billed by.</summary>
    /// <value>Such as <c>training-tokens</c>.</value>
    public required Meter BilledBy { get; init; }

    /// <summary>Gets what becomes of validation data.</summary>
    /// <value>Accepted, ignored, refused, or unstated.</value>
    public required ValidationPolicy Validation { get; init; }

    /// <summary>Gets the limits of the data.</summary>
    /// <value>May be empty.</value>
    public required ValueList<DataSetLimitDocument> Limits { get; init; }

    /// <summary>Gets the hyperparameters.</summary>
    /// <value>May be empty.</value>
    public required ValueList<HyperparameterDocument> Hyperparameters { get; init; }

    /// <summary>Gets a remark.</summary>
    /// <value><see langword="null"/> without one.</value>
    public string? Note { get; init; }
}
