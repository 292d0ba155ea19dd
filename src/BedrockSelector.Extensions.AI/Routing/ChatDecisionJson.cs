using System.Text.Json;
using System.Text.Json.Serialization;

namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>Writes a decision as its summary. What was written is read as a summary, not as a decision: the ranking is not in it.</summary>
internal sealed class ChatDecisionJson : JsonConverter<ChatDecision>
{
    public static ChatDecisionSummary Read(JsonElement json) => new()
    {
        CalledId = Text(json, "calledId"),
        Region = Text(json, "region"),
        Tier = Text(json, "tier"),
        Rank = json.TryGetProperty("rank", out var rank) ? rank.GetInt32() : 0,
        Score = json.TryGetProperty("score", out var score) ? score.GetDouble() : 0d,
        Ranked = json.TryGetProperty("ranked", out var ranked) ? ranked.GetInt32() : 0,
        Rejected = json.TryGetProperty("rejected", out var rejected) ? rejected.GetInt32() : 0,
        EstimatedCostUsd = json.TryGetProperty("estimatedCostUsd", out var estimated) ? estimated.GetDecimal() : 0m,
        CostUsd = json.TryGetProperty("costUsd", out var cost) && cost.ValueKind == JsonValueKind.Number ? cost.GetDecimal() : null,
        Skipped = json.TryGetProperty("skipped", out var skipped) ? [.. skipped.EnumerateArray().Select(static one => one.GetString() ?? "")] : [],
        CatalogVersion = Text(json, "catalogVersion"),
    };

    public override ChatDecision Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A stored decision is read by ChatDecisionSummary.Find.");

    public override void Write(Utf8JsonWriter writer, ChatDecision value, JsonSerializerOptions options)
    {
        var summary = ChatDecisionSummary.Of(value);
        writer.WriteStartObject();
        writer.WriteString("calledId", summary.CalledId);
        writer.WriteString("region", summary.Region);
        writer.WriteString("tier", summary.Tier);
        writer.WriteNumber("rank", summary.Rank);
        writer.WriteNumber("score", summary.Score);
        writer.WriteNumber("ranked", summary.Ranked);
        writer.WriteNumber("rejected", summary.Rejected);
        writer.WriteNumber("estimatedCostUsd", summary.EstimatedCostUsd);
        if (summary.CostUsd is { } cost)
        {
            writer.WriteNumber("costUsd", cost);
        }

        writer.WriteStartArray("skipped");
        foreach (var skipped in summary.Skipped)
        {
            writer.WriteStringValue(skipped);
        }

        writer.WriteEndArray();
        writer.WriteString("catalogVersion", summary.CatalogVersion);
        writer.WriteEndObject();
    }

    private static string Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
