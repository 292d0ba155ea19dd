using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>The best that one kind of purchase alone can do, for the document of a plan.</summary>
public sealed record SinglePurchase
{
    /// <summary>Gets the term.</summary>
    /// <value>Such as <c>none</c>, which is capacity kept on without commitment, or <c>6-month</c>.</value>
    public required CommitmentTerm Term { get; init; }

    /// <summary>Gets how many units.</summary>
    /// <value>One or more.</value>
    public required int Units { get; init; }

    /// <summary>Gets when it begins.</summary>
    /// <value>Hours from the start of the horizon.</value>
    public required int FromHour { get; init; }

    /// <summary>Gets when it ends, after any renewals.</summary>
    /// <value>Hours from the start of the horizon.</value>
    public required decimal ToHour { get; init; }

    /// <summary>Gets what it and the overflow cost.</summary>
    /// <value>US dollars; with several scenarios, expected.</value>
    public required decimal TotalUsd { get; init; }

    internal static SinglePurchase? Of(SingleCommitment? single) => single is null ? null : new()
    {
        Term = single.Term,
        Units = single.Units,
        FromHour = single.FromHour,
        ToHour = single.ToHour,
        TotalUsd = single.TotalUsd,
    };
}
