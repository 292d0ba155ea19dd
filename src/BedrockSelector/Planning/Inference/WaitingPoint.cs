namespace BedrockSelector.Planning.Inference;

/// <summary>What waiting to buy would cost: until then nothing new is held, and then it is known which scenario came.</summary>
/// <param name="Hours">Hours from the start of the horizon until the decision; zero is knowing beforehand.</param>
/// <param name="TotalUsd">US dollars over the horizon, expected.</param>
/// <param name="SavesUsd">US dollars less than deciding now; below zero where waiting costs more.</param>
public sealed record WaitingPoint(int Hours, decimal TotalUsd, decimal SavesUsd);
