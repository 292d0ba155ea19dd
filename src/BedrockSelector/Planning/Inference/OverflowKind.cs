namespace BedrockSelector.Planning.Inference;

/// <summary>What happens to traffic above the capacity held.</summary>
public enum OverflowKind
{
    /// <summary>It must not happen: every hour is served entirely by units.</summary>
    Forbid = 0,

    /// <summary>It is served on demand at its price per token.</summary>
    OnDemand,

    /// <summary>It is refused, at the caller's own price per token.</summary>
    Throttle,
}
