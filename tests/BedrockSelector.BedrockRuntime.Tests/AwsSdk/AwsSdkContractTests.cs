using System.Net;
using Amazon.BedrockRuntime;
using Amazon.Runtime;
using BedrockSelector.AwsSdk;
using BedrockSelector.BedrockRuntime.Tests.Loopback;

namespace BedrockSelector.BedrockRuntime.Tests.AwsSdk;

/// <summary>The contract over the AWS SDK's own client; compiled with <c>-p:AwsSdk=true</c>.</summary>
public sealed class AwsSdkContractTests : RuntimeContractTests
{
    private AmazonBedrockRuntimeClient? _client;

    [TearDown]
    public void Close() => _client?.Dispose();

    /// <summary>Version 4.0.16 loses events that arrive together with the exception; only the failure itself is promised.</summary>
    public override async Task ConverseStream_ExceptionInTheStream_ComesAfterTheEventsBeforeIt()
    {
        Service.Always(Micro, new Answer("one", "two") { Fault = StreamFault.ThrottlingException });

        var (_, failure) = await CollectAsync(Make().ConverseStreamAsync(Ask(Micro)));

        Assert.That(failure, Is.TypeOf<BedrockException>().With.Property("StatusCode").EqualTo(HttpStatusCode.TooManyRequests));
    }

    /// <summary>Version 4.0.16 fails on events it does not know; the failure is translated.</summary>
    public override async Task ConverseStream_UnknownEvents_AreIgnored()
    {
        Service.Always(Micro, new Answer("one") { Fault = StreamFault.UnknownEvents });

        var (_, failure) = await CollectAsync(Make().ConverseStreamAsync(Ask(Micro)));

        Assert.That(failure, Is.TypeOf<BedrockException>().With.Property("Code").EqualTo(BedrockException.ProtocolError));
    }

    internal override IBedrockRuntime Make()
    {
        _client = new(new BasicAWSCredentials(LoopbackBedrock.AccessKey, LoopbackBedrock.SecretKey), new AmazonBedrockRuntimeConfig
        {
            ServiceURL = Service.Endpoint.AbsoluteUri,
            AuthenticationRegion = LoopbackBedrock.Region,
            MaxErrorRetry = 0,
        });
        return new AwsSdkBedrockRuntime(_client);
    }
}
