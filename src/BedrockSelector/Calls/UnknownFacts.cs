namespace BedrockSelector.Calls;

/// <summary>What happens where no source says yes or no: to what a model can do, or whether it can be called from a region.</summary>
public enum UnknownFacts
{
    /// <summary>It may be: the answer goes on, and says what is not known.</summary>
    Allow = 0,

    /// <summary>What is not known to be so is refused.</summary>
    Reject,
}
