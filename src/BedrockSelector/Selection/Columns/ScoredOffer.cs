namespace BedrockSelector.Selection.Columns;

/// <summary>An admitted offer with its score, in the order of rankings, best first.</summary>
internal readonly record struct ScoredOffer(Candidate Candidate, int Position, OfferFigures Figures, CriterionUtilities Utilities, CriterionContributions Contributions)
{
    // Ties go to the lower cost, then by model id, endpoint (the runtime's first), scope, call id, tier and mode; what is equal in all of it keeps the order of the catalog.
    // Enumerations are compared as numbers: their own CompareTo boxes.
    public static int Compare(in ScoredOffer one, in ScoredOffer other)
    {
        var order = other.Contributions.Total.CompareTo(one.Contributions.Total);
        if (order != 0)
        {
            return order;
        }

        var (ours, theirs) = (one.Candidate, other.Candidate);
        order = one.Figures.CostUsd.CompareTo(other.Figures.CostUsd);
        order = order != 0 ? order : string.CompareOrdinal(ours.Model.Id.Value, theirs.Model.Id.Value);
        order = order != 0 ? order : (int)ours.Offer.Endpoint - (int)theirs.Offer.Endpoint;
        order = order != 0 ? order : (int)ours.Offer.Scope - (int)theirs.Offer.Scope;
        order = order != 0 ? order : string.CompareOrdinal(ours.CallId, theirs.CallId);
        order = order != 0 ? order : (int)ours.Tier - (int)theirs.Tier;
        order = order != 0 ? order : ours.Mode.CompareTo(theirs.Mode);
        return order != 0 ? order : one.Position - other.Position;
    }
}
