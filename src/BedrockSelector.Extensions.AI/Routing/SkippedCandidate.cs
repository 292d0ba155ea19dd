namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>A ranked candidate that was not called, or was called in vain.</summary>
/// <param name="CallId">Its id.</param>
/// <param name="Failure">How the call failed; <see langword="null"/> when it was not called.</param>
/// <param name="Reason">Why, for a person.</param>
public sealed record SkippedCandidate(string CallId, FailureKind? Failure, string Reason);
