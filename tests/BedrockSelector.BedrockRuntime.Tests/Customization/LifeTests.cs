using Amazon.Runtime;
using BedrockSelector.BedrockRuntime.Customization;
using BedrockSelector.BedrockRuntime.Tests.Loopback;
using BedrockSelector.BedrockRuntime.Tests.Loopback.Life;
using BedrockSelector.Customization.Jobs;
using BedrockSelector.Customization.Life;
using BedrockSelector.Knowledge;

namespace BedrockSelector.BedrockRuntime.Tests.Customization;

/// <summary>A fresh control plane and state file for each test.</summary>
public abstract class LifeTests
{
    internal static readonly DateOnly Today = new(2026, 11, 22);

    internal static readonly ModelCatalog Catalog = ModelCatalog.LoadEmbedded();

    internal LoopbackControlPlane Service { get; private set; } = null!;

    internal string StatePath { get; private set; } = null!;

    [SetUp]
    public async Task StartServiceAsync()
    {
        Service = await LoopbackControlPlane.StartAsync();
        StatePath = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.state.json");
    }

    [TearDown]
    public async Task StopServiceAsync()
    {
        await Service.DisposeAsync();
        File.Delete(StatePath);
        Assert.That(Service.Broken, Is.Empty);
    }

    internal CustomizationClient Client(int retries = 0) => new(new()
    {
        Region = Service.Region,
        ControlEndpoint = Service.Endpoint,
        Credentials = new BasicAWSCredentials(LoopbackBedrock.AccessKey, LoopbackBedrock.SecretKey),
        RetryBaseDelay = TimeSpan.FromMilliseconds(1),
        RetryMaxDelay = TimeSpan.FromMilliseconds(5),
        MaxRetries = retries,
    });

    /// <summary>Runs a step as a program would: the state file is opened, and let go of at the end.</summary>
    internal async Task<LifeStep> RunAsync(Func<CustomModelLife, Task<LifeStep>> step, int retries = 0)
    {
        using var client = Client(retries);
        using var state = LifeStateFile.Open(StatePath);
        return await step(new(client, state, new(Catalog, new(Service.Region), Today), Service.Region));
    }

    internal static CustomizationJobResult Job(string? jobName = null) => new CustomizationJobBuilder(knowledge: Catalog).Build(
        new()
        {
            Name = "DemoCustomModel",
            JobName = jobName,
            Base = "amazon.nova-micro-v1:0",
            Role = "arn:aws:iam::123456789012:role/BedrockCustomization",
            Training = new("s3://demo-training-data/train/training.jsonl"),
            Validation = [new("s3://demo-training-data/train/validation.jsonl")],
            Output = "s3://demo-training-results/nova-micro/",
        },
        Today);
}
