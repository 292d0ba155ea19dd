using System.Text.Json;
using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.BedrockRuntime.Http;
using BedrockSelector.Knowledge;
using Microsoft.Extensions.AI;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>Says what the framework's reasoning options ask for in the way of the model called.</summary>
/// <remarks>
/// Models that reason adaptively take a kind of thinking and the effort of Converse
/// (<see href="https://docs.aws.amazon.com/bedrock/latest/userguide/claude-messages-adaptive-thinking.html"/>), those of a budget a number of tokens
/// (<see href="https://docs.aws.amazon.com/bedrock/latest/userguide/claude-messages-extended-thinking.html"/>), those of an effort a word
/// (<see href="https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-openai.html"/>; all read 2026-11).
/// </remarks>
internal static class ReasoningMapper
{
    private const int LeastBudget = 1024;

    public static ConverseRequest Lay(ConverseRequest request, ReasoningOptions reasoning, FoundationModel? model, ChatNotes notes)
    {
        if (model?.Has(ChatKnowledge.ReasoningAdaptive) is true)
        {
            return Adaptive(request, reasoning);
        }

        if (model?.Has(ChatKnowledge.ReasoningBudget) is true)
        {
            notes.OptionIf(reasoning.Output is not null, "Reasoning.Output");
            return Budget(request, reasoning.Effort, notes);
        }

        if (model?.Has(ChatKnowledge.ReasoningEffort) is true)
        {
            notes.OptionIf(reasoning.Output is not null, "Reasoning.Output");
            return Effort(request, reasoning.Effort, notes);
        }

        notes.Option(nameof(ChatOptions.Reasoning));
        return request;
    }

    private static ConverseRequest Adaptive(ConverseRequest request, ReasoningOptions reasoning)
    {
        var off = reasoning.Effort == ReasoningEffort.None;
        var asked = With(request, "thinking", json =>
        {
            json.WriteStartObject();
            json.WriteString("type", off ? "disabled" : "adaptive");
            if (!off && reasoning.Output is { } output)
            {
                json.WriteString("display", output == ReasoningOutput.None ? "omitted" : "summarized");
            }

            json.WriteEndObject();
        });
        return off || asked.Effort is not null ? asked : asked with { Effort = Word(reasoning.Effort) };
    }

    private static ConverseRequest Budget(ConverseRequest request, ReasoningEffort? effort, ChatNotes notes)
    {
        if (effort is null or ReasoningEffort.None)
        {
            return request;
        }

        var wanted = effort switch
        {
            ReasoningEffort.Low => 2 * LeastBudget,
            ReasoningEffort.Medium => 8 * LeastBudget,
            ReasoningEffort.High => 16 * LeastBudget,
            _ => 31 * LeastBudget,
        };

        // The budget is part of the answer's longest length, and must leave room for the answer.
        var budget = request.MaxTokens is { } most ? Math.Min(wanted, most / 2) : wanted;
        if (budget < LeastBudget)
        {
            notes.Option(nameof(ChatOptions.Reasoning));
            return request;
        }

        return With(request, "thinking", json =>
        {
            json.WriteStartObject();
            json.WriteString("type", "enabled");
            json.WriteNumber("budget_tokens", budget);
            json.WriteEndObject();
        });
    }

    private static ConverseRequest Effort(ConverseRequest request, ReasoningEffort? effort, ChatNotes notes)
    {
        // The word for more than high is not one that all models of this kind know.
        notes.OptionIf(effort == ReasoningEffort.ExtraHigh, "Reasoning.Effort");
        return Word(effort == ReasoningEffort.ExtraHigh ? ReasoningEffort.High : effort) is { } word
            ? With(request, "reasoning_effort", json => json.WriteStringValue(word))
            : request;
    }

    private static string? Word(ReasoningEffort? effort) => effort switch
    {
        ReasoningEffort.None => "none",
        ReasoningEffort.Low => "low",
        ReasoningEffort.Medium => "medium",
        ReasoningEffort.High => "high",
        ReasoningEffort.ExtraHigh => "xhigh",
        _ => null,
    };

    /// <summary>Adds a field of the model's own, unless the caller has set it.</summary>
    private static ConverseRequest With(ConverseRequest request, string name, Action<Utf8JsonWriter> write)
    {
        var fields = request.AdditionalModelRequestFields;
        return fields is { ValueKind: JsonValueKind.Object } own && own.TryGetProperty(name, out _) ? request : request with
        {
            AdditionalModelRequestFields = WireJson.Object(json =>
            {
                foreach (var member in fields is { ValueKind: JsonValueKind.Object } given ? given.EnumerateObject() : default)
                {
                    member.WriteTo(json);
                }

                json.WritePropertyName(name);
                write(json);
            }),
        };
    }
}
