using BedrockSelector.Findings;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Calls.Requests;

/// <summary>What is to be said of a target whatever is sent to it: whether it can be called, and how long it lives.</summary>
internal static class TargetFindings
{
    public static IEnumerable<Finding> Of(CallTarget target, DateOnly date)
    {
        if (target.WhyNotCallable(date) is { } reason)
        {
            yield return Finding.Error("not-callable", reason);
        }
    }
}
