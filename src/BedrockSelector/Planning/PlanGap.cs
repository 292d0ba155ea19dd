namespace BedrockSelector.Planning;

/// <summary>A part of a plan that cannot be costed.</summary>
/// <param name="Meter">What is missing: a meter such as <c>training-tokens</c>, or the name of a quantity.</param>
/// <param name="Code">Why, for programs, such as <c>not-priced</c>, <c>derived-rate</c> or <c>quantity-unknown</c>.</param>
/// <param name="Reason">Why, in one or more sentences, and what would fill the gap.</param>
public sealed record PlanGap(string Meter, string Code, string Reason);
