using System.Globalization;
using System.Text.Json.Serialization;

namespace BedrockSelector.Customization.Evaluation;

/// <summary>A custom model against its base on the same held-out cases: is the difference more than chance?</summary>
/// <remarks>
/// <para>A document: compared by value, and JSON both ways. The same cases give the same figures.</para>
/// <para>
/// The p-value is two-sided. Right-or-wrong scores: McNemar's exact test. Other scores: a sign-flip test of the mean difference, exact for
/// up to 20 cases that differ, else by 20,000 draws of a fixed seed. The interval is the middle 95 % of the mean difference over 10,000
/// paired bootstrap samples of a fixed seed; without a difference it is a point.
/// </para>
/// </remarks>
public sealed record PairedComparison
{
    private const int ExactCases = 20;
    private const int Draws = 20_000;
    private const int Samples = 10_000;
    private const int Seed = 20_261_128;

    /// <summary>Gets the kind and version of the document.</summary>
    /// <value><c>customize-evaluate/1</c>.</value>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "customize-evaluate/1";

    /// <summary>Gets how many cases both answered.</summary>
    /// <value>One or more.</value>
    public required int Cases { get; init; }

    /// <summary>Gets the mean score of the base.</summary>
    /// <value>On the scale of the scores.</value>
    public required double BaseScore { get; init; }

    /// <summary>Gets the mean score of the custom model.</summary>
    /// <value>On the same scale.</value>
    public required double CustomScore { get; init; }

    /// <summary>Gets on how many cases the custom model is better.</summary>
    /// <value>Zero or more.</value>
    public required int Better { get; init; }

    /// <summary>Gets on how many cases it is worse.</summary>
    /// <value>Zero or more.</value>
    public required int Worse { get; init; }

    /// <summary>Gets the test.</summary>
    /// <value>By the kind of scores and the number of cases that differ.</value>
    public required PairedTestKind Test { get; init; }

    /// <summary>Gets how likely a difference at least as large is by chance alone.</summary>
    /// <value>From 0 to 1.</value>
    public required double PValue { get; init; }

    /// <summary>Gets the lower end of the 95 % interval of the mean difference.</summary>
    /// <value>Custom less base.</value>
    public required double DifferenceLow { get; init; }

    /// <summary>Gets the upper end.</summary>
    /// <value><see cref="DifferenceLow"/> or more.</value>
    public required double DifferenceHigh { get; init; }

    /// <summary>Gets whether the difference is more than chance.</summary>
    /// <value>True for a p-value below 0.05.</value>
    public bool IsSignificant => PValue < 0.05;

    /// <summary>Gets the answer in words.</summary>
    /// <value>A sentence.</value>
    public string Verdict => Cases < 6 || (!IsSignificant && Better + Worse > 0)
        ? string.Create(CultureInfo.InvariantCulture, $"{Cases} cases do not tell the two apart (p = {PValue:0.###}).")
        : Better + Worse == 0 ? "The two score alike on every case."
        : string.Create(CultureInfo.InvariantCulture, $"The custom model is {(CustomScore > BaseScore ? "better" : "worse")} by {Math.Abs(CustomScore - BaseScore):0.####} (p = {PValue:0.####}).");

    /// <summary>Compares.</summary>
    /// <param name="cases">The cases; one or more, scores finite.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="cases"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no case, or a score is not finite.</exception>
    public static PairedComparison Of(IReadOnlyList<PairedCase> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        if (cases.Count == 0 || cases.Any(static one => !double.IsFinite(one.BaseScore) || !double.IsFinite(one.CustomScore)))
        {
            throw new ArgumentException("At least one case is wanted, with finite scores.", nameof(cases));
        }

        double[] all = [.. cases.Select(static one => one.CustomScore - one.BaseScore)];
        double[] differences = [.. all.Where(static one => one != 0)];
        var (better, worse) = (differences.Count(static one => one > 0), differences.Count(static one => one < 0));
        var binary = cases.All(static one => one.BaseScore is 0 or 1 && one.CustomScore is 0 or 1);
        var test = binary ? PairedTestKind.ExactMcNemar : differences.Length <= ExactCases ? PairedTestKind.ExactSignFlip : PairedTestKind.SampledSignFlip;
        var (low, high) = Interval(all);
        return new()
        {
            Cases = cases.Count,
            BaseScore = cases.Average(static one => one.BaseScore),
            CustomScore = cases.Average(static one => one.CustomScore),
            Better = better,
            Worse = worse,
            Test = test,
            PValue = test switch
            {
                PairedTestKind.ExactMcNemar => McNemar(better, worse),
                PairedTestKind.ExactSignFlip => AllFlips(differences),
                _ => DrawnFlips(differences),
            },
            DifferenceLow = low,
            DifferenceHigh = high,
        };
    }

    // Twice the smaller tail of a fair coin, thrown once for each case on which the two differ.
    private static double McNemar(int better, int worse)
    {
        var n = better + worse;
        var (tail, logChoose) = (0d, 0d);
        for (var k = 0; k <= Math.Min(better, worse); k++)
        {
            tail += Math.Exp(logChoose - (n * Math.Log(2)));
            logChoose += Math.Log(n - k) - Math.Log(k + 1);
        }

        return Math.Min(1, 2 * tail);
    }

    private static double AllFlips(double[] differences)
    {
        var observed = Math.Abs(differences.Sum());
        var extreme = 0L;
        var flips = 1L << differences.Length;
        for (var mask = 0L; mask < flips; mask++)
        {
            var sum = 0d;
            for (var i = 0; i < differences.Length; i++)
            {
                sum += (mask >> i & 1) == 0 ? differences[i] : -differences[i];
            }

            extreme += Math.Abs(sum) >= observed - 1e-12 ? 1 : 0;
        }

        return (double)extreme / flips;
    }

    private static double DrawnFlips(double[] differences)
    {
        var random = new Random(Seed);
        var observed = Math.Abs(differences.Sum());
        var extreme = 1;
        for (var draw = 0; draw < Draws; draw++)
        {
            var sum = 0d;
            foreach (var difference in differences)
            {
                sum += random.Next(2) == 0 ? difference : -difference;
            }

            extreme += Math.Abs(sum) >= observed - 1e-12 ? 1 : 0;
        }

        // The draw that was observed counts, so that no p-value is zero.
        return (double)extreme / (Draws + 1);
    }

    private static (double Low, double High) Interval(double[] differences)
    {
        var random = new Random(Seed);
        var means = new double[Samples];
        for (var sample = 0; sample < Samples; sample++)
        {
            var sum = 0d;
            for (var i = 0; i < differences.Length; i++)
            {
                sum += differences[random.Next(differences.Length)];
            }

            means[sample] = sum / differences.Length;
        }

        Array.Sort(means);
        return (means[(int)(Samples * 0.025)], means[(int)(Samples * 0.975) - 1]);
    }
}
