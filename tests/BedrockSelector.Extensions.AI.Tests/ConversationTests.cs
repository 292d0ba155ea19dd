using System.Text.Json;
using BedrockSelector.BedrockRuntime;
using BedrockSelector.BedrockRuntime.Tests.Loopback;
using BedrockSelector.Extensions.AI.Routing;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.AI;

namespace BedrockSelector.Extensions.AI.Tests;

/// <summary>Conversations that stay with their model, failures by their cause, and budgets that hold.</summary>
public sealed class ConversationTests : LiveTests
{
    private IEnumerable<string> Called => Service.Requests.Select(static request => request.ModelId);

    [TestCase(true)]
    [TestCase(false)]
    public async Task SecondTurn_BetterByLessThanTheGain_StaysThroughAStore(bool streamed)
    {
        Service.Next(Micro, Refusal.Unavailable, Refusal.Unavailable, Refusal.Unavailable).Always(Micro, new Answer("Micro.")).Always(Lite, new Answer("Lite."));
        using var client = Selecting(static options => options.SwitchGain = 1000);
        List<ChatMessage> messages = [new(ChatRole.User, "Hi")];

        messages.AddRange(Stored((await AskAsync(client, messages, streamed)).Messages));
        messages.Add(new(ChatRole.User, "And?"));
        var second = await AskAsync(client, messages, streamed);

        Assert.That(second.Text, Is.EqualTo("Lite."));
    }

    [Test]
    public async Task SecondTurn_BetterByMoreThanTheGain_Switches()
    {
        Service.Always(Micro, new Answer("Micro."));
        using var client = Selecting(static options => options.SwitchGain = 0);
        var answered = new ChatMessage(ChatRole.Assistant, [new TextReasoningContent("foreign") { ProtectedData = "sig" }, new TextContent("Pro.")])
        {
            AdditionalProperties = new() { [CallProperties.CalledId] = Pro },
        };

        await client.GetResponseAsync([new(ChatRole.User, "Hi"), answered, new(ChatRole.User, "And?")]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Called, Is.EqualTo([Micro]));
            Assert.That(Service.Requests.Single().Json.GetRawText(), Does.Not.Contain("foreign"));
        }
    }

    [Test]
    public async Task ToolLoop_NeverSwitchesButOnFailure()
    {
        Service.Next(Pro, new Answer("Clear.")).Always(Pro, Refusal.Throttling).Always(Micro, new Answer("Micro."));
        using var client = Selecting(static options => options.SwitchGain = 0);
        ChatMessage[] messages =
        [
            new(ChatRole.User, "Hi"),
            new(ChatRole.Assistant, [new FunctionCallContent("t1", "weather", null)]) { AdditionalProperties = new() { [CallProperties.CalledId] = Pro } },
            new(ChatRole.Tool, [new FunctionResultContent("t1", "clear")]),
        ];
        var options = new ChatOptions { Tools = [AIFunctionFactory.Create(static () => "clear", "weather")] };

        var stays = await client.GetResponseAsync(messages, options);
        var fails = await client.GetResponseAsync(messages, options);

        Assert.That((stays.Text, fails.Text), Is.EqualTo(("Clear.", "Micro.")));
    }

    [Test]
    public void Order_RandomScores_NeverSwitchesWithoutTheGain()
    {
        var ranked = Bedrock.Selector.Select(Among(Micro, Lite, Pro) with { Usage = Quantities.Usage.Tokens(1, 1) }).Ranked;
        Prop.ForAll(ArbMap.Default.ArbFor<(byte A, byte B, byte C, byte Gain)>(), scores =>
        {
            double[] values = [.. new[] { scores.A / 255d, scores.B / 255d, scores.C / 255d }.OrderDescending()];
            List<Selection.RankedCandidate> list = [.. ranked.Select((one, index) => one with { Contributions = new(0, 0, values[index]) })];
            var own = list[^1];
            var gain = scores.Gain / 255d;

            Stickiness.Order(list, own.Candidate.CallId, toolLoop: false, gain);

            return list[0].Candidate.CallId == own.Candidate.CallId == (values[0] - values[^1] <= gain);
        }).QuickCheckThrowOnFailure();
    }

    [TestCase(400, "ValidationException", "Invocation of model ID with on-demand throughput isn't supported.")]
    [TestCase(400, "ValidationException", "Input is too long for requested model.")]
    [TestCase(404, "ResourceNotFoundException", "End of life.")]
    [TestCase(400, "ServiceQuotaExceededException", "Used up.")]
    public async Task GetResponse_WhatAnotherModelMayTake_FailsOver(int status, string code, string message)
    {
        Service.Always(Micro, new Refusal(status, code, message)).Always(Lite, new Answer("Here."));
        using var client = Selecting();

        Assert.That((await client.GetResponseAsync("Hello")).Text, Is.EqualTo("Here."));
    }

    [TestCase("ExpiredTokenException")]
    [TestCase("UnrecognizedClientException")]
    public async Task GetResponse_Credentials_FailAtOnceAndBurnNoCircuit(string code)
    {
        Service.Next(Micro, new Refusal(403, code, "No."), new Refusal(403, code, "No.")).Always(Micro, new Answer("Back."));
        using var client = Selecting(static options => options.CircuitFailures = 1);

        var failure = await Assert.ThrowsAsync<BedrockException>(() => client.GetResponseAsync("Hello"));
        await Assert.ThrowsAsync<BedrockException>(() => client.GetResponseAsync("Hello"));
        var after = await client.GetResponseAsync("Hello");

        Assert.That((failure!.Code, after.Text, Called.Distinct().Single()), Is.EqualTo((code, "Back.", Micro)));
    }

    [Test]
    public async Task GetResponse_EmptyAnswer_AsksAnotherModel()
    {
        Service.Always(Micro, new Answer()).Always(Lite, new Answer("Here."));
        using var client = Selecting();

        Assert.That((await client.GetResponseAsync("Hello")).Text, Is.EqualTo("Here."));
    }

    [Test]
    public async Task RunningBudget_ManyAtOnceInChineseWithoutALimit_IsNeverExceeded()
    {
        // Ten characters of three bytes; each call answers with twice what is expected.
        Service.Always(Micro, new Answer("好") { InputTokens = 20, OutputTokens = 1000 }).Always(Lite, Refusal.Throttling).Always(Pro, Refusal.Throttling);
        var budget = new SpendingBudget(0.003m);
        using var client = Selecting(options => (options.RunningBudget, options.Preferences) = (budget, Among(Micro)));

        await Task.WhenAll(Enumerable.Range(0, 64).Select(async _ =>
        {
            try
            {
                await client.GetResponseAsync("沙丘的植物是什么呢？");
            }
            catch (NoModelException)
            {
                // The budget refused it.
            }
        }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(budget.SpentUsd, Is.GreaterThan(0m).And.LessThanOrEqualTo(0.003m));
            Assert.That(Service.Requests.All(static request => request.Json.GetProperty("inferenceConfig").TryGetProperty("maxTokens", out _)), Is.True);
        }
    }

    [Test]
    public async Task RunningBudget_DocumentThatNobodyCanCount_IsRefused()
    {
        using var client = Selecting(static options => options.RunningBudget = new SpendingBudget(1m));

        await Assert.ThrowsAsync<NoModelException>(() => client.GetResponseAsync(
            [new(ChatRole.User, [new TextContent("Read"), new DataContent(new byte[] { 1 }, "application/pdf")])]));

        Assert.That(Called, Is.Empty);
    }

    [Test]
    public async Task Decision_ThroughAStore_IsSmallAndReadBackEqual()
    {
        Service.Always(Micro, Refusal.Throttling).Always(Lite, new Answer("Here."));
        using var client = Selecting();

        var response = await client.GetResponseAsync("Hello");
        var json = JsonSerializer.Serialize(response, AIJsonUtilities.DefaultOptions);
        var stored = JsonSerializer.Deserialize<ChatResponse>(json, AIJsonUtilities.DefaultOptions)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ChatDecisionSummary.Find(stored), Is.EqualTo(ChatDecisionSummary.Find(response)).And.Not.Null);
            Assert.That(JsonSerializer.SerializeToUtf8Bytes(stored.AdditionalProperties![ChatDecision.Key], AIJsonUtilities.DefaultOptions), Has.Length.LessThan(2000));
        }
    }

    private static Task<ChatResponse> AskAsync(SelectingChatClient client, List<ChatMessage> messages, bool streamed) =>
        streamed ? client.GetStreamingResponseAsync(messages).ToChatResponseAsync() : client.GetResponseAsync(messages);

    private static List<ChatMessage> Stored(IList<ChatMessage> messages) => JsonSerializer.Deserialize<List<ChatMessage>>(
        JsonSerializer.Serialize(messages.ToList(), AIJsonUtilities.DefaultOptions), AIJsonUtilities.DefaultOptions)!;
}
