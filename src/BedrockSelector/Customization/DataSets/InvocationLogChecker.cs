using System.Text.Json;

namespace BedrockSelector.Customization.DataSets;

/// <summary>Checks logs of model invocations as prompts for distillation and reinforcement: one prompt of text, with its answer.</summary>
/// <remarks>By the validator of AWS's samples: <c>modelId</c>, <c>input</c> and <c>output</c>, one turn of the user, one block of text.</remarks>
internal sealed class InvocationLogChecker : IRecordChecker
{
    public void Check(DataSetSession session)
    {
        var record = session.Record;
        var model = session.Require(JsonRecord.Root, "modelId");
        if (model >= 0)
        {
            _ = session.IsString(model);
        }

        var (input, output) = (session.Require(JsonRecord.Root, "input"), session.Require(JsonRecord.Root, "output"));
        if (output >= 0)
        {
            session.Distinguish('o', record.Line.Slice(record[output].Start, record[output].Length));
        }

        if (input < 0 || !session.IsObject(input))
        {
            return;
        }

        session.Distinguish('i', record.Line.Slice(record[input].Start, record[input].Length));
        var body = record.Find(input, "inputBodyJson"u8);
        var messages = body >= 0 && record.KindOf(body) == JsonTokenType.StartObject ? record.Find(body, "messages"u8) : -1;
        if (messages >= 0 && record.KindOf(messages) == JsonTokenType.StartArray)
        {
            CheckMessages(session, messages);
        }
    }

    private static void CheckMessages(DataSetSession session, int messages)
    {
        var record = session.Record;
        var prompts = 0;
        for (var message = record[messages].FirstChild; message >= 0; message = record[message].NextSibling)
        {
            var role = record.KindOf(message) == JsonTokenType.StartObject ? record.Find(message, "role"u8) : -1;
            if (role < 0 || record.KindOf(role) != JsonTokenType.String || !record.TextOf(role, out _).SequenceEqual("user"u8))
            {
                continue;
            }

            prompts++;
            var content = record.Find(message, "content"u8);
            if (content >= 0 && record.KindOf(content) == JsonTokenType.StartArray)
            {
                CheckContent(session, content);
            }
            else if (content >= 0)
            {
                session.Text(content, 't', isOutput: false);
            }
        }

        if (prompts > 1)
        {
            session.Report(DataSetProblemCode.TooManyTurns, messages, $"The log has {prompts} turns of the user; 1 is taken.");
        }
    }

    private static void CheckContent(DataSetSession session, int content)
    {
        var record = session.Record;
        var first = record[content].FirstChild;
        if (first >= 0 && record[first].NextSibling >= 0)
        {
            session.Report(DataSetProblemCode.TooManyBlocks, content, "The prompt has several blocks; one of text is taken.");
            return;
        }

        var text = first >= 0 && record.KindOf(first) == JsonTokenType.StartObject ? record.Find(first, "text"u8) : -1;
        if (text < 0)
        {
            session.Report(DataSetProblemCode.UnknownContent, content, "The prompt holds no text; logs with other content are not taken.");
        }
        else
        {
            session.Text(text, 't', isOutput: false);
        }
    }
}
