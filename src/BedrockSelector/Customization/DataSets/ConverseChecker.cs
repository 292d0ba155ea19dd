using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BedrockSelector.Customization.DataSets;

/// <summary>Checks records of the Converse shape, with answers or, for distillation, without.</summary>
internal sealed class ConverseChecker(bool answerIsOptional) : IRecordChecker
{
    public void Check(DataSetSession session)
    {
        if (session.Method.DisputesToolContent)
        {
            session.CheckFields(JsonRecord.Root, "schemaVersion", "system", "messages", "toolConfig");
        }
        else
        {
            session.CheckFields(JsonRecord.Root, "schemaVersion", "system", "messages");
        }

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
        CheckTurns(session, messages);
        MediaChecker.EndRecord(session, messages);
    }

    private static void CheckSchemaVersion(DataSetSession session)
    {
        // The guide and the Nova validator take any text or none, the Llama and distillation validators and AWS's SDK this one alone.
        var version = session.Record.Find(JsonRecord.Root, "schemaVersion"u8);
        if (version < 0)
        {
            session.Report(DataSetProblemCode.SchemaVersion, JsonRecord.Root,
                "There is no schemaVersion: AWS's guide and the validator of its samples do without, its SDK and other validators want \"bedrock-conversation-2024\".");
        }
        else if (session.IsString(version) && !session.Record.TextOf(version, out _).SequenceEqual("bedrock-conversation-2024"u8))
        {
            session.Report(DataSetProblemCode.SchemaVersion, version, $"{session.Record.Excerpt(version)} is not \"bedrock-conversation-2024\": AWS's guide takes any text, its SDK and other validators this one alone.");
        }
    }

    private static void CheckSystem(DataSetSession session, int system)
    {
        if (!session.IsList(system))
        {
            return;
        }

        var entries = Count(session, system);
        if (entries != 1 && session.Method.WantsOneSystem)
        {
            session.Report(DataSetProblemCode.SystemEntries, system, string.Create(CultureInfo.InvariantCulture, $"The system prompt has {entries} entries; one is taken."));
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

        var several = session.Record[value].NextSibling >= 0;
        if (several && session.Method.IsSingleTurn && IsTypedText(session, block))
        {
            value = session.Record.Find(block, "text"u8);
        }
        else if (several)
        {
            session.Report(DataSetProblemCode.BlockOfSeveral, block,
                "The block has more than one field: the Converse interface takes one, the validator of AWS's samples several.");
            for (; value >= 0; value = session.Record[value].NextSibling)
            {
                CheckValue(session, block, value, isUser);
            }

            return;
        }

        CheckValue(session, block, value, isUser);
    }

    private static void CheckValue(DataSetSession session, int block, int value, bool? isUser)
    {
        if (session.Record.NameIs(value, "text"u8))
        {
            session.Text(value, 't', isOutput: isUser == false, blankIsPart: HasOthers(session, block));
        }
        else if (session.Record.NameIs(value, "image"u8) || session.Record.NameIs(value, "video"u8))
        {
            MediaChecker.Check(session, value, isUser);
        }
        else if (session.Method.AllowsReasoningContent && isUser == false && session.Record.NameIs(value, "reasoningContent"u8))
        {
            CheckReasoning(session, value);
        }
        else if (session.Method.DisputesToolContent && (session.Record.NameIs(value, "toolUse"u8) || session.Record.NameIs(value, "toolResult"u8)))
        {
            CheckTool(session, value, isUser);
        }
        else
        {
            session.ReportName(DataSetProblemCode.UnknownContent, value, $"'{session.Record.NameOf(value)}' is no content of a training record.");
        }
    }

    private static void CheckTool(DataSetSession session, int value, bool? isUser)
    {
        var isUse = session.Record.NameIs(value, "toolUse"u8);
        session.Distinguish('u', session.Record.Line.Slice(session.Record[value].Start, session.Record[value].Length));
        if (isUser == isUse)
        {
            session.ReportName(DataSetProblemCode.UnknownContent, value,
                isUse ? "A call of a tool stands in the user's turn." : "A result of a tool stands in the assistant's turn.");
            return;
        }

        session.ReportName(DataSetProblemCode.ToolContent, value, $"'{session.Record.NameOf(value)}': AWS's SDK takes tools in the data, its guide says that they may fail the job.");
    }

    // Two prompts in a record for distillation, or several blocks in a turn, are refused by AWS's validator.
    private static void CheckTurns(DataSetSession session, int messages)
    {
        if (!session.Method.IsSingleTurn)
        {
            return;
        }

        if (Count(session, messages) is > 2 and var turns)
        {
            session.Report(DataSetProblemCode.TooManyTurns, messages, string.Create(CultureInfo.InvariantCulture, $"The record has {turns} turns; 1 or 2 are taken."));
        }

        for (var message = session.Record[messages].FirstChild; message >= 0; message = session.Record[message].NextSibling)
        {
            var content = session.Record.KindOf(message) == JsonTokenType.StartObject ? session.Record.Find(message, "content"u8) : -1;
            if (content >= 0 && session.Record.KindOf(content) == JsonTokenType.StartArray && Count(session, content) is > 1 and var blocks)
            {
                session.Report(DataSetProblemCode.TooManyBlocks, content, string.Create(CultureInfo.InvariantCulture, $"The turn has {blocks} blocks; 1 is taken."));
            }
        }
    }

    // Whether another block of the turn holds a text that is not empty, or media.
    private static bool HasOthers(DataSetSession session, int block)
    {
        for (var other = session.Record[session.Record[block].Parent].FirstChild; other >= 0; other = session.Record[other].NextSibling)
        {
            if (other != block && session.Record.KindOf(other) == JsonTokenType.StartObject)
            {
                var text = session.Record.Find(other, "text"u8);
                if (text < 0 || (session.Record.KindOf(text) == JsonTokenType.String && session.Record.TextOf(text, out _).Length > 0))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsTypedText(DataSetSession session, int block) =>
        Count(session, block) == 2 && session.Record.Find(block, "type"u8) >= 0 && session.Record.Find(block, "text"u8) >= 0;

    private static int Count(DataSetSession session, int node)
    {
        var count = 0;
        for (var child = session.Record[node].FirstChild; child >= 0; child = session.Record[child].NextSibling)
        {
            count++;
        }

        return count;
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
