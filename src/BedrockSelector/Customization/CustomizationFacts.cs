using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Customization;

/// <summary>What is known about making custom models: bases, methods, data formats and limits, hyperparameters, teachers, serving.</summary>
/// <remarks>Immutable and safe for use by several threads. Every figure names its source and the date of the copy that was read.</remarks>
public sealed class CustomizationFacts
{
    private static readonly Lazy<CustomizationFacts> LazyEmbedded = new(static () => new CustomizationDocumentReader(KnowledgeSections.LoadEmbedded("customization.json")).Read());

    internal CustomizationFacts(
        ImmutableArray<CustomizableModel> bases,
        ImmutableArray<DistillationPair> pairs,
        ImmutableArray<ReservedWord> reservedWords,
        ImmutableArray<ReservedWord> reservedTurns,
        int distillationMaxPairs,
        ImmutableArray<AccountLimit> accountLimits)
    {
        Bases = bases;
        DistillationPairs = pairs;
        ReservedWords = reservedWords;
        ReservedTurns = reservedTurns;
        DistillationMaxPairs = distillationMaxPairs;
        AccountLimits = accountLimits;
    }

    /// <summary>Gets the facts that come with the library.</summary>
    /// <value>Read and checked once.</value>
    public static CustomizationFacts Embedded => LazyEmbedded.Value;

    /// <summary>Gets the base models.</summary>
    /// <value>In the order of the document, one a model; never empty.</value>
    public ImmutableArray<CustomizableModel> Bases { get; }

    /// <summary>Gets which teacher may teach which student.</summary>
    /// <value>In the order of the document, one a pair.</value>
    public ImmutableArray<DistillationPair> DistillationPairs { get; }

    /// <summary>Gets the words that make a Nova job fail when they stand in the text of a record.</summary>
    /// <value>Case-sensitive, each as its source spells it: those of the Nova guide, then those that AWS's own validators add.</value>
    public ImmutableArray<ReservedWord> ReservedWords { get; }

    /// <summary>Gets the turns of the old text form that may not stand in the text of a record for Claude.</summary>
    /// <value>Case-sensitive, each with the line feed before it.</value>
    public ImmutableArray<ReservedWord> ReservedTurns { get; }

    /// <summary>Gets to how many prompt and answer pairs Amazon Bedrock may enlarge a distillation data set.</summary>
    /// <value>Pairs; each teacher call is billed.</value>
    public int DistillationMaxPairs { get; }

    /// <summary>Gets the default limits of an account.</summary>
    /// <value>In the order of the document.</value>
    public ImmutableArray<AccountLimit> AccountLimits { get; }

    /// <summary>Gets the facts of a source's current snapshot, corrected by the overlays of its catalog.</summary>
    /// <param name="knowledge">The source.</param>
    /// <returns>The facts; compiled once a snapshot.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="knowledge"/> is <see langword="null"/>.</exception>
    /// <exception cref="CatalogDataException">A figure cannot be; the message names base and field.</exception>
    public static CustomizationFacts Of(IKnowledgeSource knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        return knowledge.Current.Compiled(static snapshot => new CustomizationDocumentReader(snapshot.Catalog.Sections, snapshot.Catalog).Read());
    }

    /// <summary>Finds a base by its id, an alias, or the id a job wants.</summary>
    /// <param name="id">The id; ordinal.</param>
    /// <param name="model">The base, or <see langword="null"/>.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGetBase(string? id, [NotNullWhen(true)] out CustomizableModel? model)
    {
        model = null;
        foreach (var candidate in Bases)
        {
            if (candidate.ModelId.Value == id || candidate.JobIdentifier == id || candidate.Aliases.Any(alias => alias.Value == id))
            {
                model = candidate;
            }
        }

        return model is not null;
    }
}
