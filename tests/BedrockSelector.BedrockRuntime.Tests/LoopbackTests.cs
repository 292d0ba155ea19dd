using Amazon.Runtime;
using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.BedrockRuntime.Tests.Loopback;

namespace BedrockSelector.BedrockRuntime.Tests;

/// <summary>A fresh service for each test, and clients for it that wait next to nothing between attempts.</summary>
public abstract class LoopbackTests
{
    internal const string Micro = "amazon.nova-micro-v1:0";

    // No catalog knows it, so that nothing of a request to it is known to be refused.
    internal const string TakesAll = "example.takes-all-v1:0";

    internal LoopbackBedrock Service { get; private set; } = null!;

    [SetUp]
    public async Task StartServiceAsync() => Service = await LoopbackBedrock.StartAsync();

    [TearDown]
    public async Task StopServiceAsync() => await Service.DisposeAsync();

    internal BedrockRuntimeOptions Options() => new()
    {
        Region = LoopbackBedrock.Region,
        Endpoint = Service.Endpoint,
        ControlEndpoint = Service.Endpoint,
        Credentials = new BasicAWSCredentials(LoopbackBedrock.AccessKey, LoopbackBedrock.SecretKey),
        RetryBaseDelay = TimeSpan.FromMilliseconds(1),
        RetryMaxDelay = TimeSpan.FromMilliseconds(5),
    };

    internal BedrockRuntimeClient Client(Action<BedrockRuntimeOptions>? configure = null)
    {
        var options = Options();
        configure?.Invoke(options);
        return new(options);
    }

    internal static ConverseRequest Ask(string modelId, string text = "What are the top AWS services?") => new()
    {
        ModelId = modelId,
        Messages = [new(ConverseRole.User, [new TextBlock(text)])],
    };

    internal static async Task<(List<ConverseEvent> Events, Exception? Failure)> CollectAsync(IAsyncEnumerable<ConverseEvent> events)
    {
        List<ConverseEvent> collected = [];
        try
        {
            await foreach (var item in events)
            {
                collected.Add(item);
            }
        }
        catch (Exception exception)
        {
            return (collected, exception);
        }

        return (collected, null);
    }
}
