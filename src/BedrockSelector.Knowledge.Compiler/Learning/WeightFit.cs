namespace BedrockSelector.Knowledge.Compiler.Learning;

/// <summary>Fits what each feature adds to a count: least squares of the relative error, no weight below zero, a little drawn to zero.</summary>
internal static class WeightFit
{
    private const double Ridge = 1e-5;
    private const int Rounds = 300;

    /// <summary>Fits.</summary>
    /// <param name="texts">The texts with their counts, each above zero.</param>
    /// <returns>A weight a feature, in tokens, to four decimals.</returns>
    public static double[] Fit(IReadOnlyCollection<(CorpusText Text, int Tokens)> texts)
    {
        // A class with many texts shall not drown one with few, and the rounding of a short text's count shall not rule.
        var size = texts.CountBy(static pair => pair.Text.Label).ToDictionary();
        var n = CorpusText.FeatureCount;
        var gram = new double[n][];
        for (var i = 0; i < n; i++)
        {
            gram[i] = new double[n];
        }

        var target = new double[n];
        foreach (var (text, tokens) in texts)
        {
            var weight = Math.Min(1, Math.Sqrt(tokens / 100d)) / (Math.Sqrt(size[text.Label]) * tokens * tokens);
            foreach (var (i, count) in text.Features)
            {
                target[i] += weight * count * tokens;
                foreach (var (j, other) in text.Features)
                {
                    gram[i][j] += weight * count * other;
                }
            }
        }

        return [.. Descend(gram, target).Select(static weight => Math.Round(weight, 4))];
    }

    private static double[] Descend(double[][] gram, double[] target)
    {
        var used = Enumerable.Range(0, target.Length).Where(i => gram[i][i] > 0).ToArray();
        var ridge = Ridge * used.Sum(i => gram[i][i]) / target.Length;
        var weights = new double[target.Length];
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var i in used)
            {
                var gradient = target[i];
                foreach (var j in used)
                {
                    gradient -= gram[i][j] * weights[j];
                }

                weights[i] = Math.Max(0, (gradient + (gram[i][i] * weights[i])) / (gram[i][i] + ridge));
            }
        }

        return weights;
    }
}
