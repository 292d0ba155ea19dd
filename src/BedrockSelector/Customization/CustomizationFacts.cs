using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Customization;

/// <summary>What is known about making custom models: bases, methods, data formats and limits, hyperparameters, teachers, serving.</summary>
/// <remarks>Immutable and safe for use by several threads. Every figure names its source and the date of the copy that was read.</remarks>
public sealed class CustomizationFacts
{
    private const string EmbeddedName = "BedrockSelector.Customization.Data.customization.json";

    private static readonly Lazy<CustomizationFacts> LazyEmbedded = new(LoadEmbedded);

    internal CustomizationFacts(
        ImmutableArray<CustomizationSource> sources,
        ImmutableArray<CustomizableModel> bases,
        ImmutableArray<DistillationPair> pairs,
        ImmutableArray<string> reservedWords,
        int distillationMaxPairs,
        ImmutableArray<AccountLimit> accountLimits)
    {
        Sources = sources;
        Bases = bases;
        DistillationPairs = pairs;
        ReservedWords = reservedWords;
        DistillationMaxPairs = distillationMaxPairs;
        AccountLimits = accountLimits;
    }

    /// <summary>Gets the facts that come with the library.</summary>
    /// <value>Read and checked once.</value>
    public static CustomizationFacts Embedded => LazyEmbedded.Value;

    /// <summary>Gets the sources.</summary>
    /// <value>In the order of the document; never empty.</value>
    public ImmutableArray<CustomizationSource> Sources { get; }

    /// <summary>Gets the base models.</summary>
    /// <value>In the order of the document, one a model; never empty.</value>
    public ImmutableArray<CustomizableModel> Bases { get; }

    /// <summary>Gets which teacher may teach which student.</summary>
    /// <value>In the order of the document, one a pair.</value>
    public ImmutableArray<DistillationPair> DistillationPairs { get; }

    /// <summary>Gets the words that make a Nova job fail when they stand in the text of a record.</summary>
    /// <value>Case-sensitive, as the Nova guide spells them.</value>
    public ImmutableArray<string> ReservedWords { get; }

    /// <summary>Gets to how many prompt and answer pairs Amazon Bedrock may enlarge a distillation data set.</summary>
    /// <value>Pairs; each teacher call is billed.</value>
    public int DistillationMaxPairs { get; }

    /// <summary>Gets the default limits of an account.</summary>
    /// <value>In the order of the document.</value>
    public ImmutableArray<AccountLimit> AccountLimits { get; }

    /// <summary>Reads facts of the library's schema.</summary>
    /// <param name="json">The document in UTF-8.</param>
    /// <param name="documentName">What errors call the document.</param>
    /// <returns>The facts.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="CatalogDataException">The document is not of the schema, or a figure cannot be; the message names document, base and field.</exception>
    public static CustomizationFacts Load(Stream json, string documentName)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(documentName);
        CustomizationDocument? document;
        try
        {
            document = JsonSerializer.Deserialize(json, CustomizationJsonContext.Default.CustomizationDocument);
        }
        catch (JsonException exception)
        {
            throw new CatalogDataException(documentName, null, exception.Path, exception.Message, exception);
        }

        return new CustomizationDocumentReader(documentName).Read(document);
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

    private static CustomizationFacts LoadEmbedded()
    {
        using var stream = typeof(CustomizationFacts).Assembly.GetManifestResourceStream(EmbeddedName)
            ?? throw new CatalogDataException(EmbeddedName, null, null, "The embedded document is missing.");
        return Load(stream, "customization.json");
    }
}
