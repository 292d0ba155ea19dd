namespace BedrockSelector.Evidence.Latency;

/// <summary>The time to the first token as a line over the uncached length of the prompt.</summary>
internal readonly struct FirstToken
{
    /// <summary>Makes a line through one point.</summary>
    /// <param name="seconds">Seconds at that point; above zero, or not a number where nothing is known.</param>
    /// <param name="perToken">Seconds that a further token takes; zero or more.</param>
    /// <param name="at">The length of the prompt at that point, in tokens; zero or more.</param>
    public FirstToken(double seconds, double perToken, double at)
    {
        // No prompt takes less than no time: a line that would, is taken to be in proportion to the prompt.
        PerToken = at > 0 ? Math.Min(perToken, seconds / at) : perToken;
        Start = seconds - (PerToken * at);
    }

    /// <summary>Gets the seconds of an empty prompt; zero or more, or not a number where nothing is known.</summary>
    public double Start { get; }

    /// <summary>Gets the seconds that each token takes; zero or more.</summary>
    public double PerToken { get; }

    public double Seconds(double tokens) => Start + (PerToken * tokens);
}
