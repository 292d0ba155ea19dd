using BedrockSelector.Findings;

namespace BedrockSelector.Calls.Requests;

/// <summary>What is to be said of a target whatever is sent to it: whether it can be called, and what of that is a guess.</summary>
internal static class TargetFindings
{
    /// <summary>The target cannot be called from the region.</summary>
    public const string NotCallable = "not-callable";

    /// <summary>AWS's list of models does not name the region for the offer.</summary>
    public const string NotListed = "not-listed";

    /// <summary>Nothing says what an application profile copies.</summary>
    public const string ScopeAssumed = "scope-assumed";

    public static IEnumerable<Finding> Of(CallTarget target, DateOnly date, FindingSeverity notCallable)
    {
        if (target.WhyNotCallable(date) is { } reason)
        {
            yield return new() { Code = NotCallable, Severity = notCallable, Message = reason, Subject = target.Reference.Text };
        }
        else if (target.FindOffer(date) is { Listed: false } offer)
        {
            yield return Finding.Warning(NotListed, offer.WhyAssumed(target.Region), offer.CallId) with { Source = offer.Source.Key };
        }

        if (target.ScopeAssumed)
        {
            yield return Finding.Warning(
                ScopeAssumed,
                $"Nothing says what the application profile copies; since {target.Model.Name} cannot be called by its bare id in {target.Region}, it is taken for its '{target.Profile}.' profile.",
                target.Reference.Text);
        }
    }
}
