using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>The names of <see cref="CapacityTerm"/> and <see cref="CapacityKind"/> in options and output.</summary>
public static class CapacityTermNames
{
    private static readonly string[] Terms = ["none", "1-month", "6-month", "reserved-1-month", "reserved-3-month"];
    private static readonly string[] Kinds = ["on-demand", "model-units", "reserved-input", "reserved-output", "throttled"];

    /// <summary>Gets the name of a capacity term.</summary>
    /// <param name="term">The term.</param>
    /// <returns>Such as <c>reserved-3-month</c>.</returns>
    public static string Name(this CapacityTerm term) => Terms[(int)term];

    /// <summary>Gets the name of a kind of capacity.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Such as <c>model-units</c>.</returns>
    public static string Name(this CapacityKind kind) => Kinds[(int)kind];

    /// <summary>Finds a capacity term by name.</summary>
    /// <param name="name">A name, such as <c>6-month</c>; ordinal.</param>
    /// <param name="term">The term, or <see cref="CapacityTerm.None"/>.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryParse(string? name, out CapacityTerm term)
    {
        var index = Array.IndexOf(Terms, name);
        term = (CapacityTerm)Math.Max(0, index);
        return index >= 0;
    }

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
