using System.Collections.Immutable;
using System.Text.Json.Nodes;
using BedrockSelector.Knowledge.Compiler.Reading;

namespace BedrockSelector.Knowledge.Compiler.Tests;

/// <summary>An observation that is taken away changes what it speaks of, and nothing else.</summary>
public class RemovalTests
{
    private const int Samples = 40;

    // What may change in an entry beside the field of the fact: the list of sources of its fields, and what is said of sources that disagree.
    private static readonly string[] Beside = ["sources", "disagreements"];

    private static readonly KnowledgeFolder Folder = KnowledgeFolder.Own();

    [Test]
    public void Compile_WithoutAnyOneObservation_ChangesItsEntryAndFieldAlone()
    {
        var whole = Entries(KnowledgeCompiler.Compile(Folder).Documents);
        var observations = ObservationReader.Read(Folder.Observations, SourceTable.Read(Folder.Rule("sources"))).Select(static one => (one.Place, one.Key, one.Fact, one.Section)).ToArray();
        var (changed, refused) = (0, 0);
        var wrong = new List<string>();
        for (var i = 0; i < Samples; i++)
        {
            var (place, key, fact, section) = observations[(int)((long)i * observations.Length / Samples) + (i % 7)];
            ImmutableSortedDictionary<string, byte[]> documents;
            try
            {
                documents = KnowledgeCompiler.Compile(Folder, said => said.Place != place).Documents;
            }
            catch (CompilerException exception)
            {
                // Without its provider a model belongs into no document.
                refused++;
                Assert.That(exception.Message, Does.Contain(key), place);
                continue;
            }

            var without = Entries(documents);
            foreach (var (name, member) in whole.Keys.Union(without.Keys).Where(one => whole.GetValueOrDefault(one) != without.GetValueOrDefault(one)))
            {
                changed++;
                var field = fact.Split('.')[0];
                var expected = section == "models"
                    ? name == $"models {key}" && (member == field || Beside.Contains(member) || (field == "offers" && member == "rates"))
                    : name.StartsWith($"{section} ", StringComparison.Ordinal) && name.Contains(key, StringComparison.Ordinal);
                if (!expected && !name.StartsWith("sources ", StringComparison.Ordinal))
                {
                    wrong.Add($"{place} ({key} {fact}) changes {member} of {name}");
                }
            }
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wrong, Is.Empty);
            Assert.That(changed, Is.GreaterThan(Samples / 4));
            Assert.That(refused, Is.LessThan(Samples / 4));
        }
    }

    // Every member of every entry, by section and key of the entry.
    private static Dictionary<(string Entry, string Member), string> Entries(ImmutableSortedDictionary<string, byte[]> documents)
    {
        var entries = new Dictionary<(string, string), string>();
        foreach (var (section, list) in documents.Values.SelectMany(static bytes => JsonNode.Parse(bytes)!.AsObject()))
        {
            foreach (var entry in (list as JsonArray ?? []).OfType<JsonObject>())
            {
                var key = $"{section} {string.Join(' ', entry.Where(static member => member.Value is JsonValue).Take(3).Select(static member => member.Value!.ToString()))}";
                key = section is "models" or "customizationBases" ? $"{section} {entry.First().Value}" : key;
                foreach (var (member, value) in entry)
                {
                    entries[(key, member)] = value?.ToJsonString() ?? "null";
                }
            }
        }

        return entries;
    }
}
