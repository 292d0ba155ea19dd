using System.Collections.Immutable;
using BedrockSelector.BedrockRuntime.Conversation;
using Microsoft.Extensions.AI;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>Turns chat messages into a system prompt and turns.</summary>
internal static class ChatMessageMapper
{
    private static readonly ChatRole Developer = new("developer");

    public static (ImmutableArray<ContentBlock> System, ImmutableArray<ConverseMessage> Turns) Map(
        IEnumerable<ChatMessage> messages, string? instructions, ChatNotes notes)
    {
        List<ContentBlock> system = [];
        if (!string.IsNullOrWhiteSpace(instructions))
        {
            system.Add(new TextBlock(instructions));
        }

        var writer = new ChatContentWriter(notes);
        List<(ConverseRole Role, List<ContentBlock> Blocks)> turns = [];
        foreach (var message in messages)
        {
            List<ContentBlock> blocks = [];
            foreach (var content in message.Contents)
            {
                writer.Add(blocks, content);
            }

            var role = RoleOf(message.Role, blocks, notes);
            if (role == ConverseRole.System && !blocks.Exists(static block => block is ToolChangeBlock))
            {
                system.AddRange(blocks);
            }
            else if (turns.Count > 0 && turns[^1].Role == role)
            {
                // Converse wants user and assistant by turns; results of several tools come as several messages.
                turns[^1].Blocks.AddRange(blocks);
            }
            else if (blocks.Count > 0)
            {
                turns.Add((role, blocks));
            }
        }

        return ([.. system], [.. turns.Select(static turn => new ConverseMessage(turn.Role, [.. turn.Blocks]))]);
    }

    private static ConverseRole RoleOf(ChatRole role, List<ContentBlock> blocks, ChatNotes notes)
    {
        if (role == ChatRole.Assistant)
        {
            return ConverseRole.Assistant;
        }

        if (role == ChatRole.System)
        {
            return ConverseRole.System;
        }

        if (role == ChatRole.User || role == ChatRole.Tool)
        {
            return ConverseRole.User;
        }

        // A developer speaks for the application, as the system prompt does; what other roles say is taken as the user's.
        notes.Content($"role {role}");
        return role == Developer && !blocks.Exists(static block => block is ToolResultBlock) ? ConverseRole.System : ConverseRole.User;
    }
}
