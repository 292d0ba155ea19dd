using BedrockSelector.Knowledge;
using BedrockSelector.Planning.Training;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Advice;

/// <summary>A base and method that fit.</summary>
/// <remarks>Part of a document: compared by value, and JSON both ways.</remarks>
public sealed record AdvisedOption
{
    /// <summary>Gets the base.</summary>
    /// <value>Its own id.</value>
    public required ModelId ModelId { get; init; }

    /// <summary>Gets the method.</summary>
    /// <value>One of the base's.</value>
    public required CustomizationKind Method { get; init; }

    /// <summary>Gets the region of the costs.</summary>
    /// <value>The wanted one, or the first in which the base can be trained.</value>
    public required AwsRegion Region { get; init; }

    /// <summary>Gets the day on which the base ends.</summary>
    /// <value><see langword="null"/> when no end is announced.</value>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Gets the cost of training with AWS's default hyperparameters.</summary>
    /// <value>Lines, or what is missing.</value>
    public required TrainingPhase Training { get; init; }

    /// <summary>Gets what serving and storage cost beside the training, at the volume asked for.</summary>
    /// <value><see langword="null"/> when no volume was given.</value>
    public AdvisedServing? Serving { get; init; }

    /// <summary>Gets what training, storage and serving cost together.</summary>
    /// <value>US dollars; <see langword="null"/> without a volume, or when a part has no known price.</value>
    public decimal? TotalUsd => Training.TotalUsd + Serving?.StorageUsd + Serving?.ServingUsd;

    /// <summary>Gets the teachers that can teach the base.</summary>
    /// <value>For distillation; empty otherwise.</value>
    public required ValueList<ModelId> Teachers { get; init; }

    /// <summary>Gets why it stands where it stands.</summary>
    /// <value>Sentences; never empty.</value>
    public required ValueList<string> Reasons { get; init; }

    /// <summary>Gets what deserves a look.</summary>
    /// <value>Sentences about the base's life and the facts; may be empty.</value>
    public required ValueList<string> Warnings { get; init; }
}
