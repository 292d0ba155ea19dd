using BedrockSelector.Quantities;

namespace BedrockSelector.Statements;

/// <summary>Use and cost of one combination of keys.</summary>
public sealed record UsageRow
{
    /// <summary>Gets the values of the keys.</summary>
    /// <value>In the order asked for; empty text where the records do not say.</value>
    public required ValueList<string> Keys { get; init; }

    /// <summary>Gets the calls.</summary>
    /// <value>Zero or more.</value>
    public required long Requests { get; init; }

    /// <summary>Gets the input tokens neither read from nor written to the prompt cache.</summary>
    /// <value>Zero or more.</value>
    public required long InputTokens { get; init; }

    /// <summary>Gets the output tokens.</summary>
    /// <value>Zero or more.</value>
    public required long OutputTokens { get; init; }

    /// <summary>Gets the tokens read from the prompt cache.</summary>
    /// <value>Zero or more.</value>
    public required long CacheReadTokens { get; init; }

    /// <summary>Gets the tokens written to the prompt cache.</summary>
    /// <value>Zero or more.</value>
    public required long CacheWriteTokens { get; init; }

    /// <summary>Gets the images made, or taken by embedding models.</summary>
    /// <value>Zero or more.</value>
    public long Images { get; init; }

    /// <summary>Gets the seconds of video made.</summary>
    /// <value>Zero or more.</value>
    public long VideoSeconds { get; init; }

    /// <summary>Gets what all of it costs.</summary>
    /// <value>US dollars; <see langword="null"/> when anything of it has no price.</value>
    public required decimal? Usd { get; init; }

    /// <summary>Gets what those parts cost that have a price.</summary>
    /// <value>US dollars; zero or more.</value>
    public required decimal PricedUsd { get; init; }

    /// <summary>Gets why parts have no price.</summary>
    /// <value>Sentences, each once; empty when all have one.</value>
    public ValueList<string> Missing { get; init; } = [];
}
