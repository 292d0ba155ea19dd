using System.CommandLine;
using BedrockSelector.Answers;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>schema</c>: the JSON Schema of what a command prints.</summary>
internal static class SchemaCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var name = new Argument<string[]>("NAME")
        {
            Description = "a document as it calls itself, such as selection, or the words of a command; none to list them",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new ToolCommand("schema", "Print the JSON Schema (draft 2020-12) of what a command prints with --format json; without NAME, list the documents.")
        {
            Details =
                """
                Every JSON document is described: its fields, their types, units and meaning, which are always there, and the members of
                closed sets. Documents name themselves in their field 'schema', as selection/1. Dimensions that overlays declare are
                fields of prices: give the same --catalog.
                """,
            Examples = ["schema", "schema selection > selection.schema.json", "schema catalog rates --catalog agreement.json"],
            Arguments = { name },
            Answers = [AnswerSchema.Of<SchemasDocument>("schemas") with { Note = "With NAME, a JSON Schema is printed." }],
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var all = Answers(parsed.RootCommandResult.Command, "").ToArray();
            if (parsed.GetValue(name) is not { Length: > 0 } words)
            {
                return AnswerPrinter.Print(console, format, List(all));
            }

            var wanted = string.Join(' ', words);
            var found = Array.Find(all, one => one.Schema.Name == wanted || one.Schema.Title == wanted || one.Command == wanted);
            if (found.Schema is null)
            {
                throw new CliException(
                    $"'{wanted}' is no document; known are {string.Join(", ", all.Select(static one => one.Schema.Name).Distinct().Order(StringComparer.Ordinal))}.");
            }

            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var builder = new SchemaBuilder(DocumentJson.Options, Documentation.Load(), catalog.Dimensions);
            var schema = builder.Build(found.Schema, all.Where(one => one.Schema.Name == found.Schema.Name).Select(static one => one.Command));
            console.Out.Write(AnswerPrinter.Json(AnswerDocument.Of(JsonText.Parse(schema.ToJsonString()))));
            return ExitCode.Done;
        });
        return command;
    }

    private static IEnumerable<(string Command, AnswerSchema Schema)> Answers(Command command, string path)
    {
        foreach (var child in command.Subcommands)
        {
            var own = path.Length == 0 ? child.Name : $"{path} {child.Name}";
            foreach (var answer in (child as ToolCommand)?.Answers ?? [])
            {
                yield return (own, answer);
            }

            foreach (var one in Answers(child, own))
            {
                yield return one;
            }
        }
    }

    private static Answer List((string Command, AnswerSchema Schema)[] all)
    {
        var document = new SchemasDocument
        {
            Schemas =
            [
                .. all.GroupBy(static one => one.Schema.Name).OrderBy(static group => group.Key, StringComparer.Ordinal).Select(static group => new SchemaDocument
                {
                    Name = group.Key,
                    Version = group.First().Schema.Version,
                    Id = group.First().Schema.Id,
                    Commands = [.. group.Select(static one => one.Command)],
                    Note = group.First().Schema.Note,
                }),
            ],
        };
        return new()
        {
            Tables =
            [
                new(
                    null,
                    [new("name"), new("version", true), new("commands"), new("note") { WrapsFrom = 24, Drop = 1, Optional = true }],
                    [
                        .. document.Schemas.Select(static one => new[]
                        {
                            one.Name, one.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), string.Join(", ", one.Commands), one.Note ?? "",
                        }),
                    ]),
            ],
            Document = AnswerDocument.Of(document),
            Csv = CsvRows.Of(document.Schemas),
        };
    }
}
