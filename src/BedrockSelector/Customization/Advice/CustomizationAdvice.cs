using System.Collections.Immutable;

namespace BedrockSelector.Customization.Advice;

/// <summary>Which methods and bases fit a need, and why the others do not.</summary>
/// <param name="Options">What fits: the cheapest to train first, unknown costs last, then the longest remaining life, then the base's id.</param>
/// <param name="Rejected">What does not, in the order of the facts; one a base and method.</param>
/// <remarks>Holds arrays: compared by reference of the arrays.</remarks>
public sealed record CustomizationAdvice(ImmutableArray<AdvisedOption> Options, ImmutableArray<AdviceRejection> Rejected);
