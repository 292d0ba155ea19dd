namespace BedrockSelector.Customization.Plans;

/// <summary>A part of a plan that cannot be costed.</summary>
/// <param name="What">The part, such as <c>training-tokens</c>.</param>
/// <param name="Reason">Why, and what would fill the gap.</param>
public sealed record PlanGap(string What, string Reason);
