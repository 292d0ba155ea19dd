using System.Text.Json;
using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.BedrockRuntime.Http;
using BedrockSelector.Knowledge;
using Microsoft.Extensions.AI;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>Asks for an answer of a schema in the way that the model knows: natively, by a tool made up for it, or in words.</summary>
/// <remarks>
/// The service wants every object of a schema closed
/// (<see href="https://docs.aws.amazon.com/bedrock/latest/userguide/structured-output.html"/>, read 2026-11).
/// A model of which nobody says whether it knows schemas is asked natively.
/// </remarks>
internal static class StructuredOutput
{
    /// <summary>The name of the tool that a model without structured output answers through.</summary>
    public const string ToolName = "answer_in_json";

    private static readonly AIJsonSchemaTransformOptions Closed = new() { DisallowAdditionalProperties = true };

    public static ConverseRequest Ask(ConverseRequest request, ChatResponseFormatJson format, FoundationModel? model, ChatNotes notes)
    {
        if (format.Schema is not { } schema)
        {
            return Instruct(request, "Answer with one JSON object and nothing else.");
        }

        if (model?.Has(ChatKnowledge.StructuredOutputs) is not false)
        {
            return request with { Output = new(AIJsonUtilities.TransformSchema(schema, Closed), format.SchemaName, format.SchemaDescription) };
        }

        if (model.Has(Feature.ToolUse) is true && schema.Text("type") == "object")
        {
            var tool = new ConverseTool(ToolName, format.SchemaDescription ?? "Gives the answer. Call it once, when the answer is known.", schema);
            return request with
            {
                Tools = [.. request.Tools, tool],
                ToolChoice = request.ToolChoice ?? Choice(request),
            };
        }

        notes.Option(nameof(ChatOptions.ResponseFormat));
        return Instruct(request, $"Answer with JSON that follows this schema, and nothing else: {WireJson.Text(schema)}");
    }

    /// <returns>The text of an answer given through the tool; null for any other call.</returns>
    public static string? AnswerOf(string toolName, string input) => toolName == ToolName ? input.Length == 0 ? "{}" : input : null;

    /// <remarks>Beside tools of the caller the model must be free to call those first; while it reasons it cannot be made to call one.</remarks>
    private static ConverseToolChoice? Choice(ConverseRequest request) =>
        request.AdditionalModelRequestFields?.Object("thinking")?.Text("type") is "enabled" or "adaptive" ? null
        : request.Tools.IsEmpty ? ConverseToolChoice.Tool(ToolName)
        : ConverseToolChoice.Any;

    private static ConverseRequest Instruct(ConverseRequest request, string words) =>
        request with { System = [.. request.System, new TextBlock(words)] };
}
