using System.Collections.Immutable;
using BedrockSelector.Extensions.AI.Telemetry;
using BedrockSelector.Tokens;
using Microsoft.Extensions.Logging;

namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>What all calls of one selecting client share.</summary>
internal sealed record RoutingContext(
    BedrockAdvisor Bedrock,
    ChatClientFactory Clients,
    SelectingChatClientOptions Options,
    ITokenCounter Counter,
    TimeProvider TimeProvider,
    ILogger Logger,
    SelectorTelemetry Telemetry,
    CircuitBreaker Circuits,
    ImmutableArray<ICallObserver> Observers)
{
    public ConversationMemory Conversations { get; } = new();

    public void Observe(in CallObservation observation)
    {
        foreach (var observer in Observers)
        {
            observer.Observe(observation);
        }
    }
}
