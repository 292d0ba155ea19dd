using System.Collections.Concurrent;
using BedrockSelector.BedrockRuntime;
using BedrockSelector.BedrockRuntime.Tests.Loopback;
using BedrockSelector.Extensions.AI.Routing;
using BedrockSelector.Selection;
using Microsoft.Extensions.AI;

namespace BedrockSelector.Extensions.AI.Tests;

public sealed class SelectingChatClientTests : LiveTests
{
    private static ChatDecision DecisionOf(ChatResponse response) => (ChatDecision)response.AdditionalProperties![ChatDecision.Key]!;

    private static Refusal Down => new(403, "AccessDeniedException", "You don't have access to the model with the specified model ID.");

    private IEnumerable<string> Called => Service.Requests.Select(static request => request.ModelId);

    [TestCase(true)]
    [TestCase(false)]
    public async Task BothWays_Text_CallsTheCheapestAndTellsDecisionAndCost(bool streamed)
    {
        Service.Always(Micro, new Answer("Hi", " there") { InputTokens = 7, OutputTokens = 512 });
        using var client = Selecting();

        var response = streamed ? await client.GetStreamingResponseAsync("Hello").ToChatResponseAsync() : await client.GetResponseAsync("Hello");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Text, Is.EqualTo("Hi there"));
            Assert.That(response.ModelId, Is.EqualTo(Micro));
            var decision = DecisionOf(response);
            Assert.That(decision.Chosen.Candidate.CallId, Is.EqualTo(Micro));
            Assert.That(decision.Skipped, Is.Empty);
            Assert.That(decision.Selection.Request.Endpoints, Is.EqualTo([BedrockSelector.Knowledge.ModelEndpoint.Runtime]));

            // 7 × 0.035e-6 + 512 × 0.14e-6 USD (AWS price list, Nova Micro in us-east-1).
            Assert.That(decision.CostUsd, Is.EqualTo(0.000071925m));
            Assert.That(decision.EstimatedCostUsd, Is.GreaterThan(0m));
            Assert.That(Service.Requests.Single().Operation, Is.EqualTo(streamed ? "converse-stream" : "converse"));
        }
    }

    [Test]
    public async Task GetResponse_Image_GoesToAModelThatTakesImages()
    {
        Service.Always(Lite, new Answer("A dot."));
        using var client = Selecting();

        var response = await client.GetResponseAsync([new(ChatRole.User, [new TextContent("What is it?"), new DataContent(new byte[] { 1 }, "image/png")])]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.ModelId, Is.EqualTo(Lite));
            Assert.That(DecisionOf(response).Selection.Rejected.Select(static rejection => (rejection.Model.Value, rejection.Code)),
                Does.Contain((Micro, RejectionCode.CannotDo)));
        }
    }

    [Test]
    public async Task GetResponse_TooLongForTheSmallModel_GoesToOneThatHoldsIt()
    {
        Service.Always(Lite, new Answer("Long."));
        using var client = Selecting();

        // About 200,000 words: more than the 128,000 tokens of Nova Micro, less than the 300,000 of Nova Lite.
        var response = await client.GetResponseAsync(string.Concat(Enumerable.Repeat("house ", 150_000)));

        Assert.That(response.ModelId, Is.EqualTo(Lite));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task BothWays_FirstThrottledSecondDown_FailsOverInRank(bool streamed)
    {
        Service.Always(Micro, Refusal.Throttling).Always(Lite, Down).Always(Pro, new Answer("Here."));
        using var client = Selecting();

        var response = streamed ? await client.GetStreamingResponseAsync("Hello").ToChatResponseAsync() : await client.GetResponseAsync("Hello");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Text, Is.EqualTo("Here."));
            Assert.That(DecisionOf(response).Chosen.Candidate.CallId, Is.EqualTo(Pro));
            Assert.That(DecisionOf(response).Skipped.Select(static skipped => (skipped.CallId, skipped.Failure)), Is.EqualTo(
                new (string, FailureKind?)[] { (Micro, FailureKind.Throttled), (Lite, FailureKind.AccessDenied) }));
        }
    }

    [Test]
    public async Task Streaming_FailureBeforeTheFirstToken_FailsOver()
    {
        Service.Always(Micro, new Answer { Fault = StreamFault.ThrottlingException }).Always(Lite, new Answer("Here."));
        using var client = Selecting();

        var response = await client.GetStreamingResponseAsync("Hello").ToChatResponseAsync();

        Assert.That((response.Text, DecisionOf(response).Chosen.Candidate.CallId), Is.EqualTo(("Here.", Lite)));
    }

    [Test]
    public async Task Streaming_FailureAfterTheFirstToken_IsTheCallers()
    {
        Service.Always(Micro, new Answer("Once ") { Fault = StreamFault.ThrottlingException }).Always(Lite, new Answer("Here."));
        using var client = Selecting();
        List<string> texts = [];

        var failure = await Assert.ThrowsAsync<BedrockException>(async () =>
        {
            await foreach (var update in client.GetStreamingResponseAsync("Hello"))
            {
                texts.Add(update.Text);
            }
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(string.Concat(texts), Is.EqualTo("Once "));
            Assert.That(failure!.Code, Is.EqualTo("ThrottlingException"));
            Assert.That(Called, Is.EqualTo([Micro]));
        }
    }

    [Test]
    public async Task GetResponse_ValidationError_DoesNotFailOver()
    {
        Service.Always(Micro, new Refusal(400, "ValidationException", "Bad.")).Always(Lite, new Answer("Here."));
        using var client = Selecting();

        await Assert.ThrowsAsync<BedrockException>(() => client.GetResponseAsync("Hello"));

        Assert.That(Called, Is.EqualTo([Micro]));
    }

    [Test]
    public async Task GetResponse_AllFail_TellsEach()
    {
        Service.Always(Micro, Down).Always(Lite, Down).Always(Pro, Down);
        using var client = Selecting();

        var failure = await Assert.ThrowsAsync<NoModelException>(() => client.GetResponseAsync("Hello"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure!.Reason, Is.EqualTo(NoModelReason.AllFailed));
            Assert.That(failure.Skipped.Select(static skipped => skipped.CallId), Is.EqualTo([Micro, Lite, Pro]));
            Assert.That(failure.InnerException, Is.TypeOf<AggregateException>());
        }
    }

    [Test]
    public async Task GetResponse_MaxModelsPerCall_BoundsTheCalls()
    {
        Service.Always(Micro, Down).Always(Lite, Down).Always(Pro, new Answer("Here."));
        using var client = Selecting(static options => options.MaxModelsPerCall = 2);

        await Assert.ThrowsAsync<NoModelException>(() => client.GetResponseAsync("Hello"));

        Assert.That(Called, Is.EqualTo([Micro, Lite]));
    }

    [Test]
    public async Task GetResponse_NothingQualifies_SaysWhyAndCallsNothing()
    {
        using var client = Selecting(static options => options.Preferences = Among(Micro));

        var failure = await Assert.ThrowsAsync<NoModelException>(
            () => client.GetResponseAsync([new(ChatRole.User, [new DataContent(new byte[] { 1 }, "image/png")])]));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure!.Reason, Is.EqualTo(NoModelReason.NothingQualifies));
            Assert.That(failure.Message, Does.Contain("cannot-do"));
            Assert.That(Called, Is.Empty);
        }
    }

    [Test]
    public async Task GetResponse_CallBudgetTooSmall_IsRefusedBeforeCalling()
    {
        Service.Always(Micro, new Answer("Here."));
        using var client = Selecting(static options => options.BudgetPerCallUsd = 0.000001m);

        var failure = await Assert.ThrowsAsync<NoModelException>(() => client.GetResponseAsync("Hello"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure!.Reason, Is.EqualTo(NoModelReason.OverBudget));
            Assert.That(Called, Is.Empty);
        }
    }

    [Test]
    public async Task GetResponse_RunningBudget_IsChargedTheRealCostAndThenRefuses()
    {
        Service.Always(Micro, new Answer("Here.") { InputTokens = 7, OutputTokens = 512 });
        var budget = new SpendingBudget(0.00012m);
        using var client = Selecting(options => (options.RunningBudget, options.ExpectedOutputTokens) = (budget, 512));

        await client.GetResponseAsync("Hello");
        var failure = await Assert.ThrowsAsync<NoModelException>(() => client.GetResponseAsync("Hello"));

        using (Assert.EnterMultipleScope())
        {
            // One answer: 7 × 0.035e-6 + 512 × 0.14e-6 = 0.000071925. A second estimate of at least 0.00007168 is more than the 0.000048075 left.
            Assert.That(budget.SpentUsd, Is.EqualTo(0.000071925m));
            Assert.That(budget.RemainingUsd, Is.EqualTo(0.000048075m));
            Assert.That(failure!.Reason, Is.EqualTo(NoModelReason.OverBudget));
            Assert.That(Called, Is.EqualTo([Micro]));
        }
    }

    [Test]
    public async Task GetResponse_FailedCall_GivesItsReservationBack()
    {
        Service.Always(Micro, Down).Always(Lite, Down).Always(Pro, Down);
        var budget = new SpendingBudget(1m);
        using var client = Selecting(options => options.RunningBudget = budget);

        await Assert.ThrowsAsync<NoModelException>(() => client.GetResponseAsync("Hello"));

        Assert.That((budget.SpentUsd, budget.RemainingUsd), Is.EqualTo((0m, 1m)));
    }

    [Test]
    public async Task Circuit_RepeatedFailures_OpensThenOneCallTriesAndCloses()
    {
        Service.Always(Micro, Down).Always(Lite, new Answer("Here."));
        var clock = new ManualClock();
        using var client = Selecting(static options => (options.CircuitFailures, options.CircuitOpenFor) = (2, TimeSpan.FromMinutes(1)), clock);

        await client.GetResponseAsync("1");
        await client.GetResponseAsync("2");
        var whileOpen = await client.GetResponseAsync("3");
        clock.Advance(TimeSpan.FromMinutes(1));
        Service.Always(Micro, new Answer("Back."));
        var probe = await client.GetResponseAsync("4");
        var after = await client.GetResponseAsync("5");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Called, Is.EqualTo([Micro, Lite, Micro, Lite, Lite, Micro, Micro]));
            Assert.That(DecisionOf(whileOpen).Skipped.Single().Failure, Is.Null);
            Assert.That((probe.Text, after.Text), Is.EqualTo(("Back.", "Back.")));
        }
    }

    [Test]
    public async Task Circuit_ProbeFails_StaysOpen()
    {
        Service.Always(Micro, Down).Always(Lite, new Answer("Here."));
        var clock = new ManualClock();
        using var client = Selecting(static options => (options.CircuitFailures, options.CircuitOpenFor) = (1, TimeSpan.FromMinutes(1)), clock);

        await client.GetResponseAsync("opens");
        clock.Advance(TimeSpan.FromMinutes(1));
        await client.GetResponseAsync("probes");
        await client.GetResponseAsync("is open again");

        Assert.That(Called, Is.EqualTo([Micro, Lite, Micro, Lite, Lite]));
    }

    [Test]
    public async Task Observers_HearOfSuccessAndFailure()
    {
        Service.Always(Micro, Down).Always(Lite, new Answer("Here.") { OutputTokens = 9 });
        var observer = new Observer();
        using var client = Selecting(observers: observer);

        await client.GetStreamingResponseAsync("Hello").ToChatResponseAsync();

        using (Assert.EnterMultipleScope())
        {
            var (failed, answered) = (observer.Seen.First(), observer.Seen.Last());
            Assert.That((failed.Candidate.CallId, failed.Failure), Is.EqualTo((Micro, (FailureKind?)FailureKind.AccessDenied)));
            Assert.That((answered.Candidate.CallId, answered.Failure, answered.OutputTokens), Is.EqualTo((Lite, (FailureKind?)null, (long?)9)));
            Assert.That(answered.TimeToFirstToken, Is.LessThanOrEqualTo(answered.TotalTime!.Value));
        }
    }

    [Test]
    public async Task Streaming_LeftEarly_SettlesTheBudget()
    {
        Service.Always(Micro, new Answer("One", "Two") { Fault = StreamFault.Stalls });
        var budget = new SpendingBudget(1m);
        using var client = Selecting(options => options.RunningBudget = budget);

        await foreach (var update in client.GetStreamingResponseAsync("Hello"))
        {
            if (update.Text.Length > 0)
            {
                break;
            }
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(budget.SpentUsd, Is.GreaterThan(0m), "the estimate stands in for what nobody reported");
            Assert.That(budget.RemainingUsd, Is.EqualTo(1m - budget.SpentUsd));
        }
    }

    private sealed class Observer : ICallObserver
    {
        public ConcurrentQueue<CallObservation> Seen { get; } = new();

        public void Observe(in CallObservation observation) => Seen.Enqueue(observation);
    }

    private sealed class ManualClock : TimeProvider
    {
        private DateTimeOffset _now = new(2025, 10, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(TimeSpan time) => _now += time;
    }
}
