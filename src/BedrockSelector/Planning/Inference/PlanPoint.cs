namespace BedrockSelector.Planning.Inference;

/// <summary>A stretch of the horizon: what is asked, what is held and what exceeds it.</summary>
public sealed record PlanPoint
{
    /// <summary>Gets the first hour.</summary>
    /// <value>Hours from the start of the horizon.</value>
    public required int FromHour { get; init; }

    /// <summary>Gets the hour after the last.</summary>
    /// <value>Hours from the start of the horizon, above <see cref="FromHour"/>.</value>
    public required int ToHour { get; init; }

    /// <summary>Gets the mean demand.</summary>
    /// <value>Tokens a minute of all kinds, rounded to a millionth; of the first scenario.</value>
    public required decimal TokensPerMinute { get; init; }

    /// <summary>Gets the demand of the busiest hour.</summary>
    /// <value>Tokens a minute of all kinds, rounded to a millionth; of the first scenario.</value>
    public required decimal PeakTokensPerMinute { get; init; }

    /// <summary>Gets the most units held at once.</summary>
    /// <value>Model units and thousands of reserved tokens a minute, those held already among them.</value>
    public required int Units { get; init; }

    /// <summary>Gets the mean of what goes on demand or is refused.</summary>
    /// <value>Tokens a minute of all kinds, rounded to a millionth; of the first scenario.</value>
    public required decimal OverflowTokensPerMinute { get; init; }
}
