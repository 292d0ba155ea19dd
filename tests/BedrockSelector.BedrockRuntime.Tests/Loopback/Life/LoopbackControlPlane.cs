using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using BedrockSelector.Tests.Customization.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BedrockSelector.BedrockRuntime.Tests.Loopback.Life;

/// <summary>
/// Amazon Bedrock's control plane around custom models on 127.0.0.1, written from its public protocol: requests are verified by signature
/// and held against the shapes of the service model, tokens make a repeated request the same request, states follow each other.
/// </summary>
internal sealed class LoopbackControlPlane : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ControlPlaneState _state;
    private readonly ConcurrentQueue<(string Operation, Refusal Refusal)> _refusals = new();
    private int _count;

    private LoopbackControlPlane(WebApplication app, string region) => (_app, _state, Region) = (app, new(region), region);

    public Uri Endpoint { get; private set; } = null!;

    public string Region { get; }

    /// <summary>Gets the operations asked for, in order of arrival, refused ones included.</summary>
    public ConcurrentQueue<string> Operations { get; } = new();

    /// <summary>Gets what broke the shapes, the signature or the protocol: must stay empty.</summary>
    public ConcurrentQueue<string> Broken { get; } = new();

    public ControlPlaneState State => _state;

    /// <summary>Gets or sets what happens when a request has had its effect and has not been answered: with its number, from 1.</summary>
    public Func<int, HttpContext, Task>? BeforeAnswer { get; set; }

    public static async Task<LoopbackControlPlane> StartAsync(string region = LoopbackBedrock.Region)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static options => options.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var service = new LoopbackControlPlane(app, region);
        app.Run(service.HandleAsync);
        await app.StartAsync();
        service.Endpoint = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return service;
    }

    /// <summary>Refuses the next request of an operation.</summary>
    public void RefuseNext(string operation, Refusal refusal) => _refusals.Enqueue((operation, refusal));

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer);
        var body = buffer.ToArray();
        var number = Interlocked.Increment(ref _count);
        context.Response.Headers["x-amzn-RequestId"] = $"request-{number.ToString(CultureInfo.InvariantCulture)}";
        var (operation, id) = ControlPlaneRoutes.Find(context.Request.Method, target);
        Operations.Enqueue(operation);
        var wrong = SigV4Verifier.Verify(
            context.Request, target, body, LoopbackBedrock.AccessKey, LoopbackBedrock.SecretKey, null, Region, DateTimeOffset.UtcNow);
        if (wrong is null && ControlPlaneRoutes.Problem(operation, target, body) is { } problem)
        {
            wrong = problem;
        }

        Refusal? refusal = null;
        JsonNode answer = new JsonObject();
        if (wrong is not null)
        {
            Broken.Enqueue($"{operation}: {wrong}");
            refusal = new(400, "ValidationException", wrong);
        }
        else if (_refusals.TryPeek(out var next) && next.Operation == operation && _refusals.TryDequeue(out _))
        {
            refusal = next.Refusal;
        }
        else
        {
            (answer, refusal) = _state.Answer(operation, id, body.Length == 0 ? null : JsonNode.Parse(body)!.AsObject(), context.Request.Query);
        }

        if (BeforeAnswer is { } hook)
        {
            await hook(number, context);
        }

        context.Response.ContentType = "application/json";
        if (refusal is not null)
        {
            context.Response.StatusCode = refusal.Status;
            context.Response.Headers["x-amzn-ErrorType"] = refusal.Code + ":http://internal.amazon.com/coral/com.amazon.bedrock/";
            answer = new JsonObject { ["message"] = refusal.Message };
        }
        else
        {
            context.Response.StatusCode = operation is "CreateModelCustomizationJob" or "CreateModelImportJob" or "CreateProvisionedModelThroughput" ? 201
                : operation == "CreateCustomModelDeployment" ? 202 : 200;
        }

        await context.Response.WriteAsync(answer.ToJsonString());
    }
}
