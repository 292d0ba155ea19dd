using System.Collections.Immutable;
using System.Text.Json;
using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.Quantities;

namespace BedrockSelector.BedrockRuntime.Http;

/// <summary>Writes request bodies as the service's REST-JSON protocol wants them.</summary>
internal static class ConverseRequestWriter
{
    /// <param name="request">The request.</param>
    /// <param name="streamed">Whether the answer is asked for in pieces: only then may it say how a guardrail treats streams.</param>
    public static ReadOnlyMemory<byte> Converse(ConverseRequest request, bool streamed) => WireJson.Bytes(json =>
    {
        json.WriteStartObject();
        var written = WriteConversation(json, request);
        Member("inferenceConfig", request is not { MaxTokens: null, Temperature: null, TopP: null, StopSequences.IsEmpty: true }, WriteInference);
        Member("guardrailConfig", request.Guardrail is not null, (json, request) => WriteGuardrail(json, request.Guardrail!, streamed));
        Member("performanceConfig", request.Tier == PricingTier.LatencyOptimized, static (json, _) => WriteNested(json, "performanceConfig", "latency", "optimized"));
        Member(
            "serviceTier",
            request.Tier is not (PricingTier.LatencyOptimized or PricingTier.Standard),
            static (json, request) => WriteNested(json, "serviceTier", "type", request.Tier.Name()));
        Member("outputConfig", request.Output is not null || request.Effort is not null, WriteOutput);
        Member("additionalModelResponseFieldPaths", !request.AdditionalModelResponseFieldPaths.IsEmpty, static (json, request) =>
            WriteStrings(json, "additionalModelResponseFieldPaths", request.AdditionalModelResponseFieldPaths));
        Member("requestMetadata", !request.RequestMetadata.IsEmpty, static (json, request) => WriteMetadata(json, request.RequestMetadata));
        Member("promptVariables", !request.PromptVariables.IsEmpty, static (json, request) => WriteVariables(json, request.PromptVariables));
        foreach (var (name, value) in request.OtherFields)
        {
            if (!written.Contains(name))
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }
        }

        json.WriteEndObject();

        void Member(string name, bool set, Action<Utf8JsonWriter, ConverseRequest> write)
        {
            if (set)
            {
                written.Add(name);
                write(json, request);
            }
        }
    });

    public static ReadOnlyMemory<byte> CountTokens(ConverseRequest request) => WireJson.Bytes(json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("input");
        json.WriteStartObject("converse");
        WriteConversation(json, request);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static HashSet<string> WriteConversation(Utf8JsonWriter json, ConverseRequest request)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        if (!request.Messages.IsEmpty || request.PromptVariables.IsEmpty)
        {
            written.Add("messages");
            WriteMessages(json, request.Messages);
        }

        if (!request.System.IsEmpty)
        {
            written.Add("system");
            ContentBlockWriter.Write(json, "system", request.System);
        }

        if (!request.Tools.IsEmpty)
        {
            written.Add("toolConfig");
            ToolConfigWriter.Write(json, request);
        }

        if (request.AdditionalModelRequestFields is { } fields)
        {
            written.Add("additionalModelRequestFields");
            json.WritePropertyName("additionalModelRequestFields");
            fields.WriteTo(json);
        }

        return written;
    }

    private static void WriteMessages(Utf8JsonWriter json, ImmutableArray<ConverseMessage> messages)
    {
        json.WriteStartArray("messages");
        foreach (var message in messages)
        {
            json.WriteStartObject();
            json.WriteString("role", message.Role switch
            {
                ConverseRole.Assistant => "assistant",
                ConverseRole.System => "system",
                _ => "user",
            });
            ContentBlockWriter.Write(json, "content", message.Content);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteInference(Utf8JsonWriter json, ConverseRequest request)
    {
        json.WriteStartObject("inferenceConfig");
        if (request.MaxTokens is { } maxTokens)
        {
            json.WriteNumber("maxTokens", maxTokens);
        }

        if (request.Temperature is { } temperature)
        {
            json.WriteNumber("temperature", temperature);
        }

        if (request.TopP is { } topP)
        {
            json.WriteNumber("topP", topP);
        }

        if (!request.StopSequences.IsEmpty)
        {
            WriteStrings(json, "stopSequences", request.StopSequences);
        }

        json.WriteEndObject();
    }

    private static void WriteGuardrail(Utf8JsonWriter json, ConverseGuardrail guardrail, bool streamed)
    {
        json.WriteStartObject("guardrailConfig");
        json.WriteString("guardrailIdentifier", guardrail.Identifier);
        json.WriteString("guardrailVersion", guardrail.Version);
        json.WriteOptional("trace", guardrail.Trace);
        json.WriteOptional("streamProcessingMode", streamed ? guardrail.StreamProcessingMode : null);
        json.WriteEndObject();
    }

    private static void WriteOutput(Utf8JsonWriter json, ConverseRequest request)
    {
        json.WriteStartObject("outputConfig");
        if (request.Output is { } output)
        {
            json.WriteStartObject("textFormat");
            json.WriteString("type", "json_schema");
            json.WriteStartObject("structure");
            json.WriteStartObject("jsonSchema");

            // The service takes the schema as text, not as a nested object.
            json.WriteString("schema", WireJson.Text(output.Schema));
            json.WriteOptional("name", output.Name);
            json.WriteOptional("description", output.Description);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteOptional("effort", request.Effort);
        json.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter json, ImmutableSortedDictionary<string, string> metadata)
    {
        json.WriteStartObject("requestMetadata");
        foreach (var (name, value) in metadata)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    private static void WriteVariables(Utf8JsonWriter json, ImmutableSortedDictionary<string, string> variables)
    {
        json.WriteStartObject("promptVariables");
        foreach (var (name, value) in variables)
        {
            WriteNested(json, name, "text", value);
        }

        json.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void WriteNested(Utf8JsonWriter json, string name, string inner, string value)
    {
        json.WriteStartObject(name);
        json.WriteString(inner, value);
        json.WriteEndObject();
    }
}
