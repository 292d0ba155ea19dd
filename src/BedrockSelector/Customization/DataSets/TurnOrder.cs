using System.Text;
using System.Text.Json;

namespace BedrockSelector.Customization.DataSets;

/// <summary>Checks the roles of a conversation: the user first, then in turn, the assistant last.</summary>
internal ref struct TurnOrder(DataSetSession session, bool answerIsOptional)
{
    private int _previous = -1;
    private bool _previousIsUser;

    /// <summary>Checks the next turn.</summary>
    /// <param name="message">The message, an object.</param>
    /// <returns>Whether it is the user's; <see langword="null"/> when its role is not known.</returns>
    public bool? Next(int message)
    {
        var role = session.Require(message, "role");
        if (role < 0 || !session.IsString(role))
        {
            _previous = -1;
            return null;
        }

        var text = session.Record.TextOf(role, out _);
        bool isUser;
        if (text.SequenceEqual("user"u8))
        {
            isUser = true;
        }
        else if (text.SequenceEqual("assistant"u8))
        {
            isUser = false;
        }
        else
        {
            var name = Encoding.UTF8.GetString(text);
            session.Report(name == "system" ? DataSetProblemCode.SystemRole : DataSetProblemCode.UnknownRole, role, $"'{name}' is no role of a turn; user and assistant are.");
            _previous = -1;
            return null;
        }

        session.Distinguish('r', isUser ? "u"u8 : "a"u8);
        if (_previous < 0 && !isUser && IsFirst(message))
        {
            session.Report(DataSetProblemCode.FirstRole, role, "The first turn is the assistant's.");
        }
        else if (_previous >= 0 && _previousIsUser == isUser)
        {
            session.Report(DataSetProblemCode.RoleOrder, role, $"Two turns of the {(isUser ? "user" : "assistant")} follow each other.");
        }

        (_previous, _previousIsUser) = (role, isUser);
        return isUser;
    }

    /// <summary>Checks the end of the conversation.</summary>
    public readonly void End()
    {
        if (_previous >= 0 && _previousIsUser && !answerIsOptional)
        {
            session.Report(DataSetProblemCode.LastRole, _previous, "The last turn is the user's: there is no answer to learn.");
        }
    }

    private readonly bool IsFirst(int message) => session.Record[session.Record[message].Parent].FirstChild == message;
}
