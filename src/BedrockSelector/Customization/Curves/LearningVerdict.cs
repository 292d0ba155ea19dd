using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Customization.Curves;

/// <summary>What the curves of a job say.</summary>
[JsonConverter(typeof(ClosedSetConverter<LearningVerdict>))]
public enum LearningVerdict
{
    /// <summary>Too few points to say anything.</summary>
    Undecided = 0,

    /// <summary>The losses fell and have settled.</summary>
    Learned,

    /// <summary>The validation loss rises while the training loss falls on.</summary>
    Overfitting,

    /// <summary>The training loss rises, or is no number.</summary>
    Diverging,

    /// <summary>The losses still fell at the end: more steps would have taught more.</summary>
    TooFewSteps,

    /// <summary>The training loss hardly fell.</summary>
    NotLearning,
}
