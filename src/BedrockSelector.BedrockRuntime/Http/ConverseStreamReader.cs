using System.Runtime.CompilerServices;
using System.Text.Json;
using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.BedrockRuntime.EventStream;
using Microsoft.Extensions.Logging;

namespace BedrockSelector.BedrockRuntime.Http;

/// <summary>Turns the body of a ConverseStream answer into events.</summary>
internal sealed class ConverseStreamReader(string modelId, HttpResponseMessage response, CallTrace trace, BedrockHttp http, ILogger logger)
{
    public async IAsyncEnumerable<ConverseEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Disposing the response before its end closes the connection: nothing else stops the service from generating.
        using (response)
        {
            yield return new StreamOpenedEvent(trace);

            using var idle = new CancellationTokenSource(Timeout.InfiniteTimeSpan, http.TimeProvider);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, idle.Token);
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                var decoder = new EventStreamDecoder(stream);
                var complete = false;
                while (await NextAsync(decoder, idle, linked.Token, cancellationToken).ConfigureAwait(false) is { } frame)
                {
                    if (Parse(frame) is { } parsed)
                    {
                        complete |= parsed is MessageStopEvent;
                        yield return parsed;
                    }
                }

                if (!complete)
                {
                    throw Failure(BedrockException.StreamTruncated, "ended before the answer was complete");
                }
            }
        }
    }

    private async ValueTask<EventStreamFrame?> NextAsync(
        EventStreamDecoder decoder, CancellationTokenSource idle, CancellationToken linkedToken, CancellationToken callerToken)
    {
        try
        {
            idle.CancelAfter(http.Options.IdleTimeout);
            var frame = await decoder.ReadAsync(linkedToken).ConfigureAwait(false);
            idle.CancelAfter(Timeout.InfiniteTimeSpan);
            return frame;
        }
        catch (Exception exception)
        {
            // A cancelled read may surface as a broken connection; what the caller asked for is a cancellation.
            callerToken.ThrowIfCancellationRequested();
            throw exception switch
            {
                _ when idle.IsCancellationRequested => new TimeoutException(
                    $"The stream of '{modelId}' sent nothing for {http.Options.IdleTimeout}.", exception),
                EventStreamFormatException => Failure(BedrockException.ProtocolError, "is corrupt. " + exception.Message, exception),
                IOException or HttpRequestException => Failure(
                    BedrockException.StreamTruncated, "was cut off: " + exception.Message, exception),
                _ => exception,
            };
        }
    }

    private ConverseEvent? Parse(EventStreamFrame frame)
    {
        switch (frame.Header(":message-type"))
        {
            case "exception" or "error":
                throw ServiceErrors.OfFrame(frame, modelId, trace.RequestId);
            case "event":
                break;
            default:
                Log.UnknownEvent(logger, modelId, frame.Header(":message-type"));
                return null;
        }

        var type = frame.Header(":event-type");
        try
        {
            using var document = JsonDocument.Parse(frame.Payload);
            var parsed = ConverseResponseReader.Event(type, document.RootElement);
            if (parsed is null)
            {
                Log.UnknownEvent(logger, modelId, type);
            }

            return parsed;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw Failure(BedrockException.ProtocolError, $"holds a malformed '{type}' event. {exception.Message}", exception);
        }
    }

    private BedrockException Failure(string code, string what, Exception? cause = null) =>
        new(code, $"The stream of '{modelId}' {what}", requestId: trace.RequestId, innerException: cause);
}
