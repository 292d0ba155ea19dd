namespace BedrockSelector.Tokens;

/// <summary>How a family turns counted characters into tokens, and how far true counts stray, class by class.</summary>
internal sealed record FamilyScale
{
    /// <summary>How many units of a weight make a token: whole numbers add up to the same sum in any order.</summary>
    public const int UnitsPerToken = 10_000;

    /// <summary>Gets what each counter adds, in units; <see langword="null"/> where the family has ratios instead.</summary>
    public int[]? Weights { get; init; }

    /// <summary>Gets what the weighed sum is multiplied by, or without weights the tokens a character: one figure a class.</summary>
    public required double[] Factors { get; init; }

    /// <summary>Gets the factors to the lower end of the band: one a class, above zero, at most one.</summary>
    public required double[] Low { get; init; }

    /// <summary>Gets the factors to the upper end of the band: one a class, one or more.</summary>
    public required double[] High { get; init; }

    /// <summary>Gets by how many tokens for each root of the count the band is wider at both ends: short texts stray further.</summary>
    public double Slack { get; init; }

    /// <summary>Estimates.</summary>
    /// <param name="counters">The counted characters.</param>
    /// <returns>The count with its band; nothing for no character.</returns>
    public TokenSpan Estimate(ReadOnlySpan<int> counters)
    {
        var mix = TextClassifier.MixOf(counters);
        var characters = mix.Total;
        if (characters == 0)
        {
            return default;
        }

        var factor = mix.Mean(Factors);
        var expected = Math.Max(1, Weights is { } weights ? Weigh(counters, weights) / (double)UnitsPerToken * factor : characters * factor);
        var slack = Slack * Math.Sqrt(expected);
        return new(Math.Max(0, (expected * mix.Mean(Low)) - slack), expected, (expected * mix.Mean(High)) + slack);
    }

    private static long Weigh(ReadOnlySpan<int> counters, int[] weights)
    {
        long sum = 0;
        for (var row = 0; row < CharacterCounts.Length; row += CharacterKinds.FineCount)
        {
            // Half of the rows are empty in any one text.
            var cells = counters.Slice(row, CharacterKinds.FineCount);
            if (!cells.ContainsAnyExcept(0))
            {
                continue;
            }

            var ofRow = weights.AsSpan(row, CharacterKinds.FineCount);
            for (var i = 0; i < cells.Length; i++)
            {
                sum += (long)cells[i] * ofRow[i];
            }
        }

        return sum;
    }
}
