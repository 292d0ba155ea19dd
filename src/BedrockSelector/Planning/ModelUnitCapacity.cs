using System.Globalization;

namespace BedrockSelector.Planning;

/// <summary>What one model unit of provisioned throughput carries.</summary>
/// <remarks>
/// AWS publishes no such figures: they come from an account team or from a load test, and are never guessed here.
/// <c>default</c> carries nothing and is refused by the planner.
/// </remarks>
public readonly record struct ModelUnitCapacity
{
    private const decimal Most = 1_000_000_000_000m;

    /// <summary>Makes a capacity.</summary>
    /// <param name="inputTokensPerMinute">Input tokens a minute; zero or more.</param>
    /// <param name="outputTokensPerMinute">Output tokens a minute; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative, or both are zero.</exception>
    public ModelUnitCapacity(decimal inputTokensPerMinute, decimal outputTokensPerMinute)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(inputTokensPerMinute);
        ArgumentOutOfRangeException.ThrowIfNegative(outputTokensPerMinute);
        if (inputTokensPerMinute == 0m && outputTokensPerMinute == 0m)
        {
            throw new ArgumentOutOfRangeException(nameof(inputTokensPerMinute), 0m, "A unit carries input tokens, output tokens or both; both are zero.");
        }

        (InputTokensPerMinute, OutputTokensPerMinute) = (inputTokensPerMinute, outputTokensPerMinute);
    }

    /// <summary>Gets the input tokens a minute.</summary>
    /// <value>Zero or more.</value>
    public decimal InputTokensPerMinute { get; }

    /// <summary>Gets the output tokens a minute.</summary>
    /// <value>Zero or more.</value>
    public decimal OutputTokensPerMinute { get; }

    /// <summary>Reads a capacity, or any other rate of input and output, from text.</summary>
    /// <param name="text">Such as <c>in=30000,out=5000</c>, in tokens a minute; one of the two may be left out.</param>
    /// <param name="capacity">The capacity, or <c>default</c>.</param>
    /// <returns>Whether the text is one: at most 10^12 each, and one of them above zero.</returns>
    public static bool TryParse(string? text, out ModelUnitCapacity capacity)
    {
        capacity = default;
        decimal? input = null, output = null;
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            var pair = part.Split('=', 2, StringSplitOptions.TrimEntries);
            if (pair.Length != 2 || !decimal.TryParse(pair[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value > Most)
            {
                return false;
            }

            switch (pair[0])
            {
                case "in" when input is null:
                    input = value;
                    break;
                case "out" when output is null:
                    output = value;
                    break;
                default:
                    return false;
            }
        }

        if ((input ?? 0m) + (output ?? 0m) == 0m)
        {
            return false;
        }

        capacity = new(input ?? 0m, output ?? 0m);
        return true;
    }

    /// <summary>Computes how many units, in fractions, carry an hour of traffic entirely.</summary>
    /// <param name="tokens">The hour's traffic.</param>
    /// <param name="peakFactor">Peak minute over mean minute; one or more.</param>
    /// <returns>Units; zero without traffic, <see langword="null"/> when a side has traffic and units carry none of it.</returns>
    /// <remarks>
    /// The larger of peakFactor · input / (60 · input a minute) and the same for output. A side without traffic is
    /// left out. The share that n units serve is min(1, n / this).
    /// </remarks>
    public decimal? UnitsFor(HourlyTokens tokens, decimal peakFactor = 1m)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(peakFactor, 1m);
        var units = 0m;
        return Side(tokens.CapacityInput, InputTokensPerMinute, peakFactor, ref units)
            && Side(tokens.Output, OutputTokensPerMinute, peakFactor, ref units)
            ? units
            : null;
    }

    private static bool Side(decimal tokens, decimal perMinute, decimal peakFactor, ref decimal units)
    {
        if (tokens == 0m)
        {
            return true;
        }

        if (perMinute == 0m)
        {
            return false;
        }

        units = Math.Max(units, peakFactor * tokens / (60m * perMinute));
        return true;
    }
}
