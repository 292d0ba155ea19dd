using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Knowledge;

/// <summary>A way of making a custom model.</summary>
[JsonConverter(typeof(ClosedSetConverter<CustomizationKind>))]
public enum CustomizationKind
{
    /// <summary>Supervised training on labelled examples.</summary>
    FineTuning = 0,

    /// <summary>Unsupervised training on raw text.</summary>
    ContinuedPreTraining,

    /// <summary>Training on answers of a larger teacher model.</summary>
    Distillation,

    /// <summary>Training on rewards from a grader.</summary>
    ReinforcementFineTuning,

    /// <summary>Weights trained elsewhere, brought in.</summary>
    Import,
}
