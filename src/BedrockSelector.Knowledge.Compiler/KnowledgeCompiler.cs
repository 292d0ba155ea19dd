using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using BedrockSelector.Knowledge.Compiler.Choosing;
using BedrockSelector.Knowledge.Compiler.Reading;
using BedrockSelector.Knowledge.Compiler.Writing;

namespace BedrockSelector.Knowledge.Compiler;

/// <summary>Compiles observations into documents.</summary>
/// <remarks>Same files in, same bytes out: no clock, no culture, no order of a dictionary.</remarks>
internal static class KnowledgeCompiler
{
    public static Compilation Compile(KnowledgeFolder folder, Func<Observation, bool>? keep = null)
    {
        var sources = SourceTable.Read(folder.Rule("sources"));
        var facts = FactTable.Read(folder.Rule("facts"));
        var observations = ObservationReader.Read(folder.Observations, sources).Where(keep ?? (static _ => true)).ToImmutableArray();
        var exceptions = ChoiceException.Read(folder.Rule("exceptions"), sources).ToImmutableArray();
        var chooser = new Chooser(facts, sources, Precedence.Read(folder.Rule("precedence"), sources), Completeness.Read(folder.Rule("complete"), facts, observations),
            FinerFigures.Read(folder.Rule("rounded")), exceptions);
        var chosen = chooser.Choose(observations);
        var offered = new OfferedCells(chosen);
        var choices = chosen.Where(choice => !Idle(choice)).ToArray();
        bool Idle(Choice choice) => choice.Definition.Type == "price" && !offered.Contains(choice);
        return new()
        {
            Documents = Documents(folder, facts, sources, choices),
            Choices = [.. choices],
            LeftOut =
            [
                .. chooser.LeftOut.Select(static one => new LeftOut(one.Cell, one.Said, one.By, one.Reason)),
                .. chosen.Where(Idle).Select(static choice => new LeftOut(choice.Cell, choice.Chosen, "", "a price of calls that nobody offers")),
            ],
            Unused = [.. exceptions.Where(static one => !one.Used).Select(static one => one.Place)],
        };
    }

    private static ImmutableSortedDictionary<string, byte[]> Documents(KnowledgeFolder folder, FactTable facts, SourceTable sources, Choice[] choices)
    {
        var documents = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var path in Directory.GetFiles(folder.Definitions, "*.json").Order(StringComparer.Ordinal))
        {
            documents.Add(Path.GetFileName(path), JsonNode.Parse(File.ReadAllBytes(path), null, new() { CommentHandling = JsonCommentHandling.Skip })!.AsObject());
        }

        var writer = new EntryWriter(facts);
        var files = CsvRows.Read(folder.Rule("documents"), "section", "provider", "document").ToDictionary(static row => (row.Cell("section"), row.Cell("provider")), static row => row.Cell("document"));
        foreach (var section in facts.Sections)
        {
            var entries = choices.Where(choice => choice.Cell.Section == section.Section)
                .GroupBy(choice => string.Join('\u001f', EntryWriter.Keys(section, choice, choice.Cell.Key).Values), StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal)
                .Select(group => (group.First().Chosen.Place, Entry: writer.Write(section.Section, "", EntryWriter.Keys(section, group.First(), group.First().Cell.Key), [.. group])));
            foreach (var (place, entry) in entries)
            {
                var provider = section.Section == "models" ? (string?)entry["provider"] ?? throw new CompilerException(place, $"no observation names the provider of '{entry["id"]}'.") : "";
                var file = files.GetValueOrDefault((section.Section, provider)) ?? throw new CompilerException(place, $"Rules/documents.csv does not say into which document '{section.Section}' of '{provider}' goes.");
                if (!documents.TryGetValue(file, out var document))
                {
                    documents.Add(file, document = new() { ["$schema"] = "../catalog.schema.json", ["schemaVersion"] = 1 });
                }

                (document[section.Section] ??= new JsonArray()).AsArray().Add(entry);
            }
        }

        var texts = documents.Values.Select(static document => document.ToJsonString()).ToArray();
        var catalog = documents["catalog.json"];
        catalog.Insert(
            catalog.IndexOf("version") + 1, "sources", sources.ToJson(key => Array.Exists(texts, text => text.Contains($"\"{key}\"", StringComparison.Ordinal))));
        return documents.ToImmutableSortedDictionary(static pair => pair.Key, static pair => JsonText.Write(pair.Value), StringComparer.Ordinal);
    }
}
