using System.Runtime.CompilerServices;
using System.Text.Json;
using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.BedrockRuntime.DependencyInjection;
using BedrockSelector.BedrockRuntime.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BedrockSelector.BedrockRuntime;

/// <summary>Calls the Bedrock runtime over HTTP, signed with the AWS SDK's core alone.</summary>
/// <remarks>
/// Safe for concurrent use; make one and keep it, since it owns a pool of connections. Throttling, unavailability, internal errors and
/// failed connections are tried again with exponential back-off and full jitter, each attempt signed afresh; a stream that has begun is not.
/// </remarks>
public sealed class BedrockRuntimeClient : IBedrockRuntime, IDisposable
{
    private const string Json = "application/json";
    private const string EventStreamType = "application/vnd.amazon.eventstream";

    private readonly BedrockHttp _http;
    private readonly ILogger _logger;

    /// <summary>Makes a client. Nothing is resolved or opened before the first call.</summary>
    /// <param name="options">Where and how to call; copied.</param>
    /// <param name="timeProvider">The clock of time-outs and waits; <see langword="null"/> for the system's. Signatures use the system's clock.</param>
    /// <param name="logger">Takes retries and unknown events; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An option is out of its range; the message lists all.</exception>
    public BedrockRuntimeClient(BedrockRuntimeOptions options, TimeProvider? timeProvider = null, ILogger<BedrockRuntimeClient>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        BedrockRuntimeOptionsValidator.ThrowIfInvalid(options);
        _logger = logger ?? NullLogger<BedrockRuntimeClient>.Instance;
        _http = new(options.Copy(), timeProvider ?? TimeProvider.System, _logger);
    }

    /// <summary>Gets the region that is called.</summary>
    /// <value>Such as <c>us-east-1</c>; resolved on first use.</value>
    /// <exception cref="BedrockException">None was given and none found.</exception>
    public string Region => _http.Endpoint.Region.SystemName;

    /// <summary>Finds credentials as a call would, without calling.</summary>
    /// <param name="cancellationToken">Cancels waiting for them.</param>
    /// <returns>A task that ends when credentials were found.</returns>
    /// <exception cref="BedrockException">There are none; the message says how to give them.</exception>
    public Task CheckCredentialsAsync(CancellationToken cancellationToken = default) => _http.CheckCredentialsAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return PostAsync(
            request.ModelId, "converse", ConverseRequestWriter.Converse(request, streamed: false), ConverseResponseReader.Converse, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ConverseEvent> ConverseStreamAsync(ConverseRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return StreamAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<long> CountTokensAsync(ConverseRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return PostAsync(
            request.ModelId,
            "count-tokens",
            ConverseRequestWriter.CountTokens(request),
            static (root, _) => root.GetProperty("inputTokens").GetInt64(),
            cancellationToken);
    }

    /// <summary>Closes all connections.</summary>
    public void Dispose() => _http.Dispose();

    private async IAsyncEnumerable<ConverseEvent> StreamAsync(
        ConverseRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = await _http.SendAsync(
            request.ModelId,
            HttpMethod.Post,
            Address(request.ModelId, "converse-stream"),
            ConverseRequestWriter.Converse(request, streamed: true),
            EventStreamType,
            (response, trace, _) => Task.FromResult(Open(request.ModelId, response, trace)),
            cancellationToken).ConfigureAwait(false);
        await foreach (var item in reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return item;
        }
    }

    private ConverseStreamReader Open(string modelId, HttpResponseMessage response, CallTrace trace)
    {
        if (response.Content.Headers.ContentType?.MediaType is EventStreamType)
        {
            return new(modelId, response, trace, _http, _logger);
        }

        using (response)
        {
            throw new BedrockException(
                BedrockException.ProtocolError,
                $"'{modelId}' was answered with '{response.Content.Headers.ContentType}' where an event stream was expected; is the endpoint Bedrock's?",
                response.StatusCode,
                trace.RequestId);
        }
    }

    private Task<T> PostAsync<T>(
        string modelId, string operation, ReadOnlyMemory<byte> body, Func<JsonElement, CallTrace, T> read, CancellationToken cancellationToken) =>
        _http.SendAsync(
            modelId,
            HttpMethod.Post,
            Address(modelId, operation),
            body,
            Json,
            (response, trace, token) => JsonAnswer.ReadAsync(modelId, response, root => read(root, trace), token),
            cancellationToken);

    private string Address(string modelId, string operation) => $"{_http.Endpoint.Runtime}{_http.Endpoint.PathOf(modelId)}/{operation}";
}
