using System.Collections.Immutable;
using BedrockSelector.Findings;

namespace BedrockSelector.Knowledge.Rules;

/// <summary>Something that AWS or a model refuses in a request, or silently does not do.</summary>
internal sealed record RequestRule
{
    /// <summary>Gets what is found, for programs.</summary>
    public required string Code { get; init; }

    /// <summary>Gets which models it is about.</summary>
    public required RuleModels Models { get; init; }

    /// <summary>Gets for which shapes of request it holds; empty for all.</summary>
    public ImmutableArray<RequestApi> Apis { get; init; } = [];

    /// <summary>Gets the tests that must all pass; the places of the first are found.</summary>
    public required ImmutableArray<RuleTest> When { get; init; }

    /// <summary>Gets how much it matters.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>Gets the sentence, with <c>{model}</c>, <c>{value}</c> and <c>{limit}</c> to be filled in.</summary>
    public required string Message { get; init; }

    /// <summary>Gets what makes the request pass.</summary>
    public RepairKind Repair { get; init; }

    /// <summary>Gets how sure it is.</summary>
    public required RuleConfidence Confidence { get; init; }

    /// <summary>Gets who says so, the first first.</summary>
    public required ImmutableArray<CatalogSource> Sources { get; init; }
}
