using BedrockSelector.Quantities;

namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>How long an answer may be for what is left of a budget, and what is set aside for it.</summary>
internal static class BudgetCeiling
{
    /// <summary>An answer is given room for so many times its expected length where the chat sets no limit and the budget allows.</summary>
    private const int Room = 4;

    /// <param name="remainingUsd">What is left.</param>
    /// <param name="requirements">What the chat needs; its text is taken as a token a byte, which no tokenizer exceeds.</param>
    /// <param name="maxOutputTokens">The limit that the chat sets; null for none.</param>
    /// <param name="price">Prices a usage.</param>
    /// <returns>
    /// The longest answer, and the most that such a call can cost; where not even the expected answer fits, its price, which the budget refuses.
    /// </returns>
    public static (long Ceiling, decimal ReservedUsd) Of(
        decimal remainingUsd, ChatRequirements requirements, int? maxOutputTokens, Func<Usage, decimal> price)
    {
        var input = requirements.MostInputTokens;
        var wanted = maxOutputTokens ?? ((long)requirements.OutputTokens * Room);
        if (price(Usage.Tokens(input, wanted)) is var whole && whole <= remainingUsd)
        {
            return (wanted, whole);
        }

        // The price rises with the length; the longest that fits lies between what is expected and what is wanted.
        var (fits, tooLong) = ((long)Math.Min(requirements.OutputTokens, wanted), wanted);
        if (price(Usage.Tokens(input, fits)) is var least && least > remainingUsd)
        {
            return (fits, least);
        }

        while (tooLong - fits > 1)
        {
            var middle = fits + ((tooLong - fits) / 2);
            (fits, tooLong) = price(Usage.Tokens(input, middle)) <= remainingUsd ? (middle, tooLong) : (fits, middle);
        }

        return (fits, price(Usage.Tokens(input, fits)));
    }
}
