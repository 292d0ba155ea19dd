using Microsoft.Extensions.AI;

namespace BedrockSelector.Extensions.AI;

/// <summary>Gives the chat client of a model.</summary>
/// <remarks>It may be called from several threads and often, so it should be cheap; what it gives is not disposed.</remarks>
/// <param name="arguments">What is called, and from where.</param>
/// <returns>A client that calls exactly that model.</returns>
public delegate IChatClient ChatClientFactory(ChatClientArguments arguments);
