namespace BedrockSelector.Quantities;

/// <summary>What follows from a commitment term.</summary>
public static class CommitmentTermExtensions
{
    /// <summary>Gets how many months a term lasts.</summary>
    /// <param name="term">The term.</param>
    /// <returns>0, 1, 3 or 6.</returns>
    public static int Months(this CommitmentTerm term) => term switch
    {
        CommitmentTerm.OneMonth => 1,
        CommitmentTerm.ThreeMonths => 3,
        CommitmentTerm.SixMonths => 6,
        _ => 0,
    };
}
