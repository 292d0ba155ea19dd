using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tokens;

/// <summary>Characters per token by class of text and family of models, with the rules for images, documents and requests.</summary>
/// <remarks>Immutable and safe for use by several threads. Every ratio has a source and the date of the copy that was read.</remarks>
public sealed class TokenRatios
{
    private static readonly Lazy<TokenRatios> LazyEmbedded = new(static () => new TokenDocumentReader(KnowledgeSections.LoadEmbedded("tokens.json")).Read());

    private readonly ImmutableArray<(string Prefix, TokenFamily Family)> _models;

    internal TokenRatios(
        ImmutableArray<TokenFamily> families,
        ImmutableArray<(string Prefix, TokenFamily Family)> models,
        ImmutableArray<ImageTokenRule> images,
        ImmutableArray<DocumentTokenRule> documents,
        ImmutableArray<RequestOverhead> overheads,
        ImmutableArray<TokenVocabulary> vocabularies)
    {
        Families = families;
        _models = models;
        Images = images;
        Documents = documents;
        Overheads = overheads;
        Vocabularies = vocabularies;
    }

    /// <summary>Gets the ratios that come with the library.</summary>
    /// <value>Read once.</value>
    public static TokenRatios Embedded => LazyEmbedded.Value;

    /// <summary>Gets the families.</summary>
    /// <value>In the order of the document, one a tokenizer; never empty.</value>
    public ImmutableArray<TokenFamily> Families { get; }

    /// <summary>Gets the vocabulary files that are known.</summary>
    /// <value>In the order of the document, several a family; may be empty.</value>
    public ImmutableArray<TokenVocabulary> Vocabularies { get; }

    internal ImmutableArray<ImageTokenRule> Images { get; }

    internal ImmutableArray<DocumentTokenRule> Documents { get; }

    internal ImmutableArray<RequestOverhead> Overheads { get; }

    /// <summary>Gets the ratios of a source's current snapshot, corrected by the overlays of its catalog.</summary>
    /// <param name="knowledge">The source.</param>
    /// <returns>The ratios; compiled once a snapshot.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="knowledge"/> is <see langword="null"/>.</exception>
    /// <exception cref="CatalogDataException">A figure cannot be.</exception>
    public static TokenRatios Of(IKnowledgeSource knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        return knowledge.Current.Compiled(static snapshot => new TokenDocumentReader(snapshot.Catalog.Sections).Read());
    }

    /// <summary>Finds the family of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="family">The family, or <see langword="null"/>.</param>
    /// <returns>Whether anything is known about how the model counts.</returns>
    public bool TryGetFamily(ModelId model, [NotNullWhen(true)] out TokenFamily? family)
    {
        family = null;
        var longest = -1;
        foreach (var (prefix, candidate) in _models)
        {
            if (prefix.Length > longest && model.Value.StartsWith(prefix, StringComparison.Ordinal))
            {
                (family, longest) = (candidate, prefix.Length);
            }
        }

        return family is not null;
    }

    /// <summary>Finds a family by its key.</summary>
    /// <param name="id">A key, such as <c>nova-1</c>; ordinal.</param>
    /// <param name="family">The family, or <see langword="null"/>.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGetFamily(string? id, [NotNullWhen(true)] out TokenFamily? family)
    {
        family = null;
        foreach (var candidate in Families)
        {
            if (candidate.Id == id)
            {
                family = candidate;
            }
        }

        return family is not null;
    }
}
