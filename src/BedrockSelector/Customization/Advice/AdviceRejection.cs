using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Customization.Advice;

/// <summary>A base and method that do not fit, and why.</summary>
/// <param name="Base">The base.</param>
/// <param name="Method">The method.</param>
/// <param name="Code">The reason.</param>
/// <param name="Message">The reason in a sentence, with the figures.</param>
public sealed record AdviceRejection(ModelId Base, CustomizationKind Method, AdviceRejectionCode Code, string Message);
