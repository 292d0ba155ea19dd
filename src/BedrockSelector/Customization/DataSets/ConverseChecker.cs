using System.Text;
using System.Text.Json;

namespace BedrockSelector.Customization.DataSets;

/// <summary>Checks records of the Converse shape, with answers or, for distillation, without.</summary>
internal sealed class ConverseChecker(bool answerIsOptional) : IRecordChecker
{
    public void Check(DataSetSession session)
    {
        session.CheckFields(JsonRecord.Root, "schemaVersion", "system", "messages");
        CheckSchemaVersion(session);
        var system = session.Record.Find(JsonRecord.Root, "system"u8);
        if (system >= 0)
        {
            CheckSystem(session, system);
        }

        var messages = session.Require(JsonRecord.Root, "messages");
        if (messages < 0 || !session.IsList(messages))
        {
            return;
        }

        if (session.Record[messages].FirstChild < 0)
        {
            session.Report(DataSetProblemCode.NoMessages, messages, "The list of messages is empty.");
            return;
        }

        var order = new TurnOrder(session, answerIsOptional);
        for (var message = session.Record[messages].FirstChild; message >= 0; message = session.Record[message].NextSibling)
        {
            if (session.IsObject(message))
            {
                session.CheckFields(message, "role", "content");
                CheckContent(session, message, order.Next(message));
            }
        }

        order.End();
        MediaChecker.EndRecord(session, messages);
    }

    private static void CheckSchemaVersion(DataSetSession session)
    {
        var version = session.Require(JsonRecord.Root, "schemaVersion");
        if (version >= 0 && session.IsString(version) && !session.Record.TextOf(version, out _).SequenceEqual("bedrock-conversation-2024"u8))
        {
            session.Report(DataSetProblemCode.SchemaVersion, version, $"{session.Record.Excerpt(version)} is not \"bedrock-conversation-2024\".");
        }
    }

    private static void CheckSystem(DataSetSession session, int system)
    {
        if (!session.IsList(system))
        {
            return;
        }

        for (var block = session.Record[system].FirstChild; block >= 0; block = session.Record[block].NextSibling)
        {
            if (!session.IsObject(block))
            {
                continue;
            }

            session.CheckFields(block, "text");
            var text = session.Require(block, "text");
            if (text >= 0)
            {
                session.Text(text, 's', isOutput: false);
            }
        }
    }

    private static void CheckContent(DataSetSession session, int message, bool? isUser)
    {
        var content = session.Require(message, "content");
        if (content < 0 || !session.IsList(content))
        {
            return;
        }

        if (session.Record[content].FirstChild < 0)
        {
            session.Report(DataSetProblemCode.EmptyContent, content, "The list of content is empty.");
        }

        for (var block = session.Record[content].FirstChild; block >= 0; block = session.Record[block].NextSibling)
        {
            if (session.IsObject(block))
            {
                CheckBlock(session, block, isUser);
            }
        }
    }

    private static void CheckBlock(DataSetSession session, int block, bool? isUser)
    {
        var value = session.Record[block].FirstChild;
        if (value < 0)
        {
            session.Report(DataSetProblemCode.EmptyContent, block, "The block holds nothing.");
            return;
        }

        if (session.Record[value].NextSibling >= 0)
        {
            session.Report(DataSetProblemCode.AmbiguousContent, block, "The block has more than one field.");
            return;
        }

        if (session.Record.NameIs(value, "text"u8))
        {
            session.Text(value, 't', isOutput: isUser == false);
        }
        else if (session.Record.NameIs(value, "image"u8) || session.Record.NameIs(value, "video"u8))
        {
            MediaChecker.Check(session, value, isUser);
        }
        else if (session.Method.AllowsReasoningContent && isUser == false && session.Record.NameIs(value, "reasoningContent"u8))
        {
            CheckReasoning(session, value);
        }
        else
        {
            session.ReportName(DataSetProblemCode.UnknownContent, value, $"'{session.Record.NameOf(value)}' is no content of a training record.");
        }
    }

    // {"reasoningContent": {"reasoningText": {"text": "…"}}}
    private static void CheckReasoning(DataSetSession session, int reasoning)
    {
        if (!session.IsObject(reasoning))
        {
            return;
        }

        session.CheckFields(reasoning, "reasoningText");
        var outer = session.Require(reasoning, "reasoningText");
        if (outer < 0 || !session.IsObject(outer))
        {
            return;
        }

        session.CheckCase(outer, "text", "signature");
        var text = session.Require(outer, "text");
        if (text >= 0)
        {
            session.Text(text, 'k', isOutput: true);
        }
    }
}
