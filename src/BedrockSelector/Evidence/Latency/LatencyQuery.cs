using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Evidence.Latency;

/// <summary>What latency is asked for.</summary>
public readonly record struct LatencyQuery
{
    // The percentile less 50, so that default means the median.
    private readonly int _abovePercentile;

    /// <summary>Makes a question about the median of the standard tier without reasoning.</summary>
    /// <param name="model">The model.</param>
    /// <param name="outputTokens">The length of the answer, reasoning included, in tokens; zero or more.</param>
    /// <exception cref="ArgumentException"><paramref name="model"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="outputTokens"/> is negative or not finite.</exception>
    public LatencyQuery(ModelId model, double outputTokens)
    {
        if (model == default)
        {
            throw new ArgumentException("The model has no id.", nameof(model));
        }

        if (!(outputTokens >= 0) || double.IsInfinity(outputTokens))
        {
            throw new ArgumentOutOfRangeException(nameof(outputTokens), outputTokens, "A number of tokens is zero or more.");
        }

        (Model, OutputTokens) = (model, outputTokens);
    }

    /// <summary>Gets the model.</summary>
    public ModelId Model { get; }

    /// <summary>Gets the length of the answer.</summary>
    /// <value>Tokens, reasoning included; zero or more.</value>
    public double OutputTokens { get; }

    /// <summary>Gets the length of the prompt.</summary>
    /// <value>Tokens that are not read from a cache; <see langword="null"/> by default: a prompt like those that were measured.</value>
    public double? InputTokens
    {
        get;
        init => field = value is null or (>= 0 and < double.PositiveInfinity)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A number of tokens is zero or more.");
    }

    /// <summary>Gets the region called.</summary>
    /// <value><c>default</c> by default: any, so that figures of no region come first. Own measurements are of every region either way.</value>
    public AwsRegion Region { get; init; }

    /// <summary>Gets the mode.</summary>
    /// <value><see cref="ReasoningMode.Standard"/> by default.</value>
    public ReasoningMode Mode { get; init; }

    /// <summary>Gets the pricing tier; a tier is never answered with the figures of another.</summary>
    /// <value><see cref="PricingTier.Standard"/> by default.</value>
    public PricingTier Tier { get; init; }

    /// <summary>Gets the percentile: how many of 100 requests are at most this slow.</summary>
    /// <value>From 1 to 99; 50 by default.</value>
    public int Percentile
    {
        get => _abovePercentile + 50;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 99);
            _abovePercentile = value - 50;
        }
    }
}
