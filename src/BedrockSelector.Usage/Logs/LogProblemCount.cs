namespace BedrockSelector.Logs;

/// <summary>How often something odd was met.</summary>
/// <remarks>Part of a document: compared by value, and JSON both ways.</remarks>
/// <param name="Kind">What is odd.</param>
/// <param name="Count">How often; one or more.</param>
public sealed record LogProblemCount(LogProblemKind Kind, long Count);
