namespace BedrockSelector.Knowledge.Refresh;

/// <summary>What is told of a refresh.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Snapshot">The snapshot in use afterwards.</param>
/// <param name="Message">One sentence; for a broken file its name, place and what is wrong.</param>
/// <param name="Error">The exception behind <see cref="CatalogRefreshOutcome.Kept"/>; <see langword="null"/> otherwise.</param>
public readonly record struct CatalogRefreshArguments(CatalogRefreshOutcome Outcome, KnowledgeSnapshot Snapshot, string Message, Exception? Error);
