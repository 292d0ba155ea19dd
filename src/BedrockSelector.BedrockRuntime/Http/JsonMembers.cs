using System.Collections.Immutable;
using System.Text.Json;

namespace BedrockSelector.BedrockRuntime.Http;

/// <summary>Reads members of an object that may lack them.</summary>
internal static class JsonMembers
{
    public static string? Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    public static long Number(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            ? value.GetInt64()
            : 0;

    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    public static JsonElement? Object(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Object } found ? found : null;

    public static ImmutableArray<JsonElement> Array(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } found ? [.. found.EnumerateArray()] : [];

    /// <returns>The texts of <c>[{"text":…},…]</c>.</returns>
    public static ImmutableArray<string> Texts(this JsonElement element, string name) =>
        [.. element.Array(name).Select(static part => part.Text("text")).OfType<string>()];

    public static bool? Flag(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } found ? found.GetBoolean() : null;
}
