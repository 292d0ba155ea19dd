using System.Collections.Immutable;
using System.Text.Json;
using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.Quantities;

namespace BedrockSelector.BedrockRuntime.Http;

/// <summary>Reads requests that others wrote. A member that the properties cannot say in full is kept as it is.</summary>
internal static class ConverseRequestReader
{
    public static ConverseRequest Read(JsonElement body, string? modelId)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"A request is a JSON object, not {body.ValueKind}.");
        }

        var request = new ConverseRequest { ModelId = body.Text("modelId") ?? modelId ?? "" };
        foreach (var member in body.EnumerateObject())
        {
            if (member.Name == "modelId")
            {
                continue;
            }

            var read = member.Name switch
            {
                "messages" => request with { Messages = Messages(member.Value) },
                "system" => request with { System = ContentBlockReader.ReadAll(body, "system") },
                "toolConfig" => Tools(request, member.Value),
                "inferenceConfig" => Inference(request, member.Value),
                "guardrailConfig" => Guardrail(request, member.Value),
                "outputConfig" => Output(request, member.Value),
                "additionalModelRequestFields" => request with { AdditionalModelRequestFields = member.Value.Clone() },
                "additionalModelResponseFieldPaths" => request with { AdditionalModelResponseFieldPaths = Strings(member.Value) },
                "requestMetadata" => request with { RequestMetadata = Map(member.Value, static value => value.ValueKind == JsonValueKind.String ? value.GetString() : null) },
                "promptVariables" => request with { PromptVariables = Map(member.Value, static value => value.Text("text")) },
                "serviceTier" when request.Tier == PricingTier.Standard => Tier(request, member.Value.Text("type")),
                "performanceConfig" when request.Tier == PricingTier.Standard && member.Value.Text("latency") == "optimized" =>
                    request with { Tier = PricingTier.LatencyOptimized },
                _ => request,
            };
            request = Says(read, member) ? read : request with { OtherFields = request.OtherFields.SetItem(member.Name, member.Value.Clone()) };
        }

        return request;
    }

    private static bool Says(ConverseRequest request, JsonProperty member) =>
        WireJson.Parse(ConverseRequestWriter.Converse(request, streamed: true)).Member(member.Name) is { } written && JsonElement.DeepEquals(written, member.Value);

    private static ImmutableArray<ConverseMessage> Messages(JsonElement messages) =>
    [
        .. messages.EnumerateArray().Select(static message => new ConverseMessage(
            message.Text("role") switch
            {
                "user" => ConverseRole.User,
                "assistant" => ConverseRole.Assistant,
                "system" => ConverseRole.System,
                var role => throw new FormatException($"A message has the role '{role}'; roles are user, assistant and system."),
            },
            message.Member("content") is { ValueKind: JsonValueKind.Array }
                ? ContentBlockReader.ReadAll(message, "content")
                : throw new FormatException("A message has no array of content."))),
    ];

    private static ConverseRequest Tools(ConverseRequest request, JsonElement config) => request with
    {
        Tools = [.. config.Array("tools").Select(Tool)],
        ToolChoice = config.Object("toolChoice") is not { } choice ? null
            : choice.Object("tool")?.Text("name") is { Length: > 0 } name ? ConverseToolChoice.Tool(name)
            : choice.Member("any") is not null ? ConverseToolChoice.Any
            : choice.Member("auto") is not null ? ConverseToolChoice.Auto
            : null,
    };

    private static ConverseTool Tool(JsonElement entry)
    {
        if (entry.Object("toolSpec") is not { } spec || spec.Object("inputSchema")?.Member("json") is not { } schema)
        {
            return ConverseTool.Opaque(entry.Clone()) with { Name = entry.Object("systemTool")?.Text("name") ?? "" };
        }

        var tool = new ConverseTool(spec.Text("name") ?? "", spec.Text("description"), schema.Clone()) { Strict = spec.Flag("strict") };
        return JsonElement.DeepEquals(WireJson.Parse(WireJson.Bytes(json => ToolConfigWriter.WriteTool(json, tool))), entry)
            ? tool
            : tool with { Wire = entry.Clone() };
    }

    private static ConverseRequest Inference(ConverseRequest request, JsonElement config) => request with
    {
        MaxTokens = config.Member("maxTokens") is { ValueKind: JsonValueKind.Number } tokens && tokens.TryGetInt32(out var count) ? count : null,
        Temperature = Single(config, "temperature"),
        TopP = Single(config, "topP"),
        StopSequences = config.Member("stopSequences") is { ValueKind: JsonValueKind.Array } stops ? Strings(stops) : [],
    };

    private static float? Single(JsonElement config, string name) =>
        config.Member(name) is { ValueKind: JsonValueKind.Number } value ? value.GetSingle() : null;

    private static ConverseRequest Guardrail(ConverseRequest request, JsonElement config) =>
        config.Text("guardrailIdentifier") is { } id && config.Text("guardrailVersion") is { } version
            ? request with { Guardrail = new(id, version) { Trace = config.Text("trace"), StreamProcessingMode = config.Text("streamProcessingMode") } }
            : request;

    private static ConverseRequest Output(ConverseRequest request, JsonElement config)
    {
        var schema = config.Object("textFormat")?.Object("structure")?.Object("jsonSchema");
        return request with
        {
            Effort = config.Text("effort"),
            Output = schema?.Text("schema") is { } text ? new(WireJson.Parse(System.Text.Encoding.UTF8.GetBytes(text)), schema?.Text("name"), schema?.Text("description")) : null,
        };
    }

    private static ConverseRequest Tier(ConverseRequest request, string? type) => type switch
    {
        "flex" => request with { Tier = PricingTier.Flex },
        "priority" => request with { Tier = PricingTier.Priority },
        "reserved" => request with { Tier = PricingTier.Reserved },
        _ => request,
    };

    private static ImmutableArray<string> Strings(JsonElement values) =>
        [.. values.EnumerateArray().Select(static value => value.ValueKind == JsonValueKind.String ? value.GetString() : null).OfType<string>()];

    private static ImmutableSortedDictionary<string, string> Map(JsonElement map, Func<JsonElement, string?> value) =>
        map.ValueKind != JsonValueKind.Object
            ? ImmutableSortedDictionary<string, string>.Empty
            : map.EnumerateObject().Where(member => value(member.Value) is not null)
                .ToImmutableSortedDictionary(static member => member.Name, member => value(member.Value)!, StringComparer.Ordinal);
}
