using BedrockSelector.Knowledge;

namespace BedrockSelector.Customization.Advice;

/// <summary>A base and method that do not fit, and why.</summary>
/// <remarks>Part of a document: compared by value, and JSON both ways.</remarks>
/// <param name="ModelId">The base.</param>
/// <param name="Method">The method.</param>
/// <param name="Code">The reason.</param>
/// <param name="Message">The reason in a sentence, with the figures.</param>
public sealed record AdviceRejection(ModelId ModelId, CustomizationKind Method, AdviceRejectionCode Code, string Message);
