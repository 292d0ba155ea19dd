using BedrockSelector.Tokens;

namespace BedrockSelector.Knowledge.Compiler.Learning;

/// <summary>Learned of a tokenizer: the weights, and how far true counts lie from what they give, by class.</summary>
internal sealed record TokenScale(string Id, double[]? Weights, double[]? Factors, double[] Low, double[] High, double Slack)
{
    /// <summary>Below this many texts a class takes the band of all texts.</summary>
    private const int FewTexts = 25;

    /// <summary>No class has a narrower band: the origins of the corpus are few, and the next one is another.</summary>
    private const double Least = 0.13;

    /// <summary>No class of a tokenizer that was counted has a wider one: a script that no other origin has seems stranger than it is.</summary>
    public const double Most = 0.45;

    /// <summary>Weighs the features of a text.</summary>
    public static double Estimate(double[] weights, CorpusText text) => Math.Max(1, text.Features.Sum(feature => weights[feature.Index] * feature.Count));

    /// <summary>Finds for each class the factors between which a share of the true counts lies.</summary>
    /// <param name="seen">Class, what was estimated, what was counted.</param>
    /// <param name="slack">Tokens beyond the factors for each root of the estimate: short texts stray further.</param>
    /// <param name="share">The share of the texts that may lie below, and above.</param>
    /// <param name="most">How wide a band may be.</param>
    /// <returns>The factors by class.</returns>
    public static (double[] Low, double[] High) Bands(IReadOnlyCollection<(TextClass Class, double Estimate, double Count)> seen, double slack, double share, double most = 100)
    {
        var (low, high) = (new double[TextClasses.Count], new double[TextClasses.Count]);
        foreach (var of in Enum.GetValues<TextClass>())
        {
            var own = seen.Where(one => one.Class == of).ToArray();
            var texts = own.Length < FewTexts ? [.. seen] : own;
            low[(int)of] = Math.Clamp(Quantile([.. texts.Select(one => (one.Count + (slack * Math.Sqrt(one.Estimate))) / one.Estimate)], share), Math.Max(0.01, 1 - most), 1 - Least);
            high[(int)of] = Math.Clamp(Quantile([.. texts.Select(one => (one.Count - (slack * Math.Sqrt(one.Estimate))) / one.Estimate)], 1 - share), 1 + Least, 1 + most);
        }

        return ([.. low.Select(static factor => Math.Floor(factor * 1000) / 1000)], [.. high.Select(static factor => Math.Ceiling(factor * 1000) / 1000)]);
    }

    /// <summary>Finds the value below which a share of the values lies.</summary>
    public static double Quantile(double[] values, double share)
    {
        Array.Sort(values);
        return values[(int)Math.Clamp(share < 0.5 ? Math.Floor(share * values.Length) : Math.Ceiling(share * values.Length) - 1, 0, values.Length - 1)];
    }
}
