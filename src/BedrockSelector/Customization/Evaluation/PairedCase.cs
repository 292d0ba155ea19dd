namespace BedrockSelector.Customization.Evaluation;

/// <summary>A held-out case that both models answered.</summary>
/// <param name="Id">The case.</param>
/// <param name="BaseScore">The base's score.</param>
/// <param name="CustomScore">The custom model's score, on the same scale.</param>
public sealed record PairedCase(string Id, double BaseScore, double CustomScore);
