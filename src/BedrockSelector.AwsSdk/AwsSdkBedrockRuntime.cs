using System.Net;
using System.Runtime.CompilerServices;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using BedrockSelector.BedrockRuntime;
using BedrockSelector.BedrockRuntime.Conversation;
using Neutral = BedrockSelector.BedrockRuntime.Conversation;

namespace BedrockSelector.AwsSdk;

/// <summary>The calls of the Bedrock runtime through the AWS SDK's own client.</summary>
/// <remarks>
/// Safe for concurrent use, as the SDK's client is. It owns nothing: disposing the SDK's client is its maker's business.
/// It can be no better than the client it adapts, version 4.0.16 of which (observed 2026-11) loses events that arrive together with an exception
/// frame, fails on kinds of events it does not know, passes over blocks it does not know, does not report retries, and has no field for the effort,
/// for changes of tools within a conversation and for members that this product does not know either: these are refused. Traces of guardrails
/// stay on the SDK's own response. <see cref="BedrockRuntimeClient"/> has none of these limits.
/// </remarks>
public sealed class AwsSdkBedrockRuntime : IBedrockRuntime
{
    private readonly IAmazonBedrockRuntime _client;

    /// <summary>Makes an adapter.</summary>
    /// <param name="client">The SDK's client.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is <see langword="null"/>.</exception>
    public AwsSdkBedrockRuntime(IAmazonBedrockRuntime client)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The request holds what the SDK has no field for.</exception>
    public async Task<Neutral.ConverseResponse> ConverseAsync(Neutral.ConverseRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var mapped = RequestMapper.Converse(request);
        try
        {
            return ResponseMapper.Converse(await _client.ConverseAsync(mapped, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (Translate(exception, request.ModelId) is { } translated)
        {
            throw translated;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The request holds what the SDK has no field for.</exception>
    public IAsyncEnumerable<ConverseEvent> ConverseStreamAsync(Neutral.ConverseRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return StreamAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<long> CountTokensAsync(Neutral.ConverseRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var mapped = RequestMapper.CountTokens(request);
        try
        {
            var response = await _client.CountTokensAsync(mapped, cancellationToken).ConfigureAwait(false);
            return response.InputTokens ?? throw new BedrockException(
                BedrockException.ProtocolError, $"The answer for '{request.ModelId}' holds no count.", response.HttpStatusCode);
        }
        catch (Exception exception) when (Translate(exception, request.ModelId) is { } translated)
        {
            throw translated;
        }
    }

    private async IAsyncEnumerable<ConverseEvent> StreamAsync(
        Neutral.ConverseRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await OpenAsync(request, cancellationToken).ConfigureAwait(false);
        yield return new StreamOpenedEvent(ResponseMapper.Trace(response));
        var events = response.Stream.WithCancellation(cancellationToken).ConfigureAwait(false).GetAsyncEnumerator();
        await using (events)
        {
            var complete = false;
            while (await MoveAsync(events, request.ModelId, cancellationToken).ConfigureAwait(false))
            {
                if (ResponseMapper.Event(events.Current) is { } item)
                {
                    complete |= item is Neutral.MessageStopEvent;
                    yield return item;
                }
            }

            if (!complete)
            {
                throw new BedrockException(BedrockException.StreamTruncated, $"The stream of '{request.ModelId}' ended before the answer was complete.");
            }
        }
    }

    private async Task<ConverseStreamResponse> OpenAsync(Neutral.ConverseRequest request, CancellationToken cancellationToken)
    {
        var mapped = RequestMapper.ConverseStream(request);
        try
        {
            return await _client.ConverseStreamAsync(mapped, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (Translate(exception, request.ModelId) is { } translated)
        {
            throw translated;
        }
    }

    private static async ValueTask<bool> MoveAsync<T>(
        ConfiguredCancelableAsyncEnumerable<T>.Enumerator events, string modelId, CancellationToken cancellationToken)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Translate(exception, modelId) ?? exception;
        }
    }

    private static BedrockException? Translate(Exception exception, string modelId)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is AmazonServiceException service)
            {
                var code = string.IsNullOrEmpty(service.ErrorCode) ? service.GetType().Name : service.ErrorCode;
                var status = service.StatusCode == 0 ? StatusOf(service) : service.StatusCode;
                return new(code, $"{code} for '{modelId}': {service.Message}", status, service.RequestId, exception);
            }
        }

        return exception switch
        {
            // The SDK's exceptions of its frame decoder have no public base of their own.
            _ when exception is BedrockRuntimeEventStreamException
                || exception.GetType().Namespace?.StartsWith("Amazon.Runtime.EventStreams", StringComparison.Ordinal) == true => new(
                BedrockException.ProtocolError, $"The stream of '{modelId}' broke: {exception.Message}", innerException: exception),
            IOException or HttpRequestException => new(
                BedrockException.ConnectionFailed, $"The connection for '{modelId}' failed: {exception.Message}", innerException: exception),
            AmazonClientException => new(BedrockException.ConnectionFailed, $"The call of '{modelId}' failed: {exception.Message}", innerException: exception),
            _ => null,
        };
    }

    // Exceptions inside a stream carry no status; these are the ones the service documents.
    private static HttpStatusCode? StatusOf(AmazonServiceException exception) => exception switch
    {
        ThrottlingException => HttpStatusCode.TooManyRequests,
        ServiceUnavailableException => HttpStatusCode.ServiceUnavailable,
        InternalServerException => HttpStatusCode.InternalServerError,
        ModelTimeoutException => HttpStatusCode.RequestTimeout,
        ModelStreamErrorException => HttpStatusCode.FailedDependency,
        ValidationException => HttpStatusCode.BadRequest,
        _ => null,
    };
}
