using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tokens;

/// <summary>Characters per token by class of text and family of models, with the rules for images, documents and requests.</summary>
/// <remarks>Immutable and safe for use by several threads. Every ratio has a source and the date of the copy that was read.</remarks>
public sealed class TokenRatios
{
    private const string EmbeddedName = "BedrockSelector.Tokens.Data.tokens.json";

    private static readonly Lazy<TokenRatios> LazyEmbedded = new(LoadEmbedded);

    private readonly ImmutableArray<(string Prefix, TokenFamily Family)> _models;

    internal TokenRatios(
        ImmutableArray<TokenFamily> families,
        ImmutableArray<(string Prefix, TokenFamily Family)> models,
        ImmutableArray<ImageTokenRule> images,
        ImmutableArray<DocumentTokenRule> documents,
        ImmutableArray<RequestOverhead> overheads)
    {
        Families = families;
        _models = models;
        Images = images;
        Documents = documents;
        Overheads = overheads;
    }

    /// <summary>Gets the ratios that come with the library.</summary>
    /// <value>Read once.</value>
    public static TokenRatios Embedded => LazyEmbedded.Value;

    /// <summary>Gets the families.</summary>
    /// <value>In the order of the document, one a tokenizer; never empty.</value>
    public ImmutableArray<TokenFamily> Families { get; }

    internal ImmutableArray<ImageTokenRule> Images { get; }

    internal ImmutableArray<DocumentTokenRule> Documents { get; }

    internal ImmutableArray<RequestOverhead> Overheads { get; }

    /// <summary>Reads ratios of the library's schema.</summary>
    /// <param name="json">The document in UTF-8.</param>
    /// <param name="documentName">What errors call the document.</param>
    /// <returns>The ratios.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="CatalogDataException">The document is not of the schema, or a figure cannot be.</exception>
    public static TokenRatios Load(Stream json, string documentName)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(documentName);
        TokenDocument? document;
        try
        {
            document = JsonSerializer.Deserialize(json, TokenJsonContext.Default.TokenDocument);
        }
        catch (JsonException exception)
        {
            throw new CatalogDataException(documentName, null, exception.Path, exception.Message, exception);
        }

        return new TokenDocumentReader(documentName).Read(document);
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

    private static TokenRatios LoadEmbedded()
    {
        using var stream = typeof(TokenRatios).Assembly.GetManifestResourceStream(EmbeddedName)
            ?? throw new CatalogDataException(EmbeddedName, null, null, "The embedded document is missing.");
        return Load(stream, "tokens.json");
    }
}
