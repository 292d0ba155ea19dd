using System.Text.Json;
using Json.Schema;

namespace BedrockSelector.Tests.Knowledge.Verification;

/// <summary>The schema as a library reads it that is not ours; registered once, since it has an id.</summary>
internal static class SchemaFile
{
    private static readonly string Path = System.IO.Path.Combine(SourceTree.Core, "Knowledge", "catalog.schema.json");

    private static readonly Lazy<JsonSchema> Schema = new(static () => JsonSchema.FromText(File.ReadAllText(Path)));

    public static string Text => File.ReadAllText(Path);

    /// <summary>Gets what a document breaks, by the library.</summary>
    public static string[] Errors(string json)
    {
        using var document = JsonDocument.Parse(json);
        var result = Schema.Value.Evaluate(document.RootElement, new() { OutputFormat = OutputFormat.List });
        return result.IsValid ? [] : [.. (result.Details ?? []).Where(static one => one.Errors is not null)
            .SelectMany(static one => one.Errors!.Select(error => $"{one.InstanceLocation}: {error.Value}"))];
    }

    public static bool Allows(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Schema.Value.Evaluate(document.RootElement).IsValid;
    }
}
