using System.Collections.Immutable;

namespace BedrockSelector.Knowledge.Compiler.Reading;

/// <summary>What one source says of one fact: a line of <c>Observations/SOURCE.csv</c>.</summary>
internal sealed record Observation
{
    /// <summary>Gets the key of the source: the file's name.</summary>
    public required string Source { get; init; }

    /// <summary>Gets the file and line, for messages.</summary>
    public required string Place { get; init; }

    /// <summary>Gets the section of the documents; <c>models</c> unless the subject says <c>section/key</c>.</summary>
    public required string Section { get; init; }

    /// <summary>Gets the key of the entry in its section, such as a model id.</summary>
    public required string Key { get; init; }

    /// <summary>Gets the path of the fact inside the entry, such as <c>limits.contextWindow</c>.</summary>
    public required string Fact { get; init; }

    /// <summary>Gets the pricing tier; empty where the fact has none.</summary>
    public string Tier { get; init; } = "";

    /// <summary>Gets the scopes; empty where the fact has none.</summary>
    public ImmutableArray<string> Scopes { get; init; } = [];

    /// <summary>Gets the regions called from; empty where the fact has none.</summary>
    public ImmutableArray<string> Regions { get; init; } = [];

    /// <summary>Gets the further conditions, and marks of the figure.</summary>
    public ImmutableSortedDictionary<string, string> Where { get; init; } = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Gets the value, verbatim.</summary>
    public required string Value { get; init; }

    /// <summary>Gets the day of the statement where it is not the source's.</summary>
    public string Date { get; init; } = "";

    /// <summary>Gets what is said beside it.</summary>
    public string Note { get; init; } = "";
}
