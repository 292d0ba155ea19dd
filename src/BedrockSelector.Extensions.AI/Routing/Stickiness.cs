using System.Text.Json;
using BedrockSelector.Selection;
using Microsoft.Extensions.AI;

namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>Keeps a conversation with its model: another must be better by more than nobody can tell, and than the lost prompt cache costs.</summary>
internal static class Stickiness
{
    /// <returns>The id that answered last; null for a new conversation.</returns>
    public static string? Find(RoutingContext context, IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        for (var i = messages.Count - 1; i >= 0; i--)
        {
            if (messages[i].AdditionalProperties?.TryGetValue(CallProperties.CalledId, out var value) == true && Text(value) is { } called)
            {
                return called;
            }
        }

        return options?.ConversationId is { } id ? context.Conversations.Find(id) : null;
    }

    /// <returns>Whether the last message brings results of tools: who called them must see them.</returns>
    public static bool IsToolLoop(IReadOnlyList<ChatMessage> messages) =>
        messages.Count > 0 && messages[^1].Contents.Any(static content => content is FunctionResultContent);

    /// <summary>Puts the conversation's own model first, unless the best is better by more than the gain asked for and the score's uncertainty.</summary>
    public static void Order(List<RankedCandidate> ranked, string? called, bool toolLoop, double gain)
    {
        var at = called is null ? -1 : ranked.FindIndex(candidate => candidate.Candidate.CallId == called);
        if (at <= 0)
        {
            return;
        }

        var (own, best) = (ranked[at], ranked[0]);
        if (!toolLoop && best.Score - own.Score > gain + Math.Sqrt(Variance(own) + Variance(best)))
        {
            return;
        }

        ranked.RemoveAt(at);
        ranked.Insert(0, own);
    }

    /// <summary>Leaves out what another model thought: its signature is worth nothing elsewhere, and most refuse it.</summary>
    public static IReadOnlyList<ChatMessage> WithoutForeignReasoning(IReadOnlyList<ChatMessage> messages, string calledId) =>
        !messages.Any(message => IsForeign(message, calledId)) ? messages :
        [
            .. messages.Select(message => !IsForeign(message, calledId) ? message : Without(message)).Where(static message => message.Contents.Count > 0),
        ];

    private static ChatMessage Without(ChatMessage message)
    {
        var copy = message.Clone();
        copy.Contents = [.. message.Contents.Where(static content => content is not TextReasoningContent)];
        return copy;
    }

    private static bool IsForeign(ChatMessage message, string calledId) =>
        message.AdditionalProperties?.TryGetValue(CallProperties.CalledId, out var value) == true && Text(value) is { } called && called != calledId
        && message.Contents.Any(static content => content is TextReasoningContent);

    // The share of the score that quality gives, moved by one standard error.
    private static double Variance(RankedCandidate candidate) =>
        candidate.Quality is { Score: > 0 } quality ? Math.Pow(candidate.Contributions.Quality / quality.Score * quality.StandardError, 2) : 0d;

    private static string? Text(object? value) => value switch
    {
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } element => element.GetString(),
        _ => null,
    };
}
