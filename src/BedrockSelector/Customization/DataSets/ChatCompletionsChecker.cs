using System.Text;
using System.Text.Json;

namespace BedrockSelector.Customization.DataSets;

/// <summary>Checks prompts for reinforcement: OpenAI messages, and what the grader needs beside them.</summary>
internal sealed class ChatCompletionsChecker : IRecordChecker
{
    public void Check(DataSetSession session)
    {
        // Further fields belong to the grader: any name is good.
        session.CheckCase(JsonRecord.Root, "messages", "reference_answer");
        var messages = session.Require(JsonRecord.Root, "messages");
        if (session.Record.Find(JsonRecord.Root, "reference_answer"u8) < 0)
        {
            session.Report(DataSetProblemCode.NoReferenceAnswer, JsonRecord.Root, "There is no field 'reference_answer'.");
        }

        if (messages < 0 || !session.IsList(messages))
        {
            return;
        }

        if (session.Record[messages].FirstChild < 0)
        {
            session.Report(DataSetProblemCode.NoMessages, messages, "The list of messages is empty.");
            return;
        }

        var hasUser = false;
        var lastRole = (Node: -1, IsAnswer: false);
        for (var message = session.Record[messages].FirstChild; message >= 0; message = session.Record[message].NextSibling)
        {
            if (!session.IsObject(message))
            {
                continue;
            }

            session.CheckCase(message, "role", "content");
            var role = session.Require(message, "role");
            if (role >= 0 && session.IsString(role))
            {
                lastRole = (role, CheckRole(session, role, message, ref hasUser));
            }

            var content = session.Require(message, "content");
            if (content >= 0)
            {
                CheckContent(session, content);
            }
        }

        if (!hasUser)
        {
            session.Report(DataSetProblemCode.NoUserTurn, messages, "No message is the user's.");
        }
        else if (lastRole is { Node: >= 0, IsAnswer: true })
        {
            session.Report(DataSetProblemCode.EndsWithAnswer, lastRole.Node, "The last message is the assistant's.");
        }
    }

    private static bool CheckRole(DataSetSession session, int role, int message, ref bool hasUser)
    {
        var text = session.Record.TextOf(role, out _);
        session.Distinguish('r', text);
        if (text.SequenceEqual("user"u8))
        {
            hasUser = true;
        }
        else if (text.SequenceEqual("system"u8))
        {
            if (session.Record[session.Record[message].Parent].FirstChild != message)
            {
                session.Report(DataSetProblemCode.RoleOrder, role, "The system message is not the first.", "Put the system message first.");
            }
        }
        else if (IsDisputed(text))
        {
            hasUser |= Ascii.EqualsIgnoreCase(text, "user"u8);
            session.Report(DataSetProblemCode.RoleDisputed, role,
                $"'{Encoding.UTF8.GetString(text)}': AWS's SDK takes this role, its guide names system, user and assistant alone.");
        }
        else if (!text.SequenceEqual("assistant"u8))
        {
            session.Report(DataSetProblemCode.UnknownRole, role, $"'{Encoding.UTF8.GetString(text)}' is none of the roles system, user and assistant.", "Use the roles system, user and assistant.");
        }

        return session.Record.TextOf(role, out _).SequenceEqual("assistant"u8);
    }

    private static bool IsDisputed(ReadOnlySpan<byte> role)
    {
        foreach (var known in (ReadOnlySpan<string>)["tool", "developer", "bot", "system", "user", "assistant"])
        {
            // Those in lower case that the guide names were handled before.
            if (Ascii.EqualsIgnoreCase(role, known) && !(role.SequenceEqual("assistant"u8)))
            {
                return true;
            }
        }

        return false;
    }

    // Content is a text, or a list of {"type": "text", "text": "…"}.
    private static void CheckContent(DataSetSession session, int content)
    {
        if (session.Record.KindOf(content) != JsonTokenType.StartArray)
        {
            session.Text(content, 't', isOutput: false);
            return;
        }

        if (session.Record[content].FirstChild < 0)
        {
            session.Report(DataSetProblemCode.EmptyContent, content, "The list of content is empty.");
        }

        for (var part = session.Record[content].FirstChild; part >= 0; part = session.Record[part].NextSibling)
        {
            if (!session.IsObject(part))
            {
                continue;
            }

            session.CheckCase(part, "type", "text");
            var type = session.Require(part, "type");
            if (type < 0 || !session.IsString(type))
            {
                continue;
            }

            if (!session.Record.TextOf(type, out _).SequenceEqual("text"u8))
            {
                session.Report(DataSetProblemCode.UnknownContent, type, $"{session.Record.Excerpt(type)} is no content of a prompt for reinforcement.", "Use parts of the type text.");
                continue;
            }

            var text = session.Require(part, "text");
            if (text >= 0)
            {
                session.Text(text, 't', isOutput: false);
            }
        }
    }
}
