using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Custom;

/// <summary>
/// At which volumes ways of serving a custom model overtake each other, and from which on it is cheaper than a base model.
/// </summary>
public sealed record CustomBreakEven
{
    /// <summary>Gets the part of tokens that are input.</summary>
    /// <value>0 to 1; <see langword="null"/> without a demand in tokens.</value>
    public decimal? InputShare { get; init; }

    /// <summary>Gets where units overtake on demand.</summary>
    /// <value>By term, then units; empty where nothing competes.</value>
    public ValueList<BreakEvenPoint> AgainstOnDemand { get; init; }

    /// <summary>Gets where longer terms overtake shorter ones.</summary>
    /// <value>One entry a pair of terms on offer.</value>
    public ValueList<TermBreakEven> BetweenTerms { get; init; }

    /// <summary>Gets the costs to plot.</summary>
    /// <value>By volume, then on demand and the terms in order.</value>
    public ValueList<BreakEvenCost> Series { get; init; }

    /// <summary>Gets the comparison with a base model.</summary>
    /// <value><see langword="null"/> when none is named.</value>
    public PlanComparison? Comparison { get; init; }

    /// <summary>Gets how many requests pay for training and storage.</summary>
    /// <value>
    /// Requests over the whole plan, rounded up; zero when the custom model costs nothing more to begin with; <see langword="null"/>
    /// when the custom model never is cheaper, a cost is missing, or nothing is compared.
    /// </value>
    public decimal? Requests { get; init; }

    /// <summary>Gets what the custom model saves over the plan, training and storage paid.</summary>
    /// <value>US dollars; negative when it costs more; <see langword="null"/> when a cost is missing or nothing is compared.</value>
    public decimal? SavingUsd { get; init; }

    /// <summary>Gets the comparison as a sentence.</summary>
    /// <value>Says too why there is no number; <see langword="null"/> when nothing is compared.</value>
    public string? Explanation { get; init; }
}
