using BedrockSelector.BedrockRuntime.Http;
using BedrockSelector.BedrockRuntime.Tests.Loopback;

namespace BedrockSelector.BedrockRuntime.Tests;

/// <summary>Which address is called, as options and environment say, and what a request says of its sender.</summary>
[NonParallelizable]
public sealed class EndpointTests : LoopbackTests
{
    private readonly List<string> _set = [];

    [TearDown]
    public void Forget() => _set.ForEach(static name => Environment.SetEnvironmentVariable(name, null));

    [TestCase("us-east-1", false, false, "https://bedrock-runtime.us-east-1.amazonaws.com")]
    [TestCase("us-east-1", true, false, "https://bedrock-runtime-fips.us-east-1.amazonaws.com")]
    [TestCase("eu-west-1", false, true, "https://bedrock-runtime.eu-west-1.api.aws")]
    [TestCase("us-gov-west-1", true, true, "https://bedrock-runtime-fips.us-gov-west-1.api.aws")]
    public void Resolve_FipsAndDualStack_ByOption(string region, bool fips, bool dualStack, string address) => Assert.That(
        BedrockEndpoint.Resolve(new() { Region = region, UseFips = fips, UseDualStack = dualStack }).Runtime, Is.EqualTo(address));

    [Test]
    public void Resolve_FipsAndDualStack_ByEnvironment()
    {
        Set("AWS_USE_FIPS_ENDPOINT", "true");
        Set("AWS_USE_DUALSTACK_ENDPOINT", "true");

        Assert.That(BedrockEndpoint.Resolve(new() { Region = "us-east-1" }).Control, Is.EqualTo("https://bedrock-fips.us-east-1.api.aws"));
    }

    [Test]
    public void Resolve_EndpointOfTheEnvironment_OwnBeforeShared()
    {
        Set("AWS_ENDPOINT_URL", "http://shared.example:1");
        Set("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", "http://own.example:2/");

        var endpoint = BedrockEndpoint.Resolve(new() { Region = "us-east-1" });
        Set("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((endpoint.Runtime, endpoint.Control), Is.EqualTo(("http://own.example:2", "http://shared.example:1")));
            Assert.That(BedrockEndpoint.Resolve(new() { Region = "us-east-1" }).Control, Is.EqualTo("https://bedrock.us-east-1.amazonaws.com"));
        }
    }

    [Test]
    public void Resolve_EndpointThatIsNone_NamesTheVariable()
    {
        Set("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", "nowhere");

        Assert.That(
            static () => BedrockEndpoint.Resolve(new() { Region = "us-east-1" }),
            Throws.InstanceOf<BedrockException>().With.Message.Contains("AWS_ENDPOINT_URL_BEDROCK_RUNTIME"));
    }

    [Test]
    public async Task Converse_AnyCall_SaysWhoCalls()
    {
        Service.Always(Micro, new Answer("ok"));
        using var runtime = Client(static options => options.ApplicationId = "dunes-1");

        await runtime.ConverseAsync(Ask(Micro));

        Assert.That(Service.Requests.Single().UserAgent, Does.Match("^BedrockSelector/[0-9][^ ]* lang/.NET#[0-9.]+ app/dunes-1$"));
    }

    private void Set(string name, string value)
    {
        _set.Add(name);
        Environment.SetEnvironmentVariable(name, value);
    }
}
