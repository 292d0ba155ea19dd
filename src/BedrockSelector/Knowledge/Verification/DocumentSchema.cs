using System.Collections.Immutable;
using System.Text.Json;

namespace BedrockSelector.Knowledge.Verification;

/// <summary>The schema of documents, <c>catalog.schema.json</c>: the one place that says what a single document may hold.</summary>
internal static class DocumentSchema
{
    private const string Resource = "BedrockSelector.Knowledge.catalog.schema.json";

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly Lazy<SchemaRule> Rule = new(Load);

    /// <summary>Checks a document.</summary>
    /// <param name="json">UTF-8 that has been read before: no syntax errors are expected.</param>
    /// <returns>In the order of the document; empty when it follows the schema.</returns>
    public static ImmutableArray<SchemaFinding> Check(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, Lenient);
        var findings = new SchemaFindings();
        Rule.Value.Check(document.RootElement, findings);
        return findings.ToImmutable();
    }

    private static SchemaRule Load()
    {
        using var stream = typeof(DocumentSchema).Assembly.GetManifestResourceStream(Resource)!;
        using var schema = JsonDocument.Parse(stream);
        return new SchemaCompiler(schema.RootElement).Compile(schema.RootElement);
    }
}
