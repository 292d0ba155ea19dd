using System.Text.Json.Nodes;
using BedrockSelector.Knowledge.Compiler.Choosing;
using BedrockSelector.Knowledge.Compiler.Reading;

namespace BedrockSelector.Knowledge.Compiler.Writing;

/// <summary>Writes the ways of calling one model, profiles with the regions in which a call may run.</summary>
internal static class OfferWriter
{
    private static readonly string[] Inference = ["on-demand", "provisioned", "custom-on-demand"];

    public static JsonArray Write(IEnumerable<Choice> choices)
    {
        var said = choices.ToArray();
        var routes = said.Where(static one => one.Definition.Type == "route").ToArray();
        var rows = said.Where(static one => one.Definition.Type == "offer" && one.Chosen.Value == "yes").Select(static one =>
        {
            var body = new JsonObject { ["inference"] = Of(one, "inference"), ["endpoint"] = Of(one, "endpoint"), ["scope"] = one.Cell.Scope };
            foreach (var name in (string[])["profile", "callId", "validFrom"])
            {
                if (one.Chosen.Where.TryGetValue(name, out var value))
                {
                    body[name] = value;
                }
            }

            if (one.Chosen.Where.TryGetValue("listed", out var listed) && listed == "no")
            {
                body["listed"] = false;
            }

            if (one.Chosen.Note.Length > 0)
            {
                body["note"] = one.Chosen.Note;
            }

            body["source"] = one.Chosen.Source;
            return (body, body.ToJsonString(), one.Cell.Scope, one.Cell.Region);
        });
        return new(
        [
            .. RegionLists.Join(rows).Select(group => Whole(group.Row, group.Regions, routes))
                .OrderBy(static offer => Array.IndexOf(Inference, (string)offer["inference"]!)).ThenByDescending(static offer => (string)offer["endpoint"]!, StringComparer.Ordinal)
                .ThenBy(static offer => (string)offer["scope"]! switch { "in-region" => 0, "geo" => 1, _ => 2 }).ThenBy(static offer => (string?)offer["profile"], StringComparer.Ordinal)
                .ThenBy(static offer => offer["regions"]!.ToJsonString(), StringComparer.Ordinal),
        ]);
    }

    private static JsonObject Whole(JsonObject body, string[] regions, Choice[] routes)
    {
        var offer = new JsonObject();
        foreach (var (name, value) in body)
        {
            if (name is "validFrom" or "listed" or "note" or "source" && !offer.ContainsKey("regions"))
            {
                Places(offer, body, regions, routes);
            }

            offer[name] = value!.DeepClone();
        }

        return offer;
    }

    private static void Places(JsonObject offer, JsonObject body, string[] regions, Choice[] routes)
    {
        offer["regions"] = new JsonArray([.. regions.Select(static region => (JsonNode)region)]);
        var own = routes.Where(route => route.Cell.Scope == (string)body["scope"]! && Of(route, "inference") == (string)body["inference"]! && Of(route, "endpoint") == (string)body["endpoint"]!
                && route.Chosen.Where.GetValueOrDefault("profile") == (string?)body["profile"] && regions.Contains(route.Cell.Region))
            .GroupBy(static route => string.Join(' ', CsvRows.Words(route.Chosen.Value).Order(StringComparer.Ordinal)), StringComparer.Ordinal)
            .Select(static group => (To: group.Key, From: group.Select(static route => route.Cell.Region).Order(StringComparer.Ordinal).ToArray()))
            .OrderBy(static route => route.From[0], StringComparer.Ordinal).ToArray();
        if (own.Length > 0)
        {
            offer["routes"] = new JsonArray(
            [
                .. own.Select(static route => (JsonNode)new JsonObject
                {
                    ["from"] = new JsonArray([.. route.From.Select(static region => (JsonNode)region)]),
                    ["to"] = new JsonArray([.. CsvRows.Words(route.To).Select(static region => (JsonNode)region)]),
                }),
            ]);
        }
    }

    private static string Of(Choice choice, string name) =>
        choice.Chosen.Where.GetValueOrDefault(name) ?? throw new CompilerException(choice.Chosen.Place, $"an offer says its {name}.");
}
