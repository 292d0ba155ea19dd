using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.BedrockRuntime.Tests.Loopback;

namespace BedrockSelector.BedrockRuntime.Tests;

public sealed class ModelIdTests : LoopbackTests
{
    private static readonly object[] Ids =
    [
        new[] { "amazon.nova-micro-v1:0", "amazon.nova-micro-v1%3A0" },
        new[] { "amazon.nova-pro-v1:0:300k", "amazon.nova-pro-v1%3A0%3A300k" },
        new[] { "us.anthropic.claude-3-5-sonnet-20241022-v2:0", "us.anthropic.claude-3-5-sonnet-20241022-v2%3A0" },
        new[]
        {
            "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1b2c3d4e5f6",
            "arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3Aapplication-inference-profile%2Fa1b2c3d4e5f6",
        },
        new[]
        {
            "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0",
            "arn%3Aaws%3Abedrock%3Aus-east-1%3A%3Afoundation-model%2Famazon.nova-micro-v1%3A0",
        },
        new[] { "a b%2Fc+d~e", "a%20b%252Fc%2Bd~e" },
    ];

    [TestCaseSource(nameof(Ids))]
    public async Task EveryOperation_AnyId_ReachesTheServiceByteForByte(string id, string onTheWire)
    {
        Service.Always(id, new Answer("done") { InputTokens = 42 });
        using var client = Client();

        await client.ConverseAsync(Ask(id));
        await CollectAsync(client.ConverseStreamAsync(Ask(id)));
        var tokens = await client.CountTokensAsync(Ask(id));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Service.Requests.Select(static request => request.ModelId), Is.All.EqualTo(id));
            Assert.That(Service.Requests.Select(static request => request.RawTarget), Is.EqualTo(
            [
                $"/model/{onTheWire}/converse", $"/model/{onTheWire}/converse-stream", $"/model/{onTheWire}/count-tokens",
            ]));
            Assert.That(tokens, Is.EqualTo(42));
        }
    }

    [Test]
    public void Converse_ArnOfAnotherRegion_IsAnError()
    {
        using var client = Client();

        Assert.That(
            async () => await client.ConverseAsync(Ask("arn:aws:bedrock:eu-west-1:123456789012:provisioned-model/abc")),
            Throws.ArgumentException.With.Message.Contains("eu-west-1"));
        Assert.That(Service.Requests, Is.Empty);
    }
}
