using System.Text.Json.Nodes;
using BedrockSelector.Knowledge.Compiler.Choosing;
using BedrockSelector.Knowledge.Compiler.Reading;

namespace BedrockSelector.Knowledge.Compiler.Writing;

/// <summary>Writes one entry of a section: its facts in the order of <c>Rules/facts.csv</c>, lists by their keys.</summary>
internal sealed class EntryWriter(FactTable facts)
{
    /// <summary>Writes an entry or a row of a list.</summary>
    /// <param name="section">The section.</param>
    /// <param name="path">The list's path, or empty for the entry itself.</param>
    /// <param name="keys">What tells the entry from its neighbours, by name.</param>
    /// <param name="choices">What is believed of it.</param>
    public JsonObject Write(string section, string path, IReadOnlyDictionary<string, string> keys, IReadOnlyCollection<Choice> choices)
    {
        var entry = new JsonObject();
        foreach (var definition in facts.Under(section, path))
        {
            if (keys.TryGetValue(definition.Name, out var key))
            {
                if (key.Length > 0)
                {
                    entry[definition.Name] = Values.Of(definition.Type, key, path);
                }
            }
            else if (definition.Type == "dimension")
            {
                // Dimensions are declared in data: what states one stands in a field of its name.
                foreach (var choice in choices.Where(choice => choice.Definition == definition))
                {
                    entry[Last(choice.Cell.Fact)] = Values.Of("text", choice.Chosen.Value, choice.Chosen.Place);
                }
            }
            else if (Member(definition, choices) is { } member)
            {
                entry[definition.Name] = member;
            }
        }

        return entry;
    }

    /// <summary>Tells a row's key from its conditions.</summary>
    public static IReadOnlyDictionary<string, string> Keys(FactDefinition list, Choice choice, string? first = null) =>
        list.Keys.Index().ToDictionary(static key => key.Item, key => key.Index == 0 && first is not null ? first : key.Item switch
        {
            "tier" => choice.Cell.Tier,
            "regions" or "region" when choice.Cell.Region.Length > 0 => choice.Cell.Region,
            "scopes" or "scope" when choice.Cell.Scope.Length > 0 => choice.Cell.Scope,
            var name => choice.Chosen.Where.GetValueOrDefault(name, ""),
        }, StringComparer.Ordinal);

    private JsonNode? Member(FactDefinition definition, IReadOnlyCollection<Choice> choices)
    {
        var below = definition.Path + '.';
        switch (definition.Type)
        {
            // Says no more than that the row is there.
            case "none":
                return null;
            case "offers":
                return choices.Where(choice => choice.Cell.Fact == definition.Path || choice.Cell.Fact.StartsWith(below, StringComparison.Ordinal)).ToArray() is { Length: > 0 } offers
                    && OfferWriter.Write(offers) is { Count: > 0 } written ? written : null;
            case "rates":
                return choices.Where(choice => choice.Cell.Fact.StartsWith(below, StringComparison.Ordinal)).ToArray() is { Length: > 0 } prices ? RateWriter.Write(prices) : null;
            case "source":
                return choices.GroupBy(static choice => choice.Chosen.Source).OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key, StringComparer.Ordinal)
                    .Where(group => group.Any(choice => Parent(choice.Cell.Fact) == definition.Parent || choice.Cell.Fact == definition.Parent || definition.Parent.Length == 0))
                    .Select(static group => group.Key).FirstOrDefault() ?? choices.First().Chosen.Source;
            case "sources":
                return Sources(choices);
            case "bag":
                return Bag(definition, choices);
            case "map":
                {
                    var named = choices.Where(choice => choice.Cell.Fact.StartsWith(below, StringComparison.Ordinal)).OrderBy(static choice => choice.Cell.Fact, StringComparer.Ordinal).ToArray();
                    return named.Length == 0 ? null : new JsonObject([.. named.Select(choice =>
                    KeyValuePair.Create(choice.Cell.Fact[below.Length..], (JsonNode?)Values.Of(choice.Definition.Type, choice.Chosen.Value, choice.Chosen.Place)))]);
                }

            case "object":
                {
                    var inner = choices.Where(choice => choice.Cell.Fact.StartsWith(below, StringComparison.Ordinal)).ToArray();
                    return inner.Length == 0 ? null : Write(definition.Section, definition.Path, EmptyKeys, inner);
                }

            case "rows":
                return Rows(definition, choices);
            default:
                return choices.FirstOrDefault(choice => choice.Cell.Fact == definition.Path) is { } one ? Values.Of(definition.Type, one.Chosen.Value, one.Chosen.Place) : null;
        }
    }

    private static readonly Dictionary<string, string> EmptyKeys = [];

    private JsonArray? Rows(FactDefinition list, IReadOnlyCollection<Choice> choices)
    {
        var rows = choices.Where(choice => choice.Cell.Fact == list.Path || choice.Cell.Fact.StartsWith(list.Path + '.', StringComparison.Ordinal))
            .GroupBy(choice => string.Join('\u001f', Keys(list, choice).Values), StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(group => (JsonNode)Write(list.Section, list.Path, Keys(list, group.First()), [.. group])).ToArray();
        return rows.Length == 0 ? null : new(rows);
    }

    // Keys but for the last come from conditions; the last is the value.
    private static JsonArray? Bag(FactDefinition bag, IReadOnlyCollection<Choice> choices)
    {
        var rows = choices.Where(choice => choice.Cell.Fact == bag.Path).Select(choice => (JsonNode)new JsonObject(
        [
            .. bag.Keys[..^1].Select(key => KeyValuePair.Create(key, (JsonNode?)choice.Chosen.Where.GetValueOrDefault(key, ""))),
            KeyValuePair.Create(bag.Keys[^1], (JsonNode?)choice.Chosen.Value),
        ])).Concat(bag.Path == "disagreements" ? Others(choices) : []).ToArray();
        return rows.Length == 0 ? null : new(rows);
    }

    // What other sources say of a field whose source the model tells.
    private static IEnumerable<JsonNode> Others(IReadOnlyCollection<Choice> choices) => choices
        .Where(static choice => choice.Definition.SourceField.Length > 0 && !choice.Losers.IsEmpty)
        .Select(static choice => (JsonNode)new JsonObject
        {
            ["field"] = choice.Cell.Fact.StartsWith("limits.", StringComparison.Ordinal) ? Last(choice.Cell.Fact) : choice.Cell.Fact,
            ["note"] = string.Join("; ", choice.Losers.Select(static loser => $"{loser.Said.Value} ({loser.Said.Source})")),
        });

    // One source for a field and all below it, and those below that come from elsewhere.
    private static JsonObject? Sources(IReadOnlyCollection<Choice> choices)
    {
        var told = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in choices.Where(static choice => choice.Definition.SourceField.Length > 0).GroupBy(static choice => choice.Definition.SourceField))
        {
            var most = field.GroupBy(static choice => choice.Chosen.Source).OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key, StringComparer.Ordinal).First().Key;
            told[field.Key] = most;
            foreach (var other in field.Where(choice => choice.Chosen.Source != most))
            {
                told[$"{field.Key}.{Last(other.Cell.Fact)}"] = other.Chosen.Source;
            }
        }

        return told.Count == 0 ? null : new(told.Select(static pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
    }

    private static string Parent(string fact) => fact.LastIndexOf('.') is > 0 and var dot ? fact[..dot] : "";

    private static string Last(string fact) => fact[(fact.LastIndexOf('.') + 1)..];
}
