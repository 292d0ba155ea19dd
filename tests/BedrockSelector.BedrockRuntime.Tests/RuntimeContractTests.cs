using System.Net;
using System.Text.Json;
using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.BedrockRuntime.Tests.Loopback;

namespace BedrockSelector.BedrockRuntime.Tests;

/// <summary>What every <see cref="IBedrockRuntime"/> promises; run over our own transport always, and over the AWS SDK's client when it is built in.</summary>
public abstract class RuntimeContractTests : LoopbackTests
{
    internal const string Arn = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1b2c3d4e5f6";

    internal static readonly ConverseRequest Everything = new()
    {
        ModelId = Micro,
        System = [new TextBlock("Be brief."), new CachePointBlock()],
        Messages =
        [
            new(ConverseRole.User, [new TextBlock("Look"), new MediaBlock(MediaKind.Image, "png") { Bytes = new byte[] { 1, 2 } }]),
            new(ConverseRole.Assistant, [new ReasoningBlock("hm", "sig"), new ToolUseBlock("t1", "weather", Json("""{"city":"Oslo","days":2,"far":1.5,"no":null,"yes":true,"list":[1]}"""))]),
            new(ConverseRole.User, [new ToolResultBlock("t1", [new JsonBlock(Json("""{"sky":"clear"}""")), new TextBlock("ok")], IsError: true)]),
        ],
        Tools = [new("weather", "Tells it.", Json("""{"type":"object"}"""))],
        ToolChoice = ConverseToolChoice.Any,
        MaxTokens = 100,
        Temperature = 0.5f,
        TopP = 0.25f,
        StopSequences = ["END"],
        Guardrail = new("gr-1", "1"),
        Tier = Quantities.PricingTier.Priority,
        AdditionalModelRequestFields = Json("""{"top_k":5}"""),
    };

    internal abstract IBedrockRuntime Make();

    [TestCase(Micro)]
    [TestCase("us.anthropic.claude-3-5-sonnet-20241022-v2:0")]
    [TestCase(Arn)]
    public async Task EveryOperation_ModelId_ReachesTheServiceByteForByte(string id)
    {
        Service.Always(id, new Answer("done") { InputTokens = 42 });
        var runtime = Make();

        await runtime.ConverseAsync(Ask(id));
        await CollectAsync(runtime.ConverseStreamAsync(Ask(id)));
        var tokens = await runtime.CountTokensAsync(Ask(id));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Service.Requests.Select(static request => request.ModelId), Is.EqualTo([id, id, id]));
            Assert.That(tokens, Is.EqualTo(42));
        }
    }

    [Test]
    public async Task Converse_EveryField_IsSentAsTheProtocolWants()
    {
        Service.Always(Micro, new Answer("done"));

        await Make().ConverseAsync(Everything);

        const string expected = """
            {"messages":[
              {"role":"user","content":[{"text":"Look"},{"image":{"format":"png","source":{"bytes":"AQI="}}}]},
              {"role":"assistant","content":[{"reasoningContent":{"reasoningText":{"text":"hm","signature":"sig"}}},
                {"toolUse":{"toolUseId":"t1","name":"weather","input":{"city":"Oslo","days":2,"far":1.5,"no":null,"yes":true,"list":[1]}}}]},
              {"role":"user","content":[{"toolResult":{"toolUseId":"t1","content":[{"json":{"sky":"clear"}},{"text":"ok"}],"status":"error"}}]}],
             "system":[{"text":"Be brief."},{"cachePoint":{"type":"default"}}],
             "toolConfig":{"tools":[{"toolSpec":{"name":"weather","description":"Tells it.","inputSchema":{"json":{"type":"object"}}}}],"toolChoice":{"any":{}}},
             "inferenceConfig":{"maxTokens":100,"temperature":0.5,"topP":0.25,"stopSequences":["END"]},
             "guardrailConfig":{"guardrailIdentifier":"gr-1","guardrailVersion":"1"},
             "serviceTier":{"type":"priority"},
             "additionalModelRequestFields":{"top_k":5}}
            """;
        var sent = Service.Requests.Single().Json;
        Assert.That(JsonElement.DeepEquals(sent, Json(expected)), Is.True, sent.GetRawText);
    }

    [Test]
    public async Task BothWays_ReasoningTextToolsAndUsage_Arrive()
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
        });
        var usage = new ConverseUsage { UncachedInputTokens = 100, OutputTokens = 50, CacheReadInputTokens = 1000, CacheWrite5mInputTokens = 300 };
        var runtime = Make();

        var whole = await runtime.ConverseAsync(Ask(Micro));
        var (events, failure) = await CollectAsync(runtime.ConverseStreamAsync(Ask(Micro)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(whole.Content.OfType<ReasoningBlock>().Single() is { Text: "Thinking.", Signature: "sig==" }, Is.True);
            Assert.That(whole.Content.OfType<TextBlock>().Single().Text, Is.EqualTo("It is."));
            Assert.That(whole.Content.OfType<ToolUseBlock>().Single().Input.GetRawText(), Is.EqualTo("""{"city":"Oslo"}"""));
            Assert.That((whole.StopReason, whole.Usage), Is.EqualTo(("tool_use", usage)));
            Assert.That(whole.ServiceLatency, Is.EqualTo(TimeSpan.FromMilliseconds(123)));
            Assert.That(failure, Is.Null);
            Assert.That(events[0], Is.TypeOf<StreamOpenedEvent>());
            Assert.That(events.OfType<TextDeltaEvent>(), Is.EqualTo(new[] { new TextDeltaEvent(1, "It "), new TextDeltaEvent(1, "is.") }));
            Assert.That(events.OfType<ToolUseStartEvent>().Single(), Is.EqualTo(new ToolUseStartEvent(2, "t1", "weather")));
            Assert.That(string.Concat(events.OfType<ToolInputDeltaEvent>().Select(static delta => delta.Json)), Is.EqualTo("""{"city":"Oslo"}"""));
            Assert.That(events.OfType<ReasoningDeltaEvent>().Select(static delta => delta.Piece.Text ?? delta.Piece.Signature), Is.EqualTo(["Thinking.", "sig=="]));
            Assert.That(events[^1], Is.EqualTo(new MetadataEvent(usage, TimeSpan.FromMilliseconds(123))));
        }
    }

    [TestCase(429, "ThrottlingException", true)]
    [TestCase(400, "ValidationException", false)]
    [TestCase(503, "ServiceUnavailableException", true)]
    public async Task Converse_Refusal_IsABedrockException(int status, string code, bool transient)
    {
        Service.Always(Micro, new Refusal(status, code, "No."));

        var failure = await Assert.ThrowsAsync<BedrockException>(() => Make().ConverseAsync(Ask(Micro)));

        Assert.That((failure!.Code, failure.StatusCode, failure.IsTransient), Is.EqualTo((code, (HttpStatusCode?)status, transient)));
    }

    [Test]
    public virtual async Task ConverseStream_ExceptionInTheStream_ComesAfterTheEventsBeforeIt()
    {
        Service.Always(Micro, new Answer("one", "two") { Fault = StreamFault.ThrottlingException });

        var (events, failure) = await CollectAsync(Make().ConverseStreamAsync(Ask(Micro)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(events.OfType<TextDeltaEvent>().Select(static delta => delta.Text), Is.EqualTo(["one", "two"]));
            Assert.That(failure, Is.TypeOf<BedrockException>().With.Property("StatusCode").EqualTo(HttpStatusCode.TooManyRequests));
        }
    }

    [Test]
    public virtual async Task ConverseStream_UnknownEvents_AreIgnored()
    {
        Service.Always(Micro, new Answer("one") { Fault = StreamFault.UnknownEvents });

        var (events, failure) = await CollectAsync(Make().ConverseStreamAsync(Ask(Micro)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure, Is.Null);
            Assert.That(events.OfType<MessageStopEvent>(), Has.Exactly(1).Items);
        }
    }

    [Test]
    public async Task ConverseStream_EndsBeforeMessageStop_IsAnError()
    {
        Service.Always(Micro, new Answer("one") { Fault = StreamFault.EndsEarly });

        var (events, failure) = await CollectAsync(Make().ConverseStreamAsync(Ask(Micro)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(events.OfType<TextDeltaEvent>(), Has.Exactly(1).Items);
            Assert.That(failure, Is.TypeOf<BedrockException>().With.Property("Code").EqualTo(BedrockException.StreamTruncated));
        }
    }

    [Test]
    public async Task ConverseStream_Cancelled_IsACancellation()
    {
        Service.Always(Micro, new Answer("one") { Fault = StreamFault.Stalls });
        using var cancellation = new CancellationTokenSource(300);

        var (_, failure) = await CollectAsync(Make().ConverseStreamAsync(Ask(Micro), cancellation.Token));

        Assert.That(failure, Is.InstanceOf<OperationCanceledException>());
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
