namespace BedrockSelector.Selection.Decisions;

/// <summary>An input of a decision that is not what it was.</summary>
/// <param name="Input">The input.</param>
/// <param name="CallId">The candidate; <see langword="null"/> for the catalog.</param>
/// <param name="Before">What it was; <see langword="null"/> where it was unknown or not there.</param>
/// <param name="After">What it is; <see langword="null"/> where it is unknown or not there.</param>
public sealed record DecisionChange(DecisionInput Input, string? CallId, string? Before, string? After)
{
    /// <summary>Returns the change in words.</summary>
    /// <returns>A clause such as <c>cost of x: 0.1 before, 0.2 now</c>.</returns>
    public override string ToString() => Input switch
    {
        DecisionInput.CandidateAdded => $"{CallId} qualifies now",
        DecisionInput.CandidateGone => $"{CallId} no longer qualifies: {After}",
        _ => $"{Input.ToString().ToLowerInvariant()}{(CallId is null ? "" : $" of {CallId}")}: {Before ?? "unknown"} before, {After ?? "unknown"} now",
    };
}
