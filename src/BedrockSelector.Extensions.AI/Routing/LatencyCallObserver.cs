using BedrockSelector.Evidence.Latency;

namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>Feeds what is seen of calls to a <see cref="LatencyObserver"/>, by which latency estimates and rankings move from published to observed.</summary>
/// <remarks>Thread-safe; never throws.</remarks>
public sealed class LatencyCallObserver : ICallObserver
{
    private readonly LatencyObserver _observer;

    /// <summary>Makes an observer of calls.</summary>
    /// <param name="observer">Takes the measurements.</param>
    /// <exception cref="ArgumentNullException"><paramref name="observer"/> is <see langword="null"/>.</exception>
    public LatencyCallObserver(LatencyObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        _observer = observer;
    }

    /// <inheritdoc/>
    /// <remarks>A call that was not streamed has no time to first token and is not counted, but for its failure.</remarks>
    public void Observe(in CallObservation observation)
    {
        var failed = observation.Failure is not null;
        if (!failed && observation.TimeToFirstToken is not { Ticks: > 0 })
        {
            return;
        }

        var first = observation.TimeToFirstToken.GetValueOrDefault();
        _observer.Observe(new LatencyObservation(observation.Candidate.Model.Id, first, Speed(observation, first))
        {
            Mode = observation.Mode,
            Tier = observation.Candidate.Tier,
            CallId = observation.Candidate.CallId,
            Region = observation.Candidate.Region,
            Failed = failed,
        });
    }

    // Tokens after the first over the time after the first; an answer of one token tells no speed.
    private static double Speed(in CallObservation observation, TimeSpan first) =>
        observation is { OutputTokens: > 1 and var tokens, TotalTime: { } total } && total > first
            ? (tokens - 1) / (total - first).TotalSeconds
            : 0;
}
