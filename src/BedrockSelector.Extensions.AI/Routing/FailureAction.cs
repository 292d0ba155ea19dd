namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>What follows a failed call.</summary>
public enum FailureAction
{
    /// <summary>The failure is the caller's.</summary>
    GiveUp = 0,

    /// <summary>The next in rank is called: other models first, the same model under another id or in another region after them.</summary>
    OtherModel,

    /// <summary>The same model under another id or in another region is called first, other models after that.</summary>
    OtherOffer,
}
