using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BedrockSelector.BedrockRuntime.Tests.Loopback;

/// <summary>
/// Amazon Bedrock on 127.0.0.1, written from its public protocol: Converse, ConverseStream, CountTokens, ListFoundationModels and
/// ListInferenceProfiles, behind Signature Version 4. Scripts decide what each model answers.
/// </summary>
internal sealed class LoopbackBedrock : IAsyncDisposable
{
    public const string AccessKey = "AKIDLOOPBACKEXAMPLE";
    public const string SecretKey = "loopback/secret+key";
    public const string SessionToken = "loopback-session-token";
    public const string ApiKey = "bedrock-api-key-loopback";
    public const string Region = "us-east-1";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<LoopbackReply>> _once = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LoopbackReply> _always = new(StringComparer.Ordinal);
    private int _connections;
    private int _openConnections;

    private LoopbackBedrock(WebApplication app) => _app = app;

    /// <summary>Gets the address that speaks HTTP/1.1.</summary>
    public Uri Endpoint { get; private set; } = null!;

    /// <summary>Gets the address that speaks HTTP/2 with prior knowledge.</summary>
    public Uri Http2Endpoint { get; private set; } = null!;

    /// <summary>Gets what was asked, in order of arrival; refused requests included.</summary>
    public ConcurrentQueue<LoopbackRequest> Requests { get; } = new();

    /// <summary>Gets or sets how far the service's clock is ahead.</summary>
    public TimeSpan ClockOffset { get; set; }

    public string? RequiredSessionToken { get; set; }

    /// <summary>Gets the pages of ListFoundationModels and ListInferenceProfiles, raw.</summary>
    public ConcurrentDictionary<string, string> ControlPlanePages { get; } = new(StringComparer.Ordinal);

    public int Connections => Volatile.Read(ref _connections);

    public int OpenConnections => Volatile.Read(ref _openConnections);

    /// <summary>Gets when each stream the client left early was noticed.</summary>
    public TaskCompletionSource StreamAborted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<LoopbackBedrock> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        LoopbackBedrock? service = null;
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
            foreach (var protocols in new[] { HttpProtocols.Http1, HttpProtocols.Http2 })
            {
                options.Listen(IPAddress.Loopback, 0, listen =>
                {
                    listen.Protocols = protocols;
                    listen.Use(next => context => service!.CountedAsync(next, context));
                });
            }
        });
        var app = builder.Build();
        service = new(app);
        app.Run(service.HandleAsync);
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToArray();
        (service.Endpoint, service.Http2Endpoint) = (new(addresses[0]), new(addresses[1]));
        return service;
    }

    /// <summary>Sets what a model answers from now on.</summary>
    public LoopbackBedrock Always(string modelId, LoopbackReply reply)
    {
        _always[modelId] = reply;
        return this;
    }

    /// <summary>Sets what a model answers to its next requests, one each.</summary>
    public LoopbackBedrock Next(string modelId, params LoopbackReply[] replies)
    {
        var queue = _once.GetOrAdd(modelId, static _ => new());
        foreach (var reply in replies)
        {
            queue.Enqueue(reply);
        }

        return this;
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }

    private async Task CountedAsync(ConnectionDelegate next, ConnectionContext context)
    {
        Interlocked.Increment(ref _connections);
        Interlocked.Increment(ref _openConnections);
        try
        {
            await next(context);
        }
        finally
        {
            Interlocked.Decrement(ref _openConnections);
        }
    }

    private async Task HandleAsync(HttpContext context)
    {
        var rawTarget = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer);
        var body = buffer.ToArray();
        var now = DateTimeOffset.UtcNow + ClockOffset;
        context.Response.Headers.Date = now.ToString("R", CultureInfo.InvariantCulture);
        context.Response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString();

        // /model/{id}/{operation}: three segments, whatever the id holds.
        var segments = rawTarget.Split('?')[0].Split('/');
        var request = segments is ["", "model", var id, var operation]
            ? new LoopbackRequest(rawTarget, operation, Uri.UnescapeDataString(id), body, context.Request.Headers.Authorization.ToString())
            : new LoopbackRequest(rawTarget, segments[^1], "", body, context.Request.Headers.Authorization.ToString());
        request = request with { UserAgent = context.Request.Headers.UserAgent.ToString() };
        Requests.Enqueue(request);

        var denied = request.Authorization == "Bearer " + ApiKey
            ? null
            : SigV4Verifier.Verify(context.Request, rawTarget, body, AccessKey, SecretKey, RequiredSessionToken, Region, now);
        if (denied is not null)
        {
            await RefuseAsync(context, new(403, denied.StartsWith("The security", StringComparison.Ordinal) ? "UnrecognizedClientException" : "InvalidSignatureException", denied));
        }
        else if (request.ModelId.Length == 0)
        {
            await ListAsync(context, rawTarget);
        }
        else
        {
            await AnswerAsync(context, request);
        }
    }

    private async Task ListAsync(HttpContext context, string rawTarget)
    {
        if (ControlPlanePages.TryGetValue(rawTarget, out var page))
        {
            await WriteJsonAsync(context, 200, page);
        }
        else
        {
            await RefuseAsync(context, new(404, "UnknownOperationException", "There is no " + rawTarget));
        }
    }

    private async Task AnswerAsync(HttpContext context, LoopbackRequest request)
    {
        var reply = _once.TryGetValue(request.ModelId, out var queue) && queue.TryDequeue(out var next) ? next
            : _always.TryGetValue(request.ModelId, out var always) ? always
            : new Refusal(400, "ValidationException", "The provided model identifier is invalid.");
        if (reply is Answer answer && ConverseRules.Broken(request, answer) is { } broken)
        {
            reply = new Refusal(400, "ValidationException", broken);
        }

        switch (reply)
        {
            case Refusal refusal:
                await RefuseAsync(context, refusal);
                break;
            case HangUp:
                context.Abort();
                break;
            case Raw raw:
                context.Response.StatusCode = raw.Status;
                context.Response.ContentType = raw.ContentType;
                await context.Response.Body.WriteAsync(raw.Body);
                break;
            case Answer given when request.Operation == "converse-stream":
                await LoopbackAnswers.StreamAsync(context, given, StreamAborted);
                break;
            case Answer given when request.Operation == "count-tokens":
                await WriteJsonAsync(context, 200, string.Create(CultureInfo.InvariantCulture, $$"""{"inputTokens":{{given.InputTokens}}}"""));
                break;
            case Answer given:
                await Task.Delay(given.FirstPieceDelay + (given.Pieces.Length * given.PieceDelay), context.RequestAborted);
                await WriteJsonAsync(context, 200, LoopbackAnswers.Whole(given));
                break;
        }
    }

    private static Task RefuseAsync(HttpContext context, Refusal refusal)
    {
        context.Response.Headers["x-amzn-ErrorType"] = refusal.Code + ":http://internal.amazon.com/coral/com.amazon.bedrock/";
        if (refusal.RetryAfter is not null)
        {
            context.Response.Headers.RetryAfter = refusal.RetryAfter;
        }

        return WriteJsonAsync(context, refusal.Status, $$"""{"message":{{JsonSerializer.Serialize(refusal.Message)}}}""");
    }

    private static Task WriteJsonAsync(HttpContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(json)).AsTask();
    }
}
