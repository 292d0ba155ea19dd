namespace BedrockSelector.Customization.Life;

/// <summary>One of the phases through which a job goes.</summary>
/// <param name="Name"><c>validation</c>, <c>data-processing</c> or <c>training</c>.</param>
/// <param name="Status">As AWS spells it: <c>NotStarted</c>, <c>InProgress</c>, <c>Completed</c>, <c>Stopping</c>, <c>Stopped</c> or <c>Failed</c>.</param>
/// <param name="StartedAt">When it began; <see langword="null"/> when the service does not say.</param>
/// <param name="ChangedAt">When its status last changed; <see langword="null"/> when the service does not say.</param>
public sealed record JobPhase(string Name, string Status, DateTimeOffset? StartedAt, DateTimeOffset? ChangedAt);
