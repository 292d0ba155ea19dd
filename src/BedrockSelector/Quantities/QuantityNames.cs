using System.Globalization;

namespace BedrockSelector.Quantities;

/// <summary>The names of the closed sets in data files, on command lines and in output, and the one way to print a decimal.</summary>
public static class QuantityNames
{
    private static readonly string[] Tiers = ["standard", "batch", "flex", "priority", "latency-optimized", "provisioned", "reserved"];
    private static readonly string[] Terms = ["none", "1-month", "3-month", "6-month"];

    /// <summary>Gets the name of a pricing tier.</summary>
    /// <param name="tier">The tier.</param>
    /// <returns>Such as <c>latency-optimized</c>.</returns>
    public static string Name(this PricingTier tier) => Tiers[(int)tier];

    /// <summary>Gets the name of a commitment term.</summary>
    /// <param name="term">The term.</param>
    /// <returns>Such as <c>6-month</c>.</returns>
    public static string Name(this CommitmentTerm term) => Terms[(int)term];

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

    /// <summary>Finds a pricing tier by name.</summary>
    /// <param name="name">A name, such as <c>batch</c>; ordinal.</param>
    /// <param name="tier">The tier, or <see cref="PricingTier.Standard"/>.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryParseTier(string? name, out PricingTier tier) => Find(Tiers, name, out tier);

    /// <summary>Finds a commitment term by name.</summary>
    /// <param name="name">A name, such as <c>1-month</c>; ordinal.</param>
    /// <param name="term">The term, or <see cref="CommitmentTerm.None"/>.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryParseTerm(string? name, out CommitmentTerm term) => Find(Terms, name, out term);

    /// <summary>Prints a decimal with all its digits and no trailing zeros.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Plain digits with a point, in any culture.</returns>
    public static string Plain(this decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    private static bool Find<T>(string[] names, string? name, out T value)
        where T : struct, Enum
    {
        var index = Array.IndexOf(names, name);
        value = index < 0 ? default : (T)Enum.ToObject(typeof(T), index);
        return index >= 0;
    }
}
