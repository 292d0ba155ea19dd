namespace BedrockSelector.Customization.DataSets;

/// <summary>Checks <c>{"system": "…", "messages": [{"role": "user", "content": "…"}, …]}</c>.</summary>
internal sealed class AnthropicMessagesChecker : IRecordChecker
{
    public void Check(DataSetSession session)
    {
        session.CheckFields(JsonRecord.Root, "system", "messages");
        var system = session.Record.Find(JsonRecord.Root, "system"u8);
        if (system >= 0)
        {
            session.Text(system, 's', isOutput: false);
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

        var order = new TurnOrder(session, answerIsOptional: false);
        for (var message = session.Record[messages].FirstChild; message >= 0; message = session.Record[message].NextSibling)
        {
            if (!session.IsObject(message))
            {
                continue;
            }

            session.CheckFields(message, "role", "content");
            var isUser = order.Next(message);
            var content = session.Require(message, "content");
            if (content >= 0)
            {
                session.Text(content, 't', isOutput: isUser == false);
            }
        }

        order.End();
    }
}
