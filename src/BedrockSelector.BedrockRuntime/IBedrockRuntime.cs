using BedrockSelector.BedrockRuntime.Conversation;

namespace BedrockSelector.BedrockRuntime;

/// <summary>The calls of the Bedrock runtime that chat needs.</summary>
/// <remarks>
/// Implementations are safe for concurrent use. They throw <see cref="BedrockException"/> for what the service refuses and for broken answers,
/// <see cref="TimeoutException"/> when nothing arrives in time, and <see cref="OperationCanceledException"/> only when the caller cancels.
/// </remarks>
public interface IBedrockRuntime
{
    /// <summary>Asks for a whole answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The request names no model, or an ARN of another region.</exception>
    /// <exception cref="BedrockException">The service refused or broke off the call, or could not be reached.</exception>
    /// <exception cref="TimeoutException">No answer in time.</exception>
    Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default);

    /// <summary>Asks for an answer in pieces. Nothing is sent before the first event is asked for; disposing the enumerator closes the connection.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The events, in order. The sequence ends normally only after a <see cref="MessageStopEvent"/>; all events received before a failure are given first.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The request names no model, or an ARN of another region.</exception>
    /// <exception cref="BedrockException">The service refused or broke off the call, could not be reached, or sent what is not an event stream.</exception>
    /// <exception cref="TimeoutException">No answer, or no next event, in time.</exception>
    IAsyncEnumerable<ConverseEvent> ConverseStreamAsync(ConverseRequest request, CancellationToken cancellationToken = default);

    /// <summary>Counts the input tokens of a request without running it.</summary>
    /// <param name="request">The request; only its model, messages, system prompt, tools and additional fields count.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Input tokens; zero or more.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The request names no model, or an ARN of another region.</exception>
    /// <exception cref="BedrockException">The service refused the call (not every model supports it) or could not be reached.</exception>
    /// <exception cref="TimeoutException">No answer in time.</exception>
    Task<long> CountTokensAsync(ConverseRequest request, CancellationToken cancellationToken = default);
}
