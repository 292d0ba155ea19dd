using System.Text.Json.Serialization;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Planning.Storage;
using BedrockSelector.Planning.Training;

namespace BedrockSelector.Planning.Custom;

/// <summary>A custom model in three rows: training, storage, inference; and the volumes at which ways overtake each other.</summary>
/// <remarks>
/// Training is paid once, storage by the month until the model is deleted, inference by use or by the hour: nothing here adds them
/// up.
/// </remarks>
public record CustomPlan
{
    /// <summary>Gets the kind and version of the document.</summary>
    /// <value><c>plan-custom/1</c>.</value>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "plan-custom/1";

    /// <summary>Gets the training phase.</summary>
    /// <value>Paid once.</value>
    public required TrainingPhase Training { get; init; }

    /// <summary>Gets the storage.</summary>
    /// <value>Paid by the month until the model is deleted, used or not.</value>
    public required StoragePhase Storage { get; init; }

    /// <summary>Gets the inference phase.</summary>
    /// <value>Paid by use or by the hour; <see langword="null"/> when no demand is given.</value>
    public required InferencePhase? Inference { get; init; }

    /// <summary>Gets the break-even volumes.</summary>
    /// <value><see langword="null"/> without a demand.</value>
    public required CustomBreakEven? BreakEven { get; init; }

    /// <summary>Gets the three rows added up, where the caller asks for it.</summary>
    /// <value>US dollars over the horizon; <see langword="null"/> unless set.</value>
    public decimal? SumUsd { get; init; }

    /// <summary>Adds the three up.</summary>
    /// <returns>US dollars over the horizon; <see langword="null"/> when one of them is not known.</returns>
    public decimal? Sum() => Training.TotalUsd + Storage.TotalUsd + (Inference is null ? 0m : Inference.TotalUsd);
}
