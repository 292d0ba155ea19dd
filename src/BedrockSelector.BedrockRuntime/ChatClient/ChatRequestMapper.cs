using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.Knowledge;
using Microsoft.Extensions.AI;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>Turns chat messages and options into a request of Converse.</summary>
/// <remarks>What the caller's own request sets goes before what the options say, but for the model, which a router must be able to choose.</remarks>
internal sealed class ChatRequestMapper(string defaultModelId, BedrockChatClientOptions clientOptions)
{
    public MappedRequest Map(IChatClient client, IEnumerable<ChatMessage> messages, ChatOptions? options, bool streamed)
    {
        var notes = new ChatNotes();
        var raw = options?.RawRepresentationFactory?.Invoke(client) as ConverseRequest ?? new ConverseRequest();
        var (system, turns) = ChatMessageMapper.Map(messages, options?.Instructions, notes);
        var request = raw with
        {
            ModelId = options?.ModelId is { Length: > 0 } wanted ? wanted : raw.ModelId.Length > 0 ? raw.ModelId : defaultModelId,
            System = [.. raw.System, .. system],
            Messages = [.. raw.Messages, .. turns],
            Tier = raw.Tier != Quantities.PricingTier.Standard ? raw.Tier : ChatOptionsMapper.Tier(options) ?? clientOptions.Tier,
        };
        // One snapshot from start to end of a chat.
        var knowledge = new Lazy<IKnowledgeSource>(() => (clientOptions.Knowledge ?? ChatKnowledge.Embedded).Current);
        var model = new Lazy<FoundationModel?>(() => ChatKnowledge.Find(knowledge.Value, request.ModelId));
        request = UnsignedReasoning.LeftOut(request, model, notes);
        if (options is not null)
        {
            request = ChatOptionsMapper.Lay(request, options, model, notes);
        }

        if (clientOptions.CheckRequests && !request.Messages.IsEmpty && model.Value is { } known)
        {
            request = new RequestGuard(knowledge.Value, TimeProvider.System).Check(request, known, streamed, notes);
        }

        return new(request, notes.Options, notes.Contents, notes.Repairs);
    }
}
