using System.Buffers;
using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.Json;
using BedrockSelector.Knowledge.Documents;

namespace BedrockSelector.Knowledge;

/// <summary>A set of catalog documents that is laid over the layers before it: the embedded catalog, a price agreement, private models, corrections.</summary>
/// <remarks>
/// Documents follow <c>catalog.schema.json</c>. In a layer that lies over another, a model's name, modalities, limits, dates and lifecycle replace
/// the lower ones, features and sources are merged by name, aliases are added, an offer replaces one of the same inference type, endpoint, scope and
/// profile, and a rate wins over every lower rate of the same key. Immutable and thread-safe.
/// </remarks>
public sealed class CatalogLayer
{
    /// <summary>The name of the layer that the package carries.</summary>
    public const string EmbeddedName = "embedded";

    private const string ResourcePrefix = "BedrockSelector.Knowledge.Data.";
    private const string VocabularyName = "catalog.json";

    // What the package carries holds no comments, and looking for them takes a tenth of the time.
    private static readonly CatalogJsonContext WithoutComments =
        new(new(CatalogJsonContext.Default.Options) { ReadCommentHandling = JsonCommentHandling.Disallow, AllowTrailingCommas = false });

    private CatalogLayer(string name, ImmutableArray<LayerDocument> documents) =>
        (Name, Documents) = (name, documents);

    /// <summary>Gets the layer's name, which cost lines repeat.</summary>
    /// <value>Never empty.</value>
    public string Name { get; }

    /// <summary>Gets whether the layer is a catalog of its own.</summary>
    /// <value><see langword="true"/> when a document of it has a version; overlays have none.</value>
    public bool IsWhole => Documents.Any(static document => document.Content.Version is not null);

    /// <summary>Gets the dimensions that the layer declares.</summary>
    /// <value>In the order declared; most overlays declare none.</value>
    /// <exception cref="CatalogDataException">A declaration names a match, an origin, a tier or a kind that is not known.</exception>
    public ImmutableArray<DimensionDefinition> Dimensions =>
        [.. Documents.SelectMany(static document => document.Content.Dimensions).Select(DeclaredDimensions.Read)];

    internal ImmutableArray<LayerDocument> Documents { get; }

    /// <summary>Loads the catalog that the package carries.</summary>
    /// <returns>The layer.</returns>
    /// <exception cref="CatalogDataException">An embedded document is broken; a defect of the package.</exception>
    public static CatalogLayer LoadEmbedded() => LoadEmbedded([]);

    internal static CatalogLayer LoadEmbedded(params ReadOnlySpan<string> only)
    {
        var assembly = typeof(CatalogLayer).Assembly;
        var documents = ImmutableArray.CreateBuilder<LayerDocument>();
        foreach (var resource in assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var name = resource[ResourcePrefix.Length..];
            if (only.Length > 0 && !only.Contains(name))
            {
                continue;
            }

            documents.Add(new(name, Read(name, assembly, resource)));
        }

        return new(EmbeddedName, documents.ToImmutable());
    }

    /// <summary>Reads what the package declares of dimensions, without the rest of its catalog.</summary>
    /// <returns>In the order declared.</returns>
    /// <exception cref="CatalogDataException">The embedded document is broken; a defect of the package.</exception>
    public static ImmutableArray<DimensionDefinition> LoadEmbeddedDimensions() => [.. EmbeddedDimensionEntries().Select(DeclaredDimensions.Read)];

    internal static DimensionEntry[] EmbeddedDimensionEntries() =>
        Read(VocabularyName, typeof(CatalogLayer).Assembly, ResourcePrefix + VocabularyName).Dimensions;

    /// <summary>Reads an overlay.</summary>
    /// <param name="name">The layer's name; not empty, and not <see cref="EmbeddedName"/>.</param>
    /// <param name="json">One document, UTF-8.</param>
    /// <returns>The layer.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or taken.</exception>
    /// <exception cref="CatalogDataException">The document is not of the schema.</exception>
    public static CatalogLayer Parse(string name, ReadOnlyMemory<byte> json)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name == EmbeddedName)
        {
            throw new ArgumentException($"The name '{EmbeddedName}' is taken by the catalog of the package.", nameof(name));
        }

        var text = WithoutMark(json.Span).ToArray();
        return new(name, [new(name, Read(name, text, CatalogJsonContext.Default)) { Json = text }]);
    }

    /// <summary>Reads an overlay.</summary>
    /// <param name="name">The layer's name; not empty, and not <see cref="EmbeddedName"/>.</param>
    /// <param name="json">One document.</param>
    /// <returns>The layer.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or taken.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="CatalogDataException">The document is not of the schema.</exception>
    public static CatalogLayer Parse(string name, string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Parse(name, Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Reads an overlay from a file; the file's name names the layer.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The layer.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="CatalogDataException">The document is not of the schema.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Reading was stopped.</exception>
    public static async Task<CatalogLayer> LoadFileAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var bytes = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        return Parse(Path.GetFileName(path), bytes);
    }

    // The buffer is lent: some documents are large enough for the heap of large objects, which only a full collection cleans.
    private static CatalogDocument Read(string name, Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var length = (int)stream.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            stream.ReadExactly(buffer, 0, length);
            return Read(name, WithoutMark(buffer.AsSpan(0, length)), WithoutComments);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> json) => json.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? json[3..] : json;

    private static CatalogDocument Read(string name, ReadOnlySpan<byte> json, CatalogJsonContext context)
    {
        CatalogDocument document;
        try
        {
            document = JsonSerializer.Deserialize(json, context.CatalogDocument)
                ?? throw new CatalogDataException(name, null, null, "the document is null; it must be an object.");
        }
        catch (JsonException exception)
        {
            var field = string.IsNullOrEmpty(exception.Path) || exception.Path == "$" ? null : exception.Path.Replace("$.", "", StringComparison.Ordinal);
            throw new CatalogDataException(name, null, field, FirstSentence(exception), exception);
        }

        return document.SchemaVersion == 1
            ? document
            : throw new CatalogDataException(name, null, "schemaVersion", $"{document.SchemaVersion} is not known; this version reads 1.");
    }

    // The reader speaks of .NET types and appends path and position; say it in the words of the schema, with the line.
    private static string FirstSentence(JsonException exception)
    {
        var text = exception.Message;
        var path = text.IndexOf(" Path: ", StringComparison.Ordinal);
        text = path < 0 ? text : text[..path];
        if (text.Contains("could not be mapped to any .NET member", StringComparison.Ordinal))
        {
            text = $"{text.Split('\'').ElementAtOrDefault(1)} is not a field of the schema.";
        }
        else if (text.Contains("could not be converted to", StringComparison.Ordinal))
        {
            text = "the value is of the wrong type; see catalog.schema.json.";
        }
        else if (text.Contains("was missing required properties", StringComparison.Ordinal))
        {
            var colon = text.LastIndexOf(':');
            text = $"required fields are missing{(colon < 0 ? "" : text[colon..])}";
        }

        return text + (exception.LineNumber is { } number ? FormattableString.Invariant($" (line {number + 1})") : "");
    }
}
