namespace BedrockSelector.Knowledge;

/// <summary>What is known of a feature of a model.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Supported">Whether the model has it.</param>
public readonly record struct FeatureSupport(Feature Feature, bool Supported);
