using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Extensions.AI.Telemetry;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using BedrockSelector.Tokens;
using Microsoft.Extensions.Logging;

namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>What all calls of one selecting client share.</summary>
internal sealed record RoutingContext(
    ISelector Selector,
    ICostEstimator Costs,
    ChatClientFactory Clients,
    SelectingChatClientOptions Options,
    ITokenCounter Counter,
    TimeProvider TimeProvider,
    ILogger Logger,
    SelectorTelemetry Telemetry,
    CircuitBreaker Circuits,
    ImmutableArray<ICallObserver> Observers)
{
    public CostEstimate Price(RankedCandidate ranked, Usage usage, DateOnly asOf) => Costs.Estimate(new()
    {
        Model = ModelReference.Parse(ranked.Candidate.CallId),
        Region = ranked.Candidate.Region,
        Usage = usage,
        Tier = ranked.Candidate.Tier,
        AsOf = asOf,
    });

    public void Observe(in CallObservation observation)
    {
        foreach (var observer in Observers)
        {
            observer.Observe(observation);
        }
    }
}
