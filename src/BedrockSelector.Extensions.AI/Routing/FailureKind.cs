namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>What a failed call means for the next one.</summary>
public enum FailureKind
{
    /// <summary>Another model would fail too, or the caller must change something: no failover.</summary>
    Permanent = 0,

    /// <summary>The model has too much to do.</summary>
    Throttled,

    /// <summary>The model or the way to it is down.</summary>
    Unavailable,
}
