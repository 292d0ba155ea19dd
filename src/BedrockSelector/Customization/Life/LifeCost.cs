namespace BedrockSelector.Customization.Life;

/// <summary>One thing that a step costs, or goes on costing.</summary>
/// <param name="What">What is paid for, for people.</param>
/// <param name="Usd">US dollars for one <paramref name="Per"/>; <see langword="null"/> when no price is known.</param>
/// <param name="Per"><c>once</c>, <c>hour</c>, <c>month</c> or <c>commitment</c>: the whole of what is bound.</param>
/// <param name="Unknown">Why there is no price; <see langword="null"/> when there is one.</param>
public sealed record LifeCost(string What, decimal? Usd, string Per, string? Unknown = null);
