using System.Numerics;

namespace BedrockSelector.Selection.Columns;

/// <summary>
/// Scores in single precision, many offers at a time, to find those that may be the best. It never decides: whatever comes near the best is scored
/// again by the one scalar function, with decimal costs.
/// </summary>
internal static class ScoreScreen
{
    /// <summary>
    /// By how many points a screened score may differ from the exact one. The logarithm is off by at most 0.00011 and counts at most 10.04 times
    /// (100 ÷ 3 × log10 2); sums of six rounded prices are off by 1e-6 of their size, which the logarithm makes 2e-6; terms of up to 700 points are
    /// rounded to 4e-5. That is less than 0.002 in all.
    /// </summary>
    public const float Tolerance = 0.01f;

    /// <summary>By what share a screened cost, time or size may differ from the exact one, and to spare.</summary>
    public const float Slack = 1e-5f;

    /// <summary>The score of an offer that cannot be chosen, and that of one that must always be looked at exactly.</summary>
    public const float Never = -1e30f;

    /// <inheritdoc cref="Never"/>
    public const float Always = 1e30f;

    /// <summary>By how much the bits of a float grow, read as a whole number, when it doubles.</summary>
    public const double BitsPerDoubling = 1 << 23;

    /// <summary>The logarithm to base 2 that bits of zero stand for, with its sign turned.</summary>
    public const double ExponentBias = 127;

    /// <summary>How many points a doubled cost takes off a score.</summary>
    public static double PerDoubledCost(in CriterionContributions shares) => 100 * shares.Cost / 6 * Math.Log10(2);

    /// <summary>How many points a doubled time takes off a score.</summary>
    public static double PerDoubledTime(in CriterionContributions shares) => 100 * shares.Latency / 3 * Math.Log10(2);

    /// <summary>
    /// Reads the bits of positive numbers as whole numbers. Divided by <see cref="BitsPerDoubling"/> and less <see cref="ExponentBias"/> they are
    /// the logarithm to base 2 with a straight line between powers of two: at most 0.0861 below it, and never above.
    /// </summary>
    public static Vector<float> Bits(Vector<float> values) => Vector.ConvertToSingle(Vector.AsVectorInt32(values));

    /// <summary>Computes logarithms to base 2 of positive, normal numbers, to 0.00011.</summary>
    public static Vector<float> Log2(Vector<float> values)
    {
        // A float is 2^e · m with m from 1 to 2: its exponent field gives e, and a polynomial of degree 4 through Chebyshev's points gives log2 m.
        var bits = Vector.AsVectorInt32(values);
        var exponent = Vector.ConvertToSingle(Vector.ShiftRightLogical(bits, 23) - new Vector<int>(127));
        var m = Vector.AsVectorSingle((bits & new Vector<int>(0x007FFFFF)) | new Vector<int>(0x3F800000));
        var p = MultiplyAdd(new(-0.08001087690681408f), m, new(0.6355111165203486f));
        p = MultiplyAdd(p, m, new(-2.0994022811883184f));
        p = MultiplyAdd(p, m, new(4.049616892586122f));
        return exponent + MultiplyAdd(p, m, new(-2.505614661980077f));
    }

    public static Vector<float> MultiplyAdd(Vector<float> a, Vector<float> b, Vector<float> c) =>
#if NET9_0_OR_GREATER
        Vector.MultiplyAddEstimate(a, b, c);
#else
        (a * b) + c;
#endif
}
