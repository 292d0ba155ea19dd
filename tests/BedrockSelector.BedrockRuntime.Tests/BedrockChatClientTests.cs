using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json;
using BedrockSelector.BedrockRuntime.ChatClient;
using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.BedrockRuntime.Tests.Loopback;
using BedrockSelector.Quantities;
using Microsoft.Extensions.AI;

namespace BedrockSelector.BedrockRuntime.Tests;

public sealed class BedrockChatClientTests : LoopbackTests
{
    private const string Schema = "openai.gpt-oss-20b-1:0";

    private static readonly AIFunctionDeclaration Weather = AIFunctionFactory.CreateDeclaration(
        "weather", "Tells the weather.", JsonDocument.Parse("""{"type":"object","properties":{"city":{"type":"string"}}}""").RootElement.Clone());

    [Test]
    public async Task GetResponse_EveryKindOfContent_ReachesTheServiceAsItsProtocolWants()
    {
        Service.Always(TakesAll, new Answer("ok"));
        using var runtime = Client();
        using var chat = new BedrockChatClient(runtime, TakesAll);
        ChatMessage[] messages =
        [
            new(ChatRole.System, "Be brief."),
            new(ChatRole.User,
            [
                new TextContent("Look:"), new TextContent("  "),
                new DataContent(new byte[] { 1, 2, 3 }, "image/png"),
                new DataContent(new byte[] { 4 }, "application/pdf") { Name = "Q3 report_final!.pdf" },
                new UriContent("s3://bucket/clip.mp4", "video/mp4"),
                new AIContent { RawRepresentation = new CachePointBlock("1h") },
            ]),
            new(ChatRole.Assistant,
            [
                new TextReasoningContent("hm") { ProtectedData = "sig" },
                new TextReasoningContent("") { ProtectedData = Convert.ToBase64String([9]) },
                new FunctionCallContent("t1", "weather", new Dictionary<string, object?> { ["city"] = "Oslo", ["days"] = 2 }),
                new FunctionCallContent("t2", "weather", null),
            ]),
            new(ChatRole.Tool, [new FunctionResultContent("t1", JsonDocument.Parse("""{"sky":"clear"}""").RootElement)]),
            new(ChatRole.Tool, [new FunctionResultContent("t2", null) { Exception = new InvalidOperationException("no city") }]),
        ];

        await chat.GetResponseAsync(messages, new()
        {
            Instructions = "Answer in Latin.",
            MaxOutputTokens = 100,
            Temperature = 0.5f,
            TopP = 0.25f,
            StopSequences = ["END"],
            Tools = [Weather],
            ToolMode = ChatToolMode.RequireSpecific("weather"),
        });

        // Written by hand from the API reference of Converse.
        const string expected = """
            {"messages":[
              {"role":"user","content":[
                {"text":"Look:"},
                {"image":{"format":"png","source":{"bytes":"AQID"}}},
                {"document":{"format":"pdf","name":"Q3 report final","source":{"bytes":"BA=="}}},
                {"video":{"format":"mp4","source":{"s3Location":{"uri":"s3://bucket/clip.mp4"}}}},
                {"cachePoint":{"type":"default","ttl":"1h"}}]},
              {"role":"assistant","content":[
                {"reasoningContent":{"reasoningText":{"text":"hm","signature":"sig"}}},
                {"reasoningContent":{"redactedContent":"CQ=="}},
                {"toolUse":{"toolUseId":"t1","name":"weather","input":{"city":"Oslo","days":2}}},
                {"toolUse":{"toolUseId":"t2","name":"weather","input":{}}}]},
              {"role":"user","content":[
                {"toolResult":{"toolUseId":"t1","content":[{"json":{"sky":"clear"}}]}},
                {"toolResult":{"toolUseId":"t2","content":[{"text":"no city"}],"status":"error"}}]}],
             "system":[{"text":"Answer in Latin."},{"text":"Be brief."}],
             "toolConfig":{"tools":[{"toolSpec":{"name":"weather","description":"Tells the weather.",
               "inputSchema":{"json":{"type":"object","properties":{"city":{"type":"string"}}}}}}],"toolChoice":{"tool":{"name":"weather"}}},
             "inferenceConfig":{"maxTokens":100,"temperature":0.5,"topP":0.25,"stopSequences":["END"]}}
            """;
        Assert.That(JsonElement.DeepEquals(Service.Requests.Single().Json, JsonDocument.Parse(expected).RootElement), Is.True,
            () => Service.Requests.Single().Json.GetRawText());
    }

    [Test]
    public async Task GetResponse_RequestOfTheCaller_GoesBeforeTheOptions()
    {
        Service.Always(Schema, new Answer("ok"));
        using var runtime = Client();
        using var chat = new BedrockChatClient(runtime, "other.model");

        await chat.GetResponseAsync("Hi", new()
        {
            ModelId = Schema,
            MaxOutputTokens = 100,
            Temperature = 0.5f,
            ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonDocument.Parse("""{"type":"object"}""").RootElement, "thing"),
            RawRepresentationFactory = static _ => new ConverseRequest
            {
                Tier = PricingTier.Flex,
                Guardrail = new("gr-1", "DRAFT"),
                AdditionalModelRequestFields = JsonDocument.Parse("""{"top_k":5}""").RootElement,
                MaxTokens = 7,
            },
        });

        const string expected = """
            {"messages":[{"role":"user","content":[{"text":"Hi"}]}],
             "additionalModelRequestFields":{"top_k":5},
             "inferenceConfig":{"maxTokens":7,"temperature":0.5},
             "guardrailConfig":{"guardrailIdentifier":"gr-1","guardrailVersion":"DRAFT"},
             "serviceTier":{"type":"flex"},
             "outputConfig":{"textFormat":{"type":"json_schema","structure":{"jsonSchema":{"schema":"{\"type\":\"object\"}","name":"thing"}}}}}
            """;
        Assert.That(JsonElement.DeepEquals(Service.Requests.Single().Json, JsonDocument.Parse(expected).RootElement), Is.True,
            () => Service.Requests.Single().Json.GetRawText());
    }

    [Test]
    public async Task GetResponse_OptionsWithoutAField_AreNamed()
    {
        Service.Always(Micro, new Answer("ok"));
        using var runtime = Client();
        using var chat = new BedrockChatClient(runtime, Micro);

        var response = await chat.GetResponseAsync("Hi", new()
        {
            TopK = 5,
            Seed = 1,
            ResponseFormat = ChatResponseFormat.Json,
            Tools = [new HostedWebSearchTool()],
        });

        Assert.That(
            response.AdditionalProperties![BedrockChatProperties.IgnoredOptions],
            Is.EqualTo(ImmutableArray.Create("TopK", "Seed", "ResponseFormat", "Tools.web_search")));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task BothWays_ReasoningTextAndToolCall_GiveTheSameResponse(bool streamed)
    {
        Service.Always(Micro, new Answer("It ", "is.")
        {
            Reasoning = ("Thinking.", "sig=="),
            ToolUse = ("t1", "weather", ["{\"city\"", ":\"Oslo\"}"]),
            StopReason = "tool_use",
            InputTokens = 100,
            OutputTokens = 50,
            CacheReadInputTokens = 1000,
            CacheWriteInputTokens = 300,
            CacheWrite1hInputTokens = 200,
        });
        using var runtime = Client();
        using var chat = new BedrockChatClient(runtime, Micro);

        var response = streamed
            ? await chat.GetStreamingResponseAsync("Hi").ToChatResponseAsync()
            : await chat.GetResponseAsync("Hi");

        using (Assert.EnterMultipleScope())
        {
            var contents = response.Messages.Single().Contents;
            Assert.That(contents.OfType<TextReasoningContent>().Single().Text, Is.EqualTo("Thinking."));
            Assert.That(contents.OfType<TextReasoningContent>().Single().ProtectedData, Is.EqualTo("sig=="));
            Assert.That(response.Text, Is.EqualTo("It is."));
            var call = contents.OfType<FunctionCallContent>().Single();
            Assert.That((call.CallId, call.Name, call.Arguments!["city"]?.ToString()), Is.EqualTo(("t1", "weather", "Oslo")));
            Assert.That(response.FinishReason, Is.EqualTo(ChatFinishReason.ToolCalls));
            Assert.That(response.ModelId, Is.EqualTo(Micro));

            // Converse: 100 + 1000 read + 300 written; Microsoft.Extensions.AI counts all of it as input: 1400.
            Assert.That(response.Usage!.InputTokenCount, Is.EqualTo(1400));
            Assert.That(response.Usage.CachedInputTokenCount, Is.EqualTo(1000));
            Assert.That(response.Usage.OutputTokenCount, Is.EqualTo(50));
            Assert.That(response.Usage.TotalTokenCount, Is.EqualTo(1450));
            Assert.That(response.Usage.AdditionalCounts![ConverseUsage.CacheWriteKey], Is.EqualTo(300));
            Assert.That(response.Usage.AdditionalCounts[ConverseUsage.CacheWrite1hKey], Is.EqualTo(200));
            Assert.That(response.AdditionalProperties![BedrockChatProperties.StopReason], Is.EqualTo("tool_use"));
            Assert.That(response.AdditionalProperties[BedrockChatProperties.Attempts], Is.EqualTo(1));
            Assert.That(response.AdditionalProperties[BedrockChatProperties.ServiceLatency], Is.EqualTo(TimeSpan.FromMilliseconds(123)));
        }
    }

    [Test]
    public void ToUsage_CacheCounts_StandApart()
    {
        var usage = new ConverseUsage
        {
            UncachedInputTokens = 100,
            OutputTokens = 50,
            CacheReadInputTokens = 1000,
            CacheWrite5mInputTokens = 100,
            CacheWrite1hInputTokens = 200,
        };

        Assert.That(usage.ToUsage().ToString(), Is.EqualTo(
            "input-tokens=100,output-tokens=50,cache-read-tokens=1000,cache-write-5m-tokens=100,cache-write-1h-tokens=200"));
    }

    [Test]
    public async Task GetResponse_TurnsOfTools_RoundTripWhatTheModelSaid()
    {
        Service.Next(Micro, new Answer { ToolUse = ("t1", "weather", ["{\"city\":\"Oslo\"}"]), StopReason = "tool_use", Reasoning = ("r", "s") })
            .Always(Micro, new Answer("Clear."));
        using var runtime = Client();
        using var chat = new BedrockChatClient(runtime, Micro);
        List<ChatMessage> messages = [new(ChatRole.User, "Weather in Oslo?")];
        var options = new ChatOptions { Tools = [Weather] };

        var first = await chat.GetStreamingResponseAsync(messages, options).ToChatResponseAsync();
        messages.AddRange(first.Messages);
        messages.Add(new(ChatRole.Tool, [new FunctionResultContent("t1", "clear sky")]));
        var second = await chat.GetResponseAsync(messages, options);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Text, Is.EqualTo("Clear."));
            Assert.That(Service.Requests.Last().Json.GetProperty("messages")[1].GetRawText(), Is.EqualTo(
                """{"role":"assistant","content":[{"reasoningContent":{"reasoningText":{"text":"r","signature":"s"}}},{"toolUse":{"toolUseId":"t1","name":"weather","input":{"city":"Oslo"}}}]}"""));
        }
    }

    private static IEnumerable<TestCaseData> Unsendable()
    {
        yield return new(new DataContent(new byte[] { 1 }, "image/tiff"), "image/tiff");
        yield return new(new UriContent("https://example.com/a.png", "image/png"), "https:");
    }

    [TestCaseSource(nameof(Unsendable))]
    public void GetResponse_WhatConverseHasNoBlockFor_IsRefusedBeforeSending(AIContent content, string named)
    {
        using var runtime = Client();
        using var chat = new BedrockChatClient(runtime, Micro);

        Assert.That(
            async () => await chat.GetResponseAsync([new(ChatRole.User, [content])]),
            Throws.InstanceOf<NotSupportedException>().With.Message.Contains(named));
        Assert.That(Service.Requests, Is.Empty);
    }

    [Test]
    public async Task GetResponse_ContentsThatConverseLacks_AreLeftOutAndNamed()
    {
        Service.Always(Micro, new Answer("ok"));
        using var runtime = Client();
        using var chat = new BedrockChatClient(runtime, Micro);
        ChatMessage[] messages =
        [
            new(new ChatRole("developer"), "Be brief."),
            new(ChatRole.User, [new TextContent("Hi"), new ErrorContent("broke"), new HostedFileContent("f1"), new HostedVectorStoreContent("v1"), new AIContent()]),
            new(ChatRole.Assistant, [new ToolApprovalRequestContent("r1", new FunctionCallContent("c1", "n"))]),
            new(ChatRole.User, [new TextContent("Go on"), new UsageContent(new())]),
        ];

        var response = await chat.GetResponseAsync(messages);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.AdditionalProperties![BedrockChatProperties.IgnoredContents], Is.EqualTo(ImmutableArray.Create(
                "role developer", "ErrorContent", "HostedFileContent", "HostedVectorStoreContent", "AIContent", "ToolApprovalRequestContent")));
            Assert.That(Service.Requests.Single().Json.GetRawText(), Is.EqualTo(
                """{"messages":[{"role":"user","content":[{"text":"Hi"},{"text":"Go on"}]}],"system":[{"text":"Be brief."}]}"""));
        }
    }

    [Test]
    public void GetService_GivesMetadataRuntimeAndItself()
    {
        using var runtime = Client();
        using var chat = new BedrockChatClient(runtime, Micro);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(chat.GetService<ChatClientMetadata>()!.ProviderName, Is.EqualTo("aws.bedrock"));
            Assert.That(chat.GetService<ChatClientMetadata>()!.DefaultModelId, Is.EqualTo(Micro));
            Assert.That(chat.GetService<IBedrockRuntime>(), Is.SameAs(runtime));
            Assert.That(chat.GetService<IChatClient>(), Is.SameAs(chat));
            Assert.That(chat.GetService<IChatClient>("key"), Is.Null);
        }
    }

    [Test]
    public void Tier_BatchOrProvisioned_IsRefused() => Assert.That(
        static () => new ConverseRequest { Tier = PricingTier.Batch }, Throws.InstanceOf<ArgumentOutOfRangeException>());
}
