using Amazon.Runtime;
using BedrockSelector.BedrockRuntime;
using BedrockSelector.BedrockRuntime.ChatClient;
using BedrockSelector.BedrockRuntime.Tests.Loopback;
using BedrockSelector.Calls;
using BedrockSelector.Extensions.AI.Comparison;
using BedrockSelector.Extensions.AI.Routing;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;

namespace BedrockSelector.Extensions.AI.Tests;

/// <summary>A fresh service for each test, the embedded catalog on a fixed day, and clients of the service.</summary>
public abstract class LiveTests
{
    internal const string Micro = "amazon.nova-micro-v1:0";
    internal const string Lite = "amazon.nova-lite-v1:0";
    internal const string Pro = "amazon.nova-pro-v1:0";
    internal const string Sonnet = "anthropic.claude-3-5-sonnet-20240620-v1:0";

    /// <summary>A day on which all four models could be called, with prices that the catalog sources.</summary>
    internal static readonly DateOnly Day = new(2025, 10, 1);
    internal static readonly AwsRegion Region = new(LoopbackBedrock.Region);
    internal static readonly ModelCatalog Catalog = ModelCatalog.LoadEmbedded();
    internal static readonly BedrockAdvisor Bedrock = new(Catalog);

    internal LoopbackBedrock Service { get; private set; } = null!;

    internal BedrockRuntimeClient Runtime { get; private set; } = null!;

    [SetUp]
    public async Task StartAsync()
    {
        Service = await LoopbackBedrock.StartAsync();
        Runtime = new(new()
        {
            Region = LoopbackBedrock.Region,
            Endpoint = Service.Endpoint,
            Credentials = new BasicAWSCredentials(LoopbackBedrock.AccessKey, LoopbackBedrock.SecretKey),
            MaxRetries = 2,
            RetryBaseDelay = TimeSpan.FromMilliseconds(400),
            Jitter = static () => 1d,
        });
    }

    [TearDown]
    public async Task StopAsync()
    {
        Runtime.Dispose();
        await Service.DisposeAsync();
    }

    internal BedrockChatClient ClientOf(ChatClientArguments arguments) => new(Runtime, arguments.Model.Text);

    internal ModelComparison Comparison() => new(Catalog, ClientOf);

    /// <summary>Preferences that rank exactly the given models, on the fixed day, by cost alone.</summary>
    internal static SelectionRequest Among(params string[] models) => new()
    {
        Usage = Usage.None,
        Only = [.. models.Select(static id => new ModelId(id))],
        Weights = new(0, 0, 1),
        Scopes = [CallScope.InRegion],
        MissingEvidence = MissingEvidence.Allow,
        AsOf = Day,
        Region = Region,
    };

    internal SelectingChatClient Selecting(Action<SelectingChatClientOptions>? configure = null, TimeProvider? timeProvider = null, params ICallObserver[] observers)
    {
        var options = new SelectingChatClientOptions { Preferences = Among(Micro, Lite, Pro) };
        configure?.Invoke(options);
        return new(Bedrock, ClientOf, options, timeProvider: timeProvider, observers: observers);
    }
}
