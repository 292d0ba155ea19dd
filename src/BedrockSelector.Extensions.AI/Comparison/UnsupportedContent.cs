namespace BedrockSelector.Extensions.AI.Comparison;

/// <summary>What a comparison does with content that a model cannot take.</summary>
public enum UnsupportedContent
{
    /// <summary>Leaves it out for that model, and says so in the result.</summary>
    Drop = 0,

    /// <summary>Does not call that model, and says why.</summary>
    Refuse,
}
