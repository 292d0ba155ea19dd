namespace BedrockSelector.Evidence;

/// <summary>Whether a model answers at once or thinks first.</summary>
/// <remarks>The same model has different quality, speed and output in each mode, so evidence is kept apart by mode.</remarks>
public enum ReasoningMode
{
    /// <summary>The model answers at once.</summary>
    Standard = 0,

    /// <summary>The model writes reasoning tokens first; they are billed as output.</summary>
    Reasoning,
}
