using BedrockSelector.Quantities;

namespace BedrockSelector.Planning;

/// <summary>Which rates a part of a plan asks for.</summary>
internal readonly record struct PartKind
{
    /// <summary>How many times the usage is paid for; <c>null</c> for once.</summary>
    public decimal? Requests { get; init; }

    /// <summary>The commitment of capacity.</summary>
    public CommitmentTerm Term { get; init; }

    /// <summary>The tier; standard unless set.</summary>
    public PricingTier Tier { get; init; }

    /// <summary>Whether a custom model is meant.</summary>
    public bool Custom { get; init; }

    /// <summary>Whether the part pays for a teacher's answers.</summary>
    public bool Teacher { get; init; }

    /// <summary>What is stated of the dimensions of the price, beside the term.</summary>
    public PriceConditions Conditions { get; init; }
}
