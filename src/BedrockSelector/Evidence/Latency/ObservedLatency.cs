namespace BedrockSelector.Evidence.Latency;

/// <summary>The medians that an application measured of one offer in one mode.</summary>
/// <param name="FirstToken">Seconds to the first token; <see langword="null"/> where none was measured.</param>
/// <param name="FirstTokenWeight">The measurements behind it, older ones counting less.</param>
/// <param name="TokensPerSecond">Speed after the first token; <see langword="null"/> where none was measured.</param>
/// <param name="SpeedWeight">The measurements behind it.</param>
internal readonly record struct ObservedLatency(double? FirstToken, double FirstTokenWeight, double? TokensPerSecond, double SpeedWeight)
{
    /// <summary>Gets how much longer the first token takes for each uncached token of the prompt; <see langword="null"/> while prompts are too few or too alike to tell.</summary>
    public double? SecondsPerInputToken { get; init; }

    /// <summary>Gets the mean length of the prompts, in tokens; 0 where no length is known.</summary>
    public double MeanInputTokens { get; init; }
}
