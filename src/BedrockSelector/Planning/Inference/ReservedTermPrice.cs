using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>What reserved tokens a minute cost for a term.</summary>
internal readonly record struct ReservedTermPrice
{
    /// <summary>Makes a price.</summary>
    /// <param name="term">The term; one or three months.</param>
    /// <param name="inputUsdPerKtpmHour">US dollars for 1,000 input tokens a minute and one hour; zero or more.</param>
    /// <param name="outputUsdPerKtpmHour">US dollars for 1,000 output tokens a minute and one hour; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A price is negative, or the term is none.</exception>
    public ReservedTermPrice(CommitmentTerm term, decimal inputUsdPerKtpmHour, decimal outputUsdPerKtpmHour)
    {
        ArgumentOutOfRangeException.ThrowIfZero((int)term, nameof(term));
        ArgumentOutOfRangeException.ThrowIfNegative(inputUsdPerKtpmHour);
        ArgumentOutOfRangeException.ThrowIfNegative(outputUsdPerKtpmHour);
        (Term, InputUsdPerKtpmHour, OutputUsdPerKtpmHour) = (term, inputUsdPerKtpmHour, outputUsdPerKtpmHour);
    }

    /// <summary>Gets the term.</summary>
    /// <value>One or three months.</value>
    public CommitmentTerm Term { get; }

    /// <summary>Gets the price of input.</summary>
    /// <value>US dollars for 1,000 tokens a minute and one hour; zero or more.</value>
    public decimal InputUsdPerKtpmHour { get; }

    /// <summary>Gets the price of output.</summary>
    /// <value>US dollars for 1,000 tokens a minute and one hour; zero or more.</value>
    public decimal OutputUsdPerKtpmHour { get; }
}
