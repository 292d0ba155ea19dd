using BedrockSelector.BedrockRuntime.ChatClient;
using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.BedrockRuntime.Tests.Loopback;
using Microsoft.Extensions.AI;

namespace BedrockSelector.BedrockRuntime.Tests;

/// <summary>A chat that the model called would refuse is repaired or refused before it is sent.</summary>
public sealed class RequestGuardTests : LoopbackTests
{
    private const string Opus = "us.anthropic.claude-opus-4-7";
    private const string Sonnet = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

    [Test]
    public async Task GetResponse_TemperatureAndTopP_OneOfBothIsSentAndTheOtherNamed()
    {
        var (sent, response) = await AskAsync(Sonnet, new() { Temperature = 0.5f, TopP = 0.9f });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent, Does.Contain("temperature").And.Not.Contain("topP").Or.Contain("topP").And.Not.Contain("temperature"));
            Assert.That((IEnumerable<string>)response.AdditionalProperties![BedrockChatProperties.IgnoredOptions]!, Has.Exactly(1).AnyOf("Temperature", "TopP"));
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task GetResponse_TemperatureThatTheModelRefuses_IsLeftOutAndNamed(bool streamed)
    {
        var (sent, response) = await AskAsync(Opus, new() { Temperature = 0.5f }, streamed);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent, Does.Not.Contain("temperature"));
            Assert.That(response.AdditionalProperties![BedrockChatProperties.IgnoredOptions], Is.EqualTo(new[] { "Temperature" }).AsCollection);
            Assert.That((IEnumerable<string>)response.AdditionalProperties[BedrockChatProperties.Repairs]!, Has.Exactly(1).StartsWith("temperature-unsupported at "));
        }
    }

    [Test]
    public async Task GetResponse_LastTurnByTheAssistant_IsRefusedBeforeItIsSent()
    {
        using var runtime = Client();
        using var chat = new BedrockChatClient(runtime, Opus);

        var refusal = await Assert.ThrowsAsync<BedrockException>(
            () => chat.GetResponseAsync([new(ChatRole.User, "Hi"), new(ChatRole.Assistant, "The answer is")]));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refusal!.Code, Is.EqualTo(BedrockException.RequestRefused));
            Assert.That(refusal.Findings.Select(static finding => finding.Code), Is.EqualTo(new[] { "prefill-unsupported" }).AsCollection);
            Assert.That(Service.Requests, Is.Empty);
        }
    }

    [Test]
    public async Task GetResponse_CallsOfToolsWithoutTheirDescription_GetIt()
    {
        Service.Always(Opus, new Answer("ok"));
        using var runtime = Client();
        using var chat = new BedrockChatClient(runtime, Opus);

        await chat.GetResponseAsync(
        [
            new(ChatRole.User, "Hi"), new(ChatRole.Assistant, [new FunctionCallContent("t1", "weather", null)]),
            new(ChatRole.Tool, [new FunctionResultContent("t1", "clear")]),
        ]);

        Assert.That(Service.Requests.Single().Json.GetProperty("toolConfig").GetProperty("tools")[0].GetRawText(), Does.Contain("weather"));
    }

    [Test]
    public async Task GetResponse_NotChecked_IsSentAsAsked()
    {
        Service.Always(Opus, new Answer("ok"));
        using var runtime = Client();
        using var chat = new BedrockChatClient(runtime, Opus, new() { CheckRequests = false });

        await chat.GetResponseAsync("Hi", new() { Temperature = 0.5f });

        Assert.That(Service.Requests.Single().Json.GetProperty("inferenceConfig").GetProperty("temperature").GetDouble(), Is.EqualTo(0.5));
    }

    private async Task<(string Sent, ChatResponse Response)> AskAsync(string model, ChatOptions options, bool streamed = false)
    {
        Service.Always(model, new Answer("ok"));
        using var runtime = Client();
        using var chat = new BedrockChatClient(runtime, model);
        var response = streamed ? await chat.GetStreamingResponseAsync("Hi", options).ToChatResponseAsync() : await chat.GetResponseAsync("Hi", options);
        return (Service.Requests.Single().Json.GetRawText(), response);
    }
}
