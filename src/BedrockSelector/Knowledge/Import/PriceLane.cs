namespace BedrockSelector.Knowledge.Import;

/// <summary>How far a call goes that a row of the price list prices.</summary>
internal enum PriceLane
{
    /// <summary>In the region, and by geographic profile: rows without a mark.</summary>
    Regional = 0,

    /// <summary>By geographic profile alone.</summary>
    Geo,

    /// <summary>By the global profile.</summary>
    Global,
}
