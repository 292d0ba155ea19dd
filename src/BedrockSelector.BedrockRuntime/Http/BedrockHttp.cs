using System.Net;
using System.Net.Http.Headers;
using Amazon.Runtime.Signing;
using BedrockSelector.BedrockRuntime.Conversation;
using Microsoft.Extensions.Logging;

namespace BedrockSelector.BedrockRuntime.Http;

/// <summary>Sends requests: address, signature or key, time-outs, and retries outside the signer so that each attempt is signed afresh.</summary>
internal sealed class BedrockHttp : IDisposable
{
    private const string SigningService = "bedrock";
    private const string ApiKeyVariable = "AWS_BEARER_TOKEN_BEDROCK";

    private readonly Lazy<(HttpClient Client, BedrockEndpoint Endpoint)> _connection;
    private readonly BedrockRuntimeOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly string? _apiKey;
    private readonly string _userAgent;
    private readonly ChainCredentials? _chain;

    public BedrockHttp(BedrockRuntimeOptions options, TimeProvider timeProvider, ILogger logger)
    {
        (_options, _timeProvider, _logger, _userAgent) = (options, timeProvider, logger, UserAgent.Of(options.ApplicationId));
        _apiKey = options.ApiKey
            ?? (options is { Credentials: null, Profile: null } ? Environment.GetEnvironmentVariable(ApiKeyVariable) : null);

        _chain = _apiKey is null && options.Credentials is null ? new(options.Profile) : null;

        // Resolving the region may read files or ask the instance, so it waits for the first call.
        _connection = new(Connect);
    }

    public BedrockRuntimeOptions Options => _options;

    public TimeProvider TimeProvider => _timeProvider;

    public BedrockEndpoint Endpoint => _connection.Value.Endpoint;

    /// <summary>Sends a request until it is answered with success, or may not be tried again.</summary>
    /// <param name="subject">What the request is about, for messages.</param>
    /// <param name="method">The method.</param>
    /// <param name="address">The whole address, escaped.</param>
    /// <param name="body">The JSON to send; <see langword="null"/> for none.</param>
    /// <param name="accept">The media type of the answer.</param>
    /// <param name="read">Reads the answer; runs inside the time-out. What it returns keeps the response alive or not, as it likes.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<T> SendAsync<T>(
        string subject,
        HttpMethod method,
        string address,
        ReadOnlyMemory<byte>? body,
        string accept,
        Func<HttpResponseMessage, CallTrace, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken)
    {
        var client = _connection.Value.Client;
        var started = _timeProvider.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            var before = _timeProvider.GetElapsedTime(started);
            BedrockException failure;
            TimeSpan? askedWait = null;
            using (var timeout = new CancellationTokenSource(_options.ResponseTimeout, _timeProvider))
            using (var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token))
            {
                try
                {
                    using var request = Request(method, address, body, accept);
                    var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, linked.Token).ConfigureAwait(false);
                    if (response.IsSuccessStatusCode)
                    {
                        return await read(response, new(attempt, before, ServiceErrors.RequestId(response)), linked.Token).ConfigureAwait(false);
                    }

                    using (response)
                    {
                        failure = await ServiceErrors.OfResponseAsync(response, subject, _timeProvider, linked.Token).ConfigureAwait(false);
                        askedWait = AskedWait(response.Headers.RetryAfter);
                    }
                }
                catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested && timeout.IsCancellationRequested)
                {
                    throw new TimeoutException($"'{subject}' did not answer within {_options.ResponseTimeout}.", exception);
                }
                catch (Exception exception) when (exception is HttpRequestException or IOException && cancellationToken.IsCancellationRequested)
                {
                    // What the caller asked for is a cancellation, however the connection took it.
                    throw new OperationCanceledException("The call was cancelled.", exception, cancellationToken);
                }
                catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException
                    && exception is not BedrockException && !cancellationToken.IsCancellationRequested)
                {
                    // A connection that cannot be opened in time comes as a cancellation that nobody asked for.
                    failure = new(BedrockException.ConnectionFailed, $"The connection to {Host(address)} failed: {exception.Message}", innerException: exception);
                }
            }

            if (!failure.IsTransient || attempt > _options.MaxRetries)
            {
                throw failure;
            }

            var wait = Wait(attempt, askedWait);
            Log.Retrying(_logger, subject, failure.Code, attempt, wait.TotalMilliseconds);
            await Task.Delay(wait, _timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task CheckCredentialsAsync(CancellationToken cancellationToken) =>
        _chain is null ? Task.CompletedTask : _chain.GetCredentialsAsync().WaitAsync(cancellationToken);

    public void Dispose()
    {
        if (_connection.IsValueCreated)
        {
            _connection.Value.Client.Dispose();
        }

        _chain?.Dispose();
    }

    private (HttpClient Client, BedrockEndpoint Endpoint) Connect()
    {
        var endpoint = BedrockEndpoint.Resolve(_options);
        var sockets = new SocketsHttpHandler
        {
            // A redirect followed below the signer would carry a signature of another address.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = _options.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            UseCookies = false,
        };
        HttpMessageHandler handler = _apiKey is not null
            ? sockets
            : new SigV4SigningHandler(_options.Credentials ?? _chain, endpoint.Region, SigningService, sockets);
        return (new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan }, endpoint);
    }

    private HttpRequestMessage Request(HttpMethod method, string address, ReadOnlyMemory<byte>? body, string accept)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Accept.Add(new(accept));
        request.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        if (_apiKey is not null)
        {
            request.Headers.Authorization = new("Bearer", _apiKey);
        }

        if (body is { } bytes)
        {
            request.Content = new ReadOnlyMemoryContent(bytes);
            request.Content.Headers.ContentType = new("application/json");
        }

        return request;
    }

    private TimeSpan? AskedWait(RetryConditionHeaderValue? header) =>
        header?.Delta ?? (header?.Date is { } date ? date - _timeProvider.GetUtcNow() : null);

    private TimeSpan Wait(int attempt, TimeSpan? asked)
    {
        if (asked is { } wait && wait >= TimeSpan.Zero)
        {
            return wait < _options.RetryMaxDelay ? wait : _options.RetryMaxDelay;
        }

        // Full jitter: a random share of a doubling bound keeps many throttled callers from returning together.
        var bound = Math.Min(_options.RetryMaxDelay.TotalMilliseconds, _options.RetryBaseDelay.TotalMilliseconds * Math.Pow(2, attempt - 1));
        return TimeSpan.FromMilliseconds(bound * Math.Clamp(_options.Jitter(), 0d, 1d));
    }

    private static string Host(string address) => new Uri(address).Authority;
}
