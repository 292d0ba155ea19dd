using BedrockSelector.BedrockRuntime.ChatClient;
using BedrockSelector.BedrockRuntime.Tests.Loopback;
using BedrockSelector.BedrockRuntime.Tokens;
using BedrockSelector.Tokens;
using Microsoft.Extensions.AI;

namespace BedrockSelector.BedrockRuntime.Tests;

public sealed class BedrockTokenCounterTests : LoopbackTests
{
    [Test]
    public async Task Count_Texts_IsTheServicesCount()
    {
        Service.Always(Micro, new Answer { InputTokens = 42 });
        using var client = Client();

        var count = await new BedrockTokenCounter(client).CountAsync(
            new(Micro), new() { Texts = ["Hello", " ", "world"], Images = [new(100, 50)], DocumentPages = 2 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((count!.Tokens, count.Low, count.High, count.Basis), Is.EqualTo((42L, 42L, 42L, TokenEstimateBasis.Counted)));
            Assert.That(count.NotCounted, Is.EqualTo(["image of 100x50", "2 pages of documents"]));
            Assert.That(Service.Requests.Single().Json.GetRawText(), Is.EqualTo(
                """{"input":{"converse":{"messages":[{"role":"user","content":[{"text":"Hello"},{"text":"world"}]}]}}}"""));
        }
    }

    [Test]
    public async Task Count_ModelThatCannotBeCountedFor_IsNull()
    {
        Service.Always(Micro, new Refusal(400, "ValidationException", "The provided model doesn't support counting tokens."));
        using var client = Client();

        Assert.That(await new BedrockTokenCounter(client).CountAsync(new(Micro), TokenInput.Text("Hello")), Is.Null);
    }

    [Test]
    public void Count_NoAccess_Throws()
    {
        Service.Always(Micro, new Refusal(403, "AccessDeniedException", "No."));
        using var client = Client();

        Assert.That(
            async () => await new BedrockTokenCounter(client).CountAsync(new(Micro), TokenInput.Text("Hello")), Throws.InstanceOf<BedrockException>());
    }

    [Test]
    public async Task CountTokens_OfAChat_CountsMediaAndTools()
    {
        Service.Always(TakesAll, new Answer { InputTokens = 99 });
        using var client = Client();
        using var chat = new BedrockChatClient(client, TakesAll);

        var tokens = await chat.CountTokensAsync([new(ChatRole.User, [new TextContent("Look"), new DataContent(new byte[] { 1 }, "image/png")])], new() { MaxOutputTokens = 5 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(tokens, Is.EqualTo(99));
            Assert.That(Service.Requests.Single().Json.GetRawText(), Does.Contain("image").And.Not.Contain("maxTokens"));
        }
    }
}
