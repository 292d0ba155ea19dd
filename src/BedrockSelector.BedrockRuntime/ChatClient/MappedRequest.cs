using System.Collections.Immutable;
using BedrockSelector.BedrockRuntime.Conversation;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>A request made of a chat, and what of the chat is not in it.</summary>
/// <param name="Request">The request.</param>
/// <param name="IgnoredOptions">Names of options, in the order met.</param>
/// <param name="IgnoredContents">Kinds of content, in the order met.</param>
/// <param name="Repairs">What the model would have refused and was set right: codes and places, in the order made.</param>
internal sealed record MappedRequest(ConverseRequest Request, ImmutableArray<string> IgnoredOptions, ImmutableArray<string> IgnoredContents, ImmutableArray<string> Repairs);
