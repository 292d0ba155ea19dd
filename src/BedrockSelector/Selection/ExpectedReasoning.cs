namespace BedrockSelector.Selection;

/// <summary>How many tokens a candidate thinks with before it answers one request; they are billed as output.</summary>
/// <param name="Expected">Tokens to expect, as counted in cost, time and size; zero or more.</param>
/// <param name="Low">Tokens at the lowest ratio measured; from zero to <paramref name="Expected"/>.</param>
/// <param name="High">Tokens at the highest ratio measured; <paramref name="Expected"/> or more.</param>
/// <param name="Source">The key of the source of the ratio; <see langword="null"/> where the request itself gives the number.</param>
public sealed record ExpectedReasoning(decimal Expected, decimal Low, decimal High, string? Source);
