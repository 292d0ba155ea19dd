using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection.Replacement;

namespace BedrockSelector.Selection;

/// <summary>A ranking, what did not qualify, and why.</summary>
/// <remarks>Holds arrays: compared by reference of the arrays.</remarks>
public sealed record SelectionResult
{
    /// <summary>Gets the version of the catalog.</summary>
    /// <value>A date.</value>
    public required string CatalogVersion { get; init; }

    /// <summary>Gets the request as it was answered.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public required SelectionRequest Request { get; init; }

    /// <summary>Gets what is usual for the class of tasks: the weights and the floor that hold where the request says none.</summary>
    /// <value><see langword="null"/> for a class of which the catalog says nothing.</value>
    public TaskDefinition? Preset { get; init; }

    /// <summary>Gets the day for which the answer holds.</summary>
    /// <value>The date asked for, or that of the question.</value>
    public required DateOnly AsOf { get; init; }

    /// <summary>Gets the candidates that qualify.</summary>
    /// <value>Best first; empty when nothing does.</value>
    public required ImmutableArray<RankedCandidate> Ranked { get; init; }

    /// <summary>Gets what is called today.</summary>
    /// <value><see langword="null"/> where the request does not say.</value>
    public Incumbent? Incumbent { get; init; }

    /// <summary>Gets what does not qualify.</summary>
    /// <value>Ordinal by model id, then call id; one reason each.</value>
    public required ImmutableArray<Rejection> Rejected { get; init; }

    /// <summary>Gets the criteria for which no candidate has evidence, and which therefore count for none.</summary>
    /// <value>May be empty.</value>
    public required ImmutableArray<Criterion> Dropped { get; init; }

    /// <summary>Gets what else the caller should know.</summary>
    /// <value>With codes of <see cref="SelectionFindings"/> and of costs; may be empty.</value>
    public required ValueList<Finding> Findings { get; init; }

    /// <summary>Gets what else the caller should know, in sentences.</summary>
    /// <value>The messages of <see cref="Findings"/>; may be empty.</value>
    public ImmutableArray<string> Notes => [.. Findings.Select(static finding => finding.Message)];

    /// <summary>Gets the best candidate.</summary>
    /// <value><see langword="null"/> when nothing qualifies.</value>
    public RankedCandidate? Best => Ranked.IsEmpty ? null : Ranked[0];
}
