namespace BedrockSelector.Planning.Inference;

/// <summary>A way of serving a model, and whether it is open.</summary>
/// <param name="Kind">The way.</param>
/// <param name="Open">Whether it is offered or priced here; <see langword="null"/> where it is offered but no price is known.</param>
/// <param name="Since">From when, where a source dates it.</param>
/// <param name="Note">What to know: how to call it, what is not known, what must come first.</param>
public sealed record ServingWay(ServingWayKind Kind, bool? Open, DateOnly? Since, string Note);
