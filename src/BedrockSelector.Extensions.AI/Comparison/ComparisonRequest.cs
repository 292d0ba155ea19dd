using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Extensions.AI.Accounting;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using Microsoft.Extensions.AI;

namespace BedrockSelector.Extensions.AI.Comparison;

/// <summary>One prompt for several models.</summary>
/// <remarks>Two requests are equal only if they hold the same arrays.</remarks>
public sealed record ComparisonRequest
{
    /// <summary>Gets the models.</summary>
    /// <value>In the order of the results; at least one, each once.</value>
    public required ImmutableArray<ModelReference> Models { get; init; }

    /// <summary>Gets the prompt.</summary>
    /// <value>Text, images, documents and system prompt; at least one message. Not changed.</value>
    public required ImmutableArray<ChatMessage> Messages { get; init; }

    /// <summary>Gets the options of the calls, tools included.</summary>
    /// <value><see langword="null"/>, the default, for none. Its model id is ignored.</value>
    public ChatOptions? Options { get; init; }

    /// <summary>Gets the region that is called and whose prices hold.</summary>
    /// <value>An AWS region; the region of an ARN goes first.</value>
    public required AwsRegion Region { get; init; }

    /// <summary>Gets the date whose prices hold.</summary>
    /// <value><see langword="null"/>, the default, for today.</value>
    public DateOnly? AsOf { get; init; }

    /// <summary>Gets the tier whose prices hold. The client factory must call that tier.</summary>
    /// <value>Standard by default.</value>
    public PricingTier Tier { get; init; }

    /// <summary>Gets how often each model is asked.</summary>
    /// <value>From 1 to 1000; 1 by default. The runs of one model follow one another.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of range.</exception>
    public int Runs { get; init => field = InRange(value, 1, 1000); } = 1;

    /// <summary>Gets how many calls may be under way at once.</summary>
    /// <value>From 1 to 1000; 8 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of range.</exception>
    public int MaxConcurrency { get; init => field = InRange(value, 1, 1000); } = 8;

    /// <summary>Gets what happens to content that a model cannot take.</summary>
    /// <value>It is left out by default.</value>
    public UnsupportedContent Unsupported { get; init; }

    /// <summary>Gets where the clients count cached tokens.</summary>
    /// <value>Inside the input by default.</value>
    public CacheTokenPlacement CacheTokens { get; init; }

    private static int InRange(int value, int least, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most);
        return value;
    }
}
