namespace BedrockSelector.Costs;

/// <summary>What becomes of prices that nobody published and the catalog's keepers computed from others.</summary>
/// <remarks>One policy for whatever asks for a price: estimates, quotes, batches, rankings and plans.</remarks>
public enum DerivedRates
{
    /// <summary>They count as missing, with the computed price named in the reason.</summary>
    Refuse = 0,

    /// <summary>They are used, with a warning.</summary>
    Allow,
}
