using BedrockSelector.Knowledge;

namespace BedrockSelector.Selection.Replacement;

/// <summary>What is called today, with what it was found from.</summary>
/// <param name="Answer">The figures.</param>
/// <param name="Model">The model.</param>
/// <param name="Offer">How it is called; <see langword="null"/> where it cannot be called from the region any more.</param>
/// <param name="Quality">Its score, not rounded; <see langword="null"/> where nothing was measured.</param>
internal sealed record FoundIncumbent(Incumbent Answer, FoundationModel Model, Offer? Offer, double? Quality);
