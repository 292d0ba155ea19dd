using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>What on-demand tokens cost.</summary>
/// <remarks>A cache price is needed only when the traffic has such tokens.</remarks>
public sealed record TokenPrices
{
    /// <summary>Gets the price of uncached input tokens.</summary>
    /// <value>US dollars for a number of tokens.</value>
    public required UnitPrice Input { get; init; }

    /// <summary>Gets the price of output tokens.</summary>
    /// <value>US dollars for a number of tokens.</value>
    public required UnitPrice Output { get; init; }

    /// <summary>Gets the price of input tokens read from the prompt cache.</summary>
    /// <value>US dollars for a number of tokens, or <see langword="null"/> when not known.</value>
    public UnitPrice? CacheRead { get; init; }

    /// <summary>Gets the price of input tokens written to the prompt cache.</summary>
    /// <value>US dollars for a number of tokens, or <see langword="null"/> when not known.</value>
    public UnitPrice? CacheWrite { get; init; }

    /// <summary>Computes the on-demand bill of an hour.</summary>
    /// <param name="tokens">The hour's traffic.</param>
    /// <returns>US dollars, or <see langword="null"/> when the hour has cache tokens whose price is not known.</returns>
    public decimal? AmountOf(HourlyTokens tokens)
    {
        if ((tokens.CacheRead > 0m && CacheRead is null) || (tokens.CacheWrite > 0m && CacheWrite is null))
        {
            return null;
        }

        return Input.AmountOf(tokens.Input) + Output.AmountOf(tokens.Output)
            + (CacheRead?.AmountOf(tokens.CacheRead) ?? 0m) + (CacheWrite?.AmountOf(tokens.CacheWrite) ?? 0m);
    }
}
