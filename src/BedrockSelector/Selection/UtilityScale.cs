namespace BedrockSelector.Selection;

/// <summary>The fixed scales on which criteria become comparable.</summary>
/// <remarks>
/// <para>
/// A candidate's score is 100 × (wq·uq + wl·ul + wc·uc) ÷ (wq + wl + wc), with its own figures alone:
/// uq = quality ÷ 100; ul = 1 − (log10(seconds) + 1) ÷ 3, which is 1 at 0.1 s and 0 at 100 s;
/// uc = 1 − (log10(dollars) + 6) ÷ 6, which is 1 at a millionth of a dollar and 0 at one dollar.
/// The scales are not cut off: a faster or cheaper candidate always gains.
/// </para>
/// <para>
/// So ten points of quality weigh as much as a doubling of speed, or as costs lower by a factor of four. Since no scale looks at the other
/// candidates, adding or removing one never reorders the rest, and since both logarithms turn factors into constants, neither the unit of money
/// nor the size of the workload changes an order.
/// </para>
/// </remarks>
internal static class UtilityScale
{
    // Below a billionth of a dollar or a tenth of a millisecond, more would be noise; it keeps free offers finite.
    internal const double LeastUsd = 1e-9;
    internal const double LeastSeconds = 1e-4;

    /// <summary>Gets the utility of a quality.</summary>
    /// <param name="quality">From 0 to 100.</param>
    /// <returns>From 0 to 1.</returns>
    public static double Quality(double quality) => quality / 100;

    /// <summary>Gets the utility of a time.</summary>
    /// <param name="seconds">Seconds; zero or more.</param>
    /// <returns>1 at 0.1 s, 0 at 100 s, linear in the logarithm, not cut off.</returns>
    public static double Latency(double seconds) => 1 - ((Math.Log10(Math.Max(seconds, LeastSeconds)) + 1) / 3);

    /// <summary>Gets the utility of a cost.</summary>
    /// <param name="usd">US dollars; zero or more.</param>
    /// <returns>1 at 0.000001 USD, 0 at 1 USD, linear in the logarithm, not cut off.</returns>
    public static double Cost(decimal usd) => 1 - ((Math.Log10(Math.Max((double)usd, LeastUsd)) + 6) / 6);
}
