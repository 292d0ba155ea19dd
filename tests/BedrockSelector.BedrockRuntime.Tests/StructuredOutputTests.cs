using System.Text.Json;
using BedrockSelector.BedrockRuntime.ChatClient;
using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.BedrockRuntime.Tests.Loopback;
using Microsoft.Extensions.AI;

namespace BedrockSelector.BedrockRuntime.Tests;

/// <summary>Answers of a schema from models that know schemas, models that only know tools, and models that know neither.</summary>
public sealed class StructuredOutputTests : LoopbackTests
{
    private const string Native = "openai.gpt-oss-20b-1:0";
    private const string Neither = "ai21.jamba-1-5-large-v1:0";
    private static readonly JsonSerializerOptions Options1 = new(AIJsonUtilities.DefaultOptions);

    [Test]
    public async Task GetResponse_ModelThatKnowsSchemas_IsAskedNativelyWithClosedObjects()
    {
        Service.Always(Native, new Answer("""{"city":"Oslo","rain":{"mm":3}}"""));
        using var runtime = Client();
        using var chat = new BedrockChatClient(runtime, Native);

        var response = await chat.GetResponseAsync<Forecast>("Weather?", Options1);

        var schema = JsonDocument.Parse(Service.Requests.Single().Json.GetProperty("outputConfig").GetProperty("textFormat")
            .GetProperty("structure").GetProperty("jsonSchema").GetProperty("schema").GetString()!).RootElement;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Result, Is.EqualTo(new Forecast("Oslo", new(3))));
            Assert.That(schema.GetProperty("additionalProperties").GetBoolean(), Is.False);
            Assert.That(schema.GetProperty("properties").GetProperty("rain").GetProperty("additionalProperties").GetBoolean(), Is.False);
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task GetResponse_ModelThatKnowsOnlyTools_AnswersThroughOne(bool streamed)
    {
        Service.Always(Micro, new Answer { ToolUse = ("t1", StructuredOutput.ToolName, ["{\"city\":\"Oslo\",", "\"rain\":{\"mm\":3}}"]), StopReason = "tool_use" });
        using var runtime = Client();
        using var chat = new BedrockChatClient(runtime, Micro);
        var options = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema<Forecast>(Options1) };

        var response = streamed ? await chat.GetStreamingResponseAsync("Weather?", options).ToChatResponseAsync() : await chat.GetResponseAsync("Weather?", options);

        var sent = Service.Requests.Single().Json.GetProperty("toolConfig");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(JsonSerializer.Deserialize<Forecast>(response.Text, Options1), Is.EqualTo(new Forecast("Oslo", new(3))));
            Assert.That(response.FinishReason, Is.EqualTo(ChatFinishReason.Stop));
            Assert.That(response.Messages.SelectMany(static message => message.Contents).OfType<FunctionCallContent>(), Is.Empty);
            Assert.That(sent.GetProperty("toolChoice").GetRawText(), Is.EqualTo($$$"""{"tool":{"name":"{{{StructuredOutput.ToolName}}}"}}"""));
        }
    }

    [Test]
    public async Task GetResponse_ToolsBesideTheSchema_CanStillBeCalled()
    {
        Service.Always(Micro, new Answer { ToolUse = ("t1", "weather", ["{}"]), StopReason = "tool_use" });
        using var runtime = Client();
        using var chat = new BedrockChatClient(runtime, Micro);
        var tool = AIFunctionFactory.CreateDeclaration("weather", "Tells it.", JsonDocument.Parse("""{"type":"object"}""").RootElement);

        var response = await chat.GetResponseAsync(
            "Weather?", new() { ResponseFormat = ChatResponseFormat.ForJsonSchema<Forecast>(Options1), Tools = [tool] });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.FinishReason, Is.EqualTo(ChatFinishReason.ToolCalls));
            Assert.That(Service.Requests.Single().Json.GetProperty("toolConfig").GetProperty("toolChoice").GetRawText(), Is.EqualTo("""{"any":{}}"""));
        }
    }

    [Test]
    public async Task GetResponse_ModelThatKnowsNeither_IsTold()
    {
        Service.Always(Neither, new Answer("""{"city":"Oslo","rain":{"mm":3}}"""));
        using var runtime = Client();
        using var chat = new BedrockChatClient(runtime, Neither, new() { Knowledge = KnowledgeOf(Neither, """{"structured-outputs":false,"tool-use":false}""") });

        var response = await chat.GetResponseAsync<Forecast>("Weather?", Options1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Result.City, Is.EqualTo("Oslo"));
            Assert.That(Service.Requests.Single().Json.GetProperty("system")[0].GetProperty("text").GetString(), Does.Contain("follows this schema"));
            Assert.That(response.AdditionalProperties![BedrockChatProperties.IgnoredOptions], Does.Contain("ResponseFormat"));
        }
    }

    [TestCase("anthropic.claude-opus-4-7", ReasoningEffort.ExtraHigh, """{"thinking":{"type":"adaptive","display":"summarized"}}""", "xhigh")]
    [TestCase("anthropic.claude-opus-4-7", ReasoningEffort.None, """{"thinking":{"type":"disabled"}}""", null)]
    [TestCase("anthropic.claude-sonnet-4-5-20250929-v1:0", ReasoningEffort.Low, """{"thinking":{"type":"enabled","budget_tokens":2048}}""", null)]
    [TestCase("openai.gpt-oss-20b-1:0", ReasoningEffort.Medium, """{"reasoning_effort":"medium"}""", null)]
    public async Task GetResponse_ReasoningOptions_AreSaidInTheModelsWay(string model, ReasoningEffort effort, string fields, string? word)
    {
        Service.Always(model, new Answer("ok"));
        using var runtime = Client();
        using var chat = new BedrockChatClient(runtime, model);

        await chat.GetResponseAsync("Hi", new() { Reasoning = new() { Effort = effort, Output = ReasoningOutput.Summary } });

        var sent = Service.Requests.Single().Json;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.GetProperty("additionalModelRequestFields").GetRawText(), Is.EqualTo(fields));
            Assert.That(sent.TryGetProperty("outputConfig", out var output) ? output.GetProperty("effort").GetString() : null, Is.EqualTo(word));
        }
    }

    [Test]
    public async Task GetResponse_ReasoningOfAModelThatSaysNothing_IsNamedAsIgnored()
    {
        Service.Always(Micro, new Answer("ok"));
        using var runtime = Client();
        using var chat = new BedrockChatClient(runtime, Micro);

        var response = await chat.GetResponseAsync("Hi", new() { Reasoning = new() { Effort = ReasoningEffort.High } });

        Assert.That(response.AdditionalProperties![BedrockChatProperties.IgnoredOptions], Is.EqualTo(new[] { "Reasoning" }).AsCollection);
    }

    [TestCase("anthropic.claude-opus-4-7", false)]
    [TestCase("openai.gpt-oss-20b-1:0", true)]
    public async Task GetResponse_UnsignedReasoning_GoesBackOnlyWhereTheModelTakesIt(string model, bool sent)
    {
        Service.Always(model, new Answer("ok"));
        using var runtime = Client();
        using var chat = new BedrockChatClient(runtime, model);

        await chat.GetResponseAsync([new(ChatRole.User, "Hi"), new(ChatRole.Assistant, [new TextReasoningContent("hm"), new TextContent("Yes?")]), new(ChatRole.User, "Go on")]);

        Assert.That(Service.Requests.Single().Json.GetRawText().Contains("reasoningContent", StringComparison.Ordinal), Is.EqualTo(sent));
    }

    private static BedrockSelector.Knowledge.KnowledgeSnapshot KnowledgeOf(string id, string features) =>
        new BedrockSelector.Knowledge.KnowledgeSnapshot(BedrockSelector.Knowledge.ModelCatalog.LoadEmbedded(BedrockSelector.Knowledge.CatalogLayer.Parse(
            "test", $$"""{"schemaVersion":1,"models":[{"id":"{{id}}","features":{{features}}}]}""")));

    private sealed record Forecast(string City, Rain Rain);

    private sealed record Rain(int Mm);
}
