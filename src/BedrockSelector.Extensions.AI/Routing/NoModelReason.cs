namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>Why no model answered.</summary>
public enum NoModelReason
{
    /// <summary>No model can do what the chat needs within the limits.</summary>
    NothingQualifies = 0,

    /// <summary>Models could, but each would exceed the budget of the call or what is left of the running one.</summary>
    OverBudget,

    /// <summary>Each that could was called in vain or has failed too often of late.</summary>
    AllFailed,
}
