using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.Knowledge;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>Leaves reasoning without a signature out of what goes to a model that refuses it: another model's, or one that was cut off.</summary>
internal static class UnsignedReasoning
{
    public static ConverseRequest LeftOut(ConverseRequest request, Lazy<FoundationModel?> model, ChatNotes notes)
    {
        if (!request.Messages.Any(static message => message.Content.Any(IsUnsigned)) || !ChatKnowledge.WantsSignatures(model.Value))
        {
            return request;
        }

        notes.Content("reasoning without a signature");
        return request with
        {
            Messages =
            [
                .. request.Messages.Select(static message => message with { Content = message.Content.RemoveAll(IsUnsigned) })
                    .Where(static message => !message.Content.IsEmpty),
            ],
        };
    }

    private static bool IsUnsigned(ContentBlock block) => block is ReasoningBlock { Redacted.IsEmpty: true, Signature: null or "" };
}
