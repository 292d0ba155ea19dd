namespace BedrockSelector.Customization.Life;

/// <summary>A range of times.</summary>
/// <param name="Shortest">Seconds.</param>
/// <param name="Longest">Seconds; <paramref name="Shortest"/> or more.</param>
public sealed record SecondsRange(long Shortest, long Longest);
