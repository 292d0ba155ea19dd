using System.Collections.Concurrent;
using System.CommandLine;
using System.Text.Json;
using BedrockSelector.Cli.Commands;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using Json.Schema;
using OutputFormat = Json.Schema.OutputFormat;

namespace BedrockSelector.Cli.Tests.Harness;

/// <summary>Holds whatever any test makes the tool print as JSON to the schema that the tool prints of it, and to reading back equal.</summary>
internal static class Contract
{
    // A list of all rates has 15 MB; a part of it says the same.
    private const int Most = 300_000;

    private static readonly EvaluationOptions Evaluation = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private static readonly ConcurrentDictionary<string, Lazy<JsonSchema>> Schemas = new(StringComparer.Ordinal);

    /// <summary>Checks a run's output, where it is JSON of a document.</summary>
    public static void Hold(string[] args, string output)
    {
        var command = RootCommandFactory.Create(new CliConsole(TextWriter.Null, TextWriter.Null, TimeProvider.System), args).Parse(args).CommandResult.Command;
        if (string.IsNullOrWhiteSpace(output) || output.Length > Most || args.Contains("--help") || !PrintsDocument(command, args))
        {
            return;
        }

        var answer = AnswerOf((command as ToolCommand)?.Answers ?? [], output);
        Assert.That(answer, Is.Not.Null, $"'{command.Name}' prints JSON of which no schema is known: name it in the Answers of its ToolCommand.");
        Valid(answer!, args, output);
        ReadsBackEqual(answer!, output);
    }

    // The list of schemas is a document; a schema is none.
    private static bool PrintsDocument(Command command, string[] args) => command.Name switch
    {
        "job" => args.Contains("all"),
        "schema" => args.Length == 3 && Formatted(args),
        _ => Formatted(args),
    };

    private static bool Formatted(string[] args) => Array.IndexOf(args, "--format") is >= 0 and var at && at + 1 < args.Length && args[at + 1] == "json";

    private static AnswerSchema? AnswerOf(IReadOnlyList<AnswerSchema> answers, string output)
    {
        using var document = JsonDocument.Parse(output);
        var title = document.RootElement is { ValueKind: JsonValueKind.Object } root ? root.GetProperty("schema").GetString() : null;
        return title is null ? answers.SingleOrDefault() : answers.SingleOrDefault(answer => answer.Title == title);
    }

    private static void Valid(AnswerSchema answer, string[] args, string output)
    {
        using var document = JsonDocument.Parse(output);
        var result = SchemaOf(answer.Name, args).Evaluate(document.RootElement, Evaluation);
        Assert.That(result.IsValid, Is.True, () => $"{string.Join(' ', args)}: {Errors(result)}");
    }

    private static void ReadsBackEqual(AnswerSchema answer, string output)
    {
        var type = TypeOf(answer, output);
        var info = DocumentJson.Options.GetTypeInfo(type);
        var read = JsonSerializer.Deserialize(output, info)!;
        Assert.That(JsonSerializer.Serialize(read, info) + "\n", Is.EqualTo(output), "What is read back is written as it was.");
        Assert.That(JsonSerializer.Deserialize(output, info), Is.EqualTo(read).Using<object>(static (one, other) => one.Equals(other)), "Read twice, it is equal.");
        Assert.That(
            JsonSerializer.Deserialize(JsonSerializer.Serialize(read, type), type),
            Is.EqualTo(read).Using<object>(static (one, other) => one.Equals(other)),
            "A serializer without options reads back what it writes.");
    }

    private static Type TypeOf(AnswerSchema answer, string output)
    {
        using var document = JsonDocument.Parse(output);
        return answer.Plain is { } plain && DocumentJson.Options.GetTypeInfo(answer.Document).Properties
            .Where(property => property.DeclaringType == answer.Document)
            .All(property => !document.RootElement.TryGetProperty(property.Name, out _)) ? plain : answer.Document;
    }

    // Overlays declare dimensions, which are fields of prices.
    private static JsonSchema SchemaOf(string name, string[] args)
    {
        string[] overlays = [.. args.Select((word, i) => (word, i)).Where(one => one.i > 0 && args[one.i - 1] == "--catalog").SelectMany(static one => new[] { "--catalog", one.word })];
        return Schemas.GetOrAdd($"{name} {string.Join(' ', overlays)}", _ => new(() => Parse(Tool.Text(["schema", name, .. overlays])))).Value;
    }

    private static JsonSchema Parse(string text) => JsonSchema.FromText(text, new BuildOptions { SchemaRegistry = new() });

    private static string Errors(EvaluationResults result) => string.Join("; ", (result.Details ?? [])
        .Where(static one => one.Errors is { Count: > 0 })
        .Take(10)
        .Select(static one => $"{one.InstanceLocation}: {string.Join(", ", one.Errors!.Values)}"));
}
