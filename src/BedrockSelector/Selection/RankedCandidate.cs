using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Findings;
using BedrockSelector.Quantities;
using BedrockSelector.Evidence.Latency;
using BedrockSelector.Selection.Replacement;

namespace BedrockSelector.Selection;

/// <summary>A candidate that qualifies, with its place and what made it.</summary>
public sealed record RankedCandidate
{
    private DeferredEstimate _cost = null!;

    /// <summary>Makes a ranked candidate.</summary>
    public RankedCandidate()
    {
    }

    // The compiler does not see that the property is the field.
#pragma warning disable CS8618
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    internal RankedCandidate(int rank, Candidate candidate, CriterionContributions contributions, bool onParetoFrontier, DeferredEstimate cost) =>
        (Rank, Candidate, Contributions, OnParetoFrontier, _cost) = (rank, candidate, contributions, onParetoFrontier, cost);
#pragma warning restore CS8618

    /// <summary>Gets the place.</summary>
    /// <value>One for the best.</value>
    public required int Rank { get; init; }

    /// <summary>Gets the candidate.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public required Candidate Candidate { get; init; }

    /// <summary>Gets the score.</summary>
    /// <value>
    /// Points from 0 to 100, higher is better; see <see cref="UtilityScale"/>. Contributions that add up to less or more are cut off here and not in the
    /// order, which goes by their sum.
    /// </value>
    public double Score => Math.Clamp(Contributions.Total, 0, 100);

    /// <summary>Gets whether the evidence does not tell it from the best.</summary>
    /// <value>
    /// <see langword="true"/> where the best leads by no more than one standard error of the difference, which comes of the errors of both qualities;
    /// <see langword="false"/> for the best itself, other offers of its model in its mode, and where an error is not known.
    /// </value>
    public bool TiedWithBest { get; init; }

    /// <summary>Gets what one request uses, as the candidate counts it.</summary>
    /// <value>The request's own usage, unless it says whose tokens it counts, or has content; <see cref="Usage.None"/> where nobody says.</value>
    public Usage Usage { get; init; } = Usage.None;

    /// <summary>Gets what each criterion added.</summary>
    /// <value>Points.</value>
    public required CriterionContributions Contributions { get; init; }

    /// <summary>Gets the evidence of its quality.</summary>
    /// <value><see langword="null"/> where there is none.</value>
    public QualityEvidence? Quality { get; init; }

    /// <summary>Gets the evidence of its latency.</summary>
    /// <value><see langword="null"/> where there is none.</value>
    public LatencyEvidence? Latency { get; init; }

    /// <summary>Gets the median time to the last token.</summary>
    /// <value>Seconds; <see langword="null"/> where there is no evidence.</value>
    public double? LatencySeconds { get; init; }

    /// <summary>Gets the time to the last token of all but the slowest tenth of first tokens.</summary>
    /// <value>
    /// Seconds, at the median speed; <see langword="null"/> where no source has the 90th percentile of the first token: none is made up from a median.
    /// </value>
    public double? SlowLatencySeconds { get; init; }

    /// <summary>Gets how many tokens the candidate thinks with, counted in its cost, its time and its size.</summary>
    /// <value><see langword="null"/> for a candidate that does not reason.</value>
    public ExpectedReasoning? Reasoning { get; init; }

    /// <summary>Gets what <see cref="LatencySeconds"/> rests on.</summary>
    /// <value>Published figures unless the selector has an observer that measured this offer.</value>
    public LatencyBasis LatencyBasis { get; init; }

    /// <summary>Gets the cost of one request, line by line.</summary>
    /// <value>Always whole: a candidate without a price is rejected.</value>
    public required CostEstimate Cost
    {
        get => _cost.Estimate;
        init => _cost = new(value);
    }

    /// <summary>Gets the cost of one request.</summary>
    /// <value>US dollars.</value>
    public decimal CostUsd => _cost.Usd ?? throw new InvalidOperationException("A ranked candidate has a price.");

    /// <summary>Gets whether no other candidate is as good on every criterion and better on one.</summary>
    /// <value><see langword="true"/> on the Pareto frontier.</value>
    public required bool OnParetoFrontier { get; init; }

    /// <summary>Gets what would change against what is called today.</summary>
    /// <value><see langword="null"/> where the request does not say what that is.</value>
    public OfferChange? Change { get; init; }

    /// <summary>Gets what the caller should know of it all the same.</summary>
    /// <value>Assumptions, what no source says of what is needed, and that the model is legacy; mostly empty.</value>
    public ValueList<Finding> Findings { get; init; }
}
