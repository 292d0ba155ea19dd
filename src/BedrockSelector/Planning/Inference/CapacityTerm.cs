namespace BedrockSelector.Planning.Inference;

/// <summary>A kind of capacity together with its term: what one can ask a plan to consider.</summary>
public enum CapacityTerm
{
    /// <summary>Model units without commitment, by the hour.</summary>
    None = 0,

    /// <summary>Model units for one month.</summary>
    OneMonth,

    /// <summary>Model units for six months.</summary>
    SixMonths,

    /// <summary>Reserved tokens a minute for one month.</summary>
    ReservedOneMonth,

    /// <summary>Reserved tokens a minute for three months.</summary>
    ReservedThreeMonths,
}
