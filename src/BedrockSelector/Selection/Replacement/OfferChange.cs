using BedrockSelector.Findings;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Replacement;

/// <summary>What changes when an offer takes the place of what is called today.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record OfferChange
{
    /// <summary>Gets what one request would cost less.</summary>
    /// <value>US dollars, below zero where it would cost more; <see langword="null"/> where today's cost is not known.</value>
    public decimal? SavedUsd { get; init; }

    /// <summary>Gets what share of today's cost would be saved.</summary>
    /// <value>1 for all, below zero where it would cost more; <see langword="null"/> where today's cost is not known or nothing.</value>
    public double? SavedShare { get; init; }

    /// <summary>Gets how much better the answers would be.</summary>
    /// <value>Points of quality, below zero for worse; <see langword="null"/> where either quality is not known.</value>
    public double? Quality { get; init; }

    /// <summary>Gets how uncertain <see cref="Quality"/> is.</summary>
    /// <value>Points, one standard error of the difference; <see langword="null"/> where it is not known.</value>
    public double? QualityStandardError { get; init; }

    /// <summary>Gets how much longer a request would take.</summary>
    /// <value>Median seconds to the last token, below zero for faster; <see langword="null"/> where either time is not known.</value>
    public double? Seconds { get; init; }

    /// <summary>Gets what would break, or has to be looked at.</summary>
    /// <value>Warnings for what is lost for certain, notes for what no source says; codes of <see cref="ReplacementFindings"/>; may be empty.</value>
    public required ValueList<Finding> Breaks { get; init; }
}
