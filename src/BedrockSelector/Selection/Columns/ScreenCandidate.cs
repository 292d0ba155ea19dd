namespace BedrockSelector.Selection.Columns;

/// <summary>What a screen keeps of one candidate, in single precision.</summary>
/// <param name="Row">The row of the offer.</param>
/// <param name="Tier">The position of the tier.</param>
internal readonly record struct ScreenCandidate(int Row, int Tier)
{
    /// <summary>Gets the part of the score that no usage changes, in points; <see cref="ScoreScreen.Never"/> or <see cref="ScoreScreen.Always"/> where it is not a matter of scores.</summary>
    public float Base { get; init; }

    /// <summary>Gets whether it lacks evidence, and only that, of a criterion that is dropped for usages for which no candidate has any.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>Gets the time to the first token of an empty prompt, in seconds.</summary>
    public float FirstToken { get; init; }

    /// <summary>Gets the seconds that each uncached token of the prompt takes.</summary>
    public float PerInput { get; init; }

    /// <summary>Gets the seconds that each further token takes.</summary>
    public float PerToken { get; init; }

    /// <summary>Gets the tokens written for each token of the answer, those of reasoning included; one or more.</summary>
    public float Written { get; init; }

    /// <summary>Gets the tokens that input and output may have together.</summary>
    public float Window { get; init; }

    /// <summary>Gets the tokens that an answer may have.</summary>
    public float Longest { get; init; }

    /// <summary>Gets the score for the prepared usage, in points, whether or not limits admit the candidate; <see cref="ScoreScreen.Never"/> and <see cref="ScoreScreen.Always"/> as in <see cref="Base"/>.</summary>
    public float Prepared { get; init; }
}
