namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>Why a call failed.</summary>
public enum FailureKind
{
    /// <summary>The caller must change something, or nobody knows: no failover.</summary>
    Permanent = 0,

    /// <summary>The model has too much to do.</summary>
    Throttled,

    /// <summary>The model or the way to it is down.</summary>
    Unavailable,

    /// <summary>The account has used up what it may ask of the model.</summary>
    QuotaExceeded,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>The chat is longer than the model holds.</summary>
    ContextTooLong,

    /// <summary>The model called a tool, or wrote, in a form that nobody can read.</summary>
    MalformedOutput,

    /// <summary>The model said nothing at all.</summary>
    EmptyAnswer,

    /// <summary>The model cannot do what is asked, or cannot be called so: its region, its id, tools, a schema, a parameter.</summary>
    ModelCannot,

    /// <summary>The account may not call the model.</summary>
    AccessDenied,

    /// <summary>The credentials are missing, wrong or expired, or this machine's clock is wrong: every model would answer the same.</summary>
    Credentials,
}
