using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BedrockSelector.BedrockRuntime.Tests.Recordings;

/// <summary>Answers each request on 127.0.0.1 with the bytes of the recording in hand, and keeps what it was sent.</summary>
internal sealed class RecordingServer : IAsyncDisposable
{
    private static readonly byte[] Plain = """{"output":{"message":{"role":"assistant","content":[{"text":"ok"}]}},"stopReason":"end_turn"}"""u8.ToArray();

    private readonly WebApplication _app;

    private RecordingServer(WebApplication app) => _app = app;

    public Uri Endpoint { get; private set; } = null!;

    /// <summary>Gets or sets what is answered; null for a plain answer.</summary>
    public RecordedExchange? Recording { get; set; }

    public JsonElement Sent { get; private set; }

    public string Target { get; private set; } = "";

    public static async Task<RecordingServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static options =>
        {
            options.Limits.MaxRequestBodySize = null;
            options.Listen(IPAddress.Loopback, 0);
        });
        var app = builder.Build();
        var server = new RecordingServer(app);
        app.Run(server.HandleAsync);
        await app.StartAsync();
        server.Endpoint = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Sent = JsonDocument.Parse(body.ToArray()).RootElement;
        Target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        if (Recording is not { } recording)
        {
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(Plain);
            return;
        }

        context.Response.StatusCode = recording.Status;
        context.Response.ContentType = recording is { IsStream: true, IsAnswer: true } ? "application/vnd.amazon.eventstream" : "application/json";
        if (recording.ErrorType is not null)
        {
            context.Response.Headers["x-amzn-ErrorType"] = recording.ErrorType;
        }

        await context.Response.Body.WriteAsync(recording.Body);
    }
}
