namespace BedrockSelector.Statements;

/// <summary>How the cost of one model changed.</summary>
/// <param name="ModelId">The id as logged.</param>
/// <param name="BeforeUsd">The earlier cost in US dollars.</param>
/// <param name="AfterUsd">The later cost in US dollars.</param>
/// <param name="Parts">The parts of the change, which add up to it.</param>
public sealed record ModelChange(string ModelId, decimal BeforeUsd, decimal AfterUsd, ChangeParts Parts);
