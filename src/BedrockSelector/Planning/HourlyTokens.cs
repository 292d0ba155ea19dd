namespace BedrockSelector.Planning;

/// <summary>The tokens that one hour of traffic sends and receives.</summary>
/// <remarks>
/// No count contains another: <see cref="Input"/> holds only tokens neither read from nor written to the prompt cache.
/// <c>default</c> is an hour without traffic.
/// </remarks>
public readonly record struct HourlyTokens
{
    /// <summary>Makes an hour of traffic.</summary>
    /// <param name="input">Uncached input tokens; zero or more.</param>
    /// <param name="output">Output tokens; zero or more.</param>
    /// <param name="cacheRead">Input tokens read from the prompt cache; zero or more.</param>
    /// <param name="cacheWrite">Input tokens written to the prompt cache; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative.</exception>
    public HourlyTokens(decimal input, decimal output, decimal cacheRead = 0m, decimal cacheWrite = 0m)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(input);
        ArgumentOutOfRangeException.ThrowIfNegative(output);
        ArgumentOutOfRangeException.ThrowIfNegative(cacheRead);
        ArgumentOutOfRangeException.ThrowIfNegative(cacheWrite);
        (Input, Output, CacheRead, CacheWrite) = (input, output, cacheRead, cacheWrite);
    }

    /// <summary>Gets the uncached input tokens.</summary>
    /// <value>Tokens; zero or more.</value>
    public decimal Input { get; }

    /// <summary>Gets the output tokens.</summary>
    /// <value>Tokens; zero or more.</value>
    public decimal Output { get; }

    /// <summary>Gets the input tokens read from the prompt cache.</summary>
    /// <value>Tokens; zero or more.</value>
    public decimal CacheRead { get; }

    /// <summary>Gets the input tokens written to the prompt cache.</summary>
    /// <value>Tokens; zero or more.</value>
    public decimal CacheWrite { get; }

    /// <summary>Gets the input tokens that take capacity: uncached input and cache writes.</summary>
    /// <value>Tokens; zero or more.</value>
    /// <remarks>
    /// AWS counts the same against quotas and against reserved capacity
    /// (<see href="https://docs.aws.amazon.com/bedrock/latest/userguide/service-tiers-inference.html"/>, read 2026-10);
    /// it publishes nothing for model units, so the same rule is used.
    /// </remarks>
    public decimal CapacityInput => Input + CacheWrite;

    /// <summary>Gets all tokens.</summary>
    /// <value>Tokens; zero or more.</value>
    public decimal Total => Input + Output + CacheRead + CacheWrite;

    /// <summary>Adds two hours of traffic.</summary>
    /// <param name="left">One hour.</param>
    /// <param name="right">Another.</param>
    /// <returns>The sum, count by count.</returns>
    public static HourlyTokens operator +(HourlyTokens left, HourlyTokens right) =>
        new(left.Input + right.Input, left.Output + right.Output, left.CacheRead + right.CacheRead, left.CacheWrite + right.CacheWrite);

    /// <summary>Adds an hour of traffic.</summary>
    /// <param name="other">The other hour.</param>
    /// <returns>The sum, count by count.</returns>
    public HourlyTokens Add(HourlyTokens other) => this + other;

    /// <summary>Multiplies the traffic.</summary>
    /// <param name="factor">The factor; zero or more.</param>
    /// <returns>The scaled traffic.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is negative.</exception>
    public HourlyTokens Times(decimal factor) => new(Input * factor, Output * factor, CacheRead * factor, CacheWrite * factor);
}
