namespace BedrockSelector.Knowledge.Refresh;

/// <summary>What became of a refresh.</summary>
public enum CatalogRefreshOutcome
{
    /// <summary>Nothing had changed.</summary>
    Unchanged = 0,

    /// <summary>A new snapshot took the place of the old one.</summary>
    Swapped,

    /// <summary>What was read is broken, or could not be read; the old snapshot stays.</summary>
    Kept,

    /// <summary>The catalog is older than allowed; the snapshot stays.</summary>
    Stale,
}
