namespace BedrockSelector.Quantities;

/// <summary>For how long a capacity is bought.</summary>
public enum CommitmentTerm
{
    /// <summary>No commitment: billed until deleted.</summary>
    None = 0,

    /// <summary>One month; renews unless stopped.</summary>
    OneMonth,

    /// <summary>Three months; renews unless stopped.</summary>
    ThreeMonths,

    /// <summary>Six months; renews unless stopped.</summary>
    SixMonths,
}
