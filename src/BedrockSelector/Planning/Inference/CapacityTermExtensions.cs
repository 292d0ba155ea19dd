using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>What follows from a capacity term.</summary>
internal static class CapacityTermExtensions
{
    /// <summary>Gets how long the commitment lasts.</summary>
    /// <param name="term">The term.</param>
    /// <returns>The commitment term of the price.</returns>
    public static CommitmentTerm Commitment(this CapacityTerm term) => term switch
    {
        CapacityTerm.OneMonth or CapacityTerm.ReservedOneMonth => CommitmentTerm.OneMonth,
        CapacityTerm.SixMonths => CommitmentTerm.SixMonths,
        CapacityTerm.ReservedThreeMonths => CommitmentTerm.ThreeMonths,
        _ => CommitmentTerm.None,
    };

    /// <summary>Gets whether the term is one of the reserved tier.</summary>
    /// <param name="term">The term.</param>
    /// <returns><see langword="true"/> for reserved tokens a minute, <see langword="false"/> for model units.</returns>
    public static bool IsReserved(this CapacityTerm term) => term is CapacityTerm.ReservedOneMonth or CapacityTerm.ReservedThreeMonths;
}
