using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Customization.Evaluation;

/// <summary>By which test two models are compared on the same cases.</summary>
[JsonConverter(typeof(ClosedSetConverter<PairedTestKind>))]
public enum PairedTestKind
{
    /// <summary>McNemar's test, exact: scores are right or wrong, and only cases on which the models differ tell.</summary>
    ExactMcNemar = 0,

    /// <summary>All sign flips of the differences, exact: for up to 20 cases that differ.</summary>
    ExactSignFlip,

    /// <summary>Sign flips drawn with a fixed seed: for more cases.</summary>
    SampledSignFlip,
}
