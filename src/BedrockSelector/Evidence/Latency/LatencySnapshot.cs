namespace BedrockSelector.Evidence.Latency;

/// <summary>What an observer has seen of one model, mode and tier.</summary>
public sealed record LatencySnapshot
{
    /// <summary>Gets how many requests were observed since the start, failures included.</summary>
    /// <value>Zero or more; never decays.</value>
    public required long Count { get; init; }

    /// <summary>Gets how many of them failed.</summary>
    /// <value>Zero or more; never decays.</value>
    public required long Failures { get; init; }

    /// <summary>Gets the share of requests that fail, recent ones counting more.</summary>
    /// <value>From 0 to 1; <see langword="null"/> when nothing was observed.</value>
    public double? FailureRate { get; init; }

    /// <summary>Gets the measurements of time to first token, older ones counting less.</summary>
    /// <value>Zero or more.</value>
    public required double TimeToFirstTokenWeight { get; init; }

    /// <summary>Gets the measurements of speed, older ones counting less.</summary>
    /// <value>Zero or more.</value>
    public required double SpeedWeight { get; init; }

    /// <summary>Gets the time to first token at the percentile asked for.</summary>
    /// <value>Within one per cent of the measurements; <see langword="null"/> when there is none.</value>
    public TimeSpan? TimeToFirstToken { get; init; }

    /// <summary>Gets the speed at the percentile asked for: the share of requests that are at most this slow.</summary>
    /// <value>Tokens per second, within one per cent of the measurements; <see langword="null"/> when there is none.</value>
    public double? OutputTokensPerSecond { get; init; }

    /// <summary>Gets how much longer the first token takes for each token of the prompt.</summary>
    /// <value>Seconds a token, above 0; <see langword="null"/> while the prompts seen are too few or too alike to tell.</value>
    public double? SecondsPerInputToken { get; init; }

    /// <summary>Gets the mean length of the prompts that <see cref="SecondsPerInputToken"/> rests on.</summary>
    /// <value>Tokens; 0 when no length is known.</value>
    public double MeanInputTokens { get; init; }
}
