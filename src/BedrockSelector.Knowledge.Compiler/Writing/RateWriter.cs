using System.Text.Json.Nodes;
using BedrockSelector.Knowledge.Compiler.Choosing;

namespace BedrockSelector.Knowledge.Compiler.Writing;

/// <summary>Writes the prices of one model: one group for what differs in the meter alone.</summary>
internal static class RateWriter
{
    private static readonly string[] Tiers = ["standard", "batch", "flex", "priority", "latency-optimized", "provisioned", "reserved"];

    public static JsonArray Write(IEnumerable<Choice> prices)
    {
        // One group a cell without its meter, then without region and scope where all else is equal.
        var rows = prices.GroupBy(static price => (price.Cell.Tier, price.Cell.Scope, price.Cell.Region, Like: Like(price)))
            .Select(static group =>
            {
                var meters = group.OrderBy(static price => price.Cell.Fact, StringComparer.Ordinal).ToArray();
                var body = Body(meters);
                return (Row: body, Text: body.ToJsonString(), group.Key.Scope, group.Key.Region);
            });
        var groups = RegionLists.Join(rows).Select(static group => Head(group.Row, group.Scopes, group.Regions));
        return new(
        [
            .. groups.OrderBy(static rate => Array.IndexOf(Tiers, (string)rate["tier"]!)).ThenBy(static rate => (string?)rate["validFrom"], StringComparer.Ordinal)
                .ThenBy(static rate => rate["scopes"]!.ToJsonString() switch { var scopes when scopes.StartsWith("[\"in", StringComparison.Ordinal) => 0, var scopes when scopes.StartsWith("[\"geo", StringComparison.Ordinal) => 1, _ => 2 })
                .ThenBy(static rate => rate["regions"]!.ToJsonString(), StringComparer.Ordinal).ThenBy(static rate => rate.ToJsonString(), StringComparer.Ordinal),
        ]);
    }

    private static string Like(Choice price) =>
        $"{string.Join(';', price.Chosen.Where.Select(static pair => $"{pair.Key}={pair.Value}"))}|{price.Chosen.Source}|{price.Chosen.Note}";

    private static JsonObject Body(Choice[] meters)
    {
        var first = meters[0].Chosen;
        var body = new JsonObject { ["tier"] = meters[0].Cell.Tier };
        foreach (var (name, value) in first.Where.Where(static pair => pair.Key is not ("default" or "derived" or "regionAssumed" or "validFrom" or "validTo")))
        {
            body[name] = Values.Condition(value);
        }

        foreach (var name in (string[])["default", "regionAssumed"])
        {
            Flag(body, first.Where, name);
        }

        foreach (var name in (string[])["validFrom", "validTo"])
        {
            if (first.Where.TryGetValue(name, out var date))
            {
                body[name] = date;
            }
        }

        body["meters"] = new JsonObject([.. meters.Select(static meter => KeyValuePair.Create(Meter(meter), (JsonNode?)Values.Number(meter.Chosen.Value, meter.Chosen.Place)))]);
        body["source"] = first.Source;
        Flag(body, first.Where, "derived");
        if (first.Note.Length > 0)
        {
            body["note"] = first.Note;
        }

        var others = new JsonObject([.. meters.Select(static meter => KeyValuePair.Create(Meter(meter), (JsonNode?)Others(meter))).Where(static pair => pair.Value is not null)]);
        if (others.Count > 0)
        {
            body["others"] = others;
        }

        return body;
    }

    private static JsonArray? Others(Choice price)
    {
        JsonNode[] others =
        [
            .. price.Losers.Where(static loser => !loser.Superseded)
                .Select(static loser => (JsonNode)new JsonObject { ["usd"] = Values.Number(loser.Said.Value, loser.Said.Place), ["source"] = loser.Said.Source, ["reason"] = loser.Reason }),
        ];
        return others.Length == 0 ? null : new JsonArray(others);
    }

    private static JsonObject Head(JsonObject body, string[] scopes, string[] regions)
    {
        var rate = new JsonObject { ["tier"] = body["tier"]!.DeepClone(), ["scopes"] = List(scopes) };
        if (body["profile"] is { } profile)
        {
            rate["profile"] = profile.DeepClone();
        }

        rate["regions"] = List(regions);
        foreach (var (name, value) in body.Where(static pair => pair.Key is not ("tier" or "profile")))
        {
            rate[name] = value!.DeepClone();
        }

        return rate;
    }

    private static void Flag(JsonObject body, System.Collections.Immutable.ImmutableSortedDictionary<string, string> where, string name)
    {
        if (where.TryGetValue(name, out var flag) && flag == "yes")
        {
            body[name] = true;
        }
    }

    private static string Meter(Choice price) => price.Cell.Fact["rates.".Length..];

    private static JsonArray List(string[] values) => new([.. values.Select(static value => (JsonNode)value)]);
}
