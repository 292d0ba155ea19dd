namespace BedrockSelector.Extensions.AI.Comparison;

/// <summary>What a <see cref="ComparisonProgress"/> reports.</summary>
public enum ComparisonStage
{
    /// <summary>A call was made.</summary>
    Started = 0,

    /// <summary>A piece of text came.</summary>
    Receiving,

    /// <summary>The answer is complete.</summary>
    Finished,

    /// <summary>The call failed, or was not made.</summary>
    Failed,
}
