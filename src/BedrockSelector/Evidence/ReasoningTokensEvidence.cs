using BedrockSelector.Knowledge;

namespace BedrockSelector.Evidence;

/// <summary>How many tokens a model thinks with, in one mode, for each token that it answers.</summary>
/// <remarks>
/// A ratio of sums over whole benchmark runs: tokens of reasoning divided by tokens of answers. It says what to expect of many requests, not of one.
/// </remarks>
public sealed record ReasoningTokensEvidence
{
    /// <summary>Gets the mode.</summary>
    /// <value>One that reasons.</value>
    public required ReasoningMode Mode { get; init; }

    /// <summary>Gets the class of tasks.</summary>
    /// <value><see langword="null"/> for every class of which nothing more exact is known.</value>
    public TaskClass? Task { get; init; }

    /// <summary>Gets the ratio to expect.</summary>
    /// <value>Reasoning tokens for each answer token; zero or more.</value>
    public required decimal PerAnswerToken { get; init; }

    /// <summary>Gets the lowest ratio among the runs behind it.</summary>
    /// <value>Reasoning tokens for each answer token; from zero to <see cref="PerAnswerToken"/>.</value>
    public required decimal Low { get; init; }

    /// <summary>Gets the highest ratio among the runs behind it.</summary>
    /// <value>Reasoning tokens for each answer token; <see cref="PerAnswerToken"/> or more.</value>
    public required decimal High { get; init; }

    /// <summary>Gets the source.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public required CatalogSource Source { get; init; }

    /// <summary>Gets the layer of the catalog that holds it.</summary>
    /// <value><c>embedded</c>, or the name of an overlay.</value>
    public required string Layer { get; init; }
}
