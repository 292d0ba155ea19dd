using System.Text.Json;

namespace BedrockSelector.BedrockRuntime.Tests.Loopback;

/// <summary>A request as it reached the service.</summary>
internal sealed record LoopbackRequest(string RawTarget, string Operation, string ModelId, byte[] Body, string Authorization)
{
    public string UserAgent { get; init; } = "";

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}
