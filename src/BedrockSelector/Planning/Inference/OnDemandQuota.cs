namespace BedrockSelector.Planning.Inference;

/// <summary>AWS's default limit of on-demand calls to a model. New accounts may get far less.</summary>
/// <param name="RequestsPerMinute">Requests a minute; <see langword="null"/> where no source says.</param>
/// <param name="TokensPerMinute">Tokens a minute, as quotas count them; <see langword="null"/> where no source says.</param>
/// <param name="TokensPerDay">Tokens a day, as quotas count them; <see langword="null"/> where no source says.</param>
/// <param name="OutputBurnDown">How many quota tokens an output token takes; one or more. Bills count real tokens.</param>
/// <param name="Source">Where the figures were read, and when.</param>
public sealed record OnDemandQuota(long? RequestsPerMinute, long? TokensPerMinute, long? TokensPerDay, int OutputBurnDown, string Source);
