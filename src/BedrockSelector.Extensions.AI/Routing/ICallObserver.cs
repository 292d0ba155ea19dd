namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>Hears of every call, to move evidence of latency and reliability from what was published to what is observed.</summary>
/// <remarks>Called from several threads, on the path of the call: it must be quick and must not throw.</remarks>
public interface ICallObserver
{
    /// <summary>Takes an observation.</summary>
    /// <param name="observation">What was seen.</param>
    void Observe(in CallObservation observation);
}
