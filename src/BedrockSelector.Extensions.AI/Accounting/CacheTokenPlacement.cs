namespace BedrockSelector.Extensions.AI.Accounting;

/// <summary>Whether a source's input count contains the tokens read from and written to the prompt cache.</summary>
public enum CacheTokenPlacement
{
    /// <summary>Inside: the input count is all input, as Microsoft.Extensions.AI defines it.</summary>
    InsideInput = 0,

    /// <summary>Beside: the input count is the uncached input alone, as Converse counts.</summary>
    BesideInput,
}
