using System.Net;
using Amazon.Runtime;
using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.BedrockRuntime.Tests.Loopback;

namespace BedrockSelector.BedrockRuntime.Tests;

public sealed class RetryTests : LoopbackTests
{
    private static readonly object[] Transients =
    [
        Refusal.Throttling, Refusal.Unavailable, new Refusal(500, "InternalServerException", "Oops."),
        new Refusal(408, "ModelTimeoutException", "Too slow."), new HangUp(),
    ];

    [TestCaseSource(nameof(Transients))]
    public async Task Converse_TransientFailures_AreTriedAgainWithFreshSignatures(object failure)
    {
        Service.Next(Micro, (LoopbackReply)failure, (LoopbackReply)failure).Always(Micro, new Answer("done"));
        using var client = Client();

        var response = await client.ConverseAsync(Ask(Micro));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Content, Is.EqualTo(new[] { new TextBlock("done") }));
            Assert.That(response.Trace.Attempts, Is.EqualTo(3));
            Assert.That(response.Trace.TimeBeforeLastAttempt, Is.GreaterThan(TimeSpan.Zero));
            Assert.That(Service.Requests, Has.Count.EqualTo(3));
        }
    }

    [Test]
    public async Task ConverseStream_ThrottledBeforeItBegins_IsTriedAgain()
    {
        Service.Next(Micro, Refusal.Throttling).Always(Micro, new Answer("done"));
        using var client = Client();

        var (events, failure) = await CollectAsync(client.ConverseStreamAsync(Ask(Micro)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure, Is.Null);
            Assert.That(events[0], Is.TypeOf<StreamOpenedEvent>().With.Property("Trace").Property("Attempts").EqualTo(2));
        }
    }

    [Test]
    public async Task Converse_AlwaysThrottled_GivesUpAfterTheLimit()
    {
        Service.Always(Micro, Refusal.Throttling);
        using var client = Client(static options => options.MaxRetries = 2);

        var failure = await Assert.ThrowsAsync<BedrockException>(() => client.ConverseAsync(Ask(Micro)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure!.Code, Is.EqualTo("ThrottlingException"));
            Assert.That(failure.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(failure.Message, Does.Contain("Too many requests"));
            Assert.That(Service.Requests, Has.Count.EqualTo(3));
        }
    }

    [TestCase(400, "ValidationException")]
    [TestCase(403, "AccessDeniedException")]
    [TestCase(404, "ResourceNotFoundException")]
    public async Task Converse_CallerError_IsNotTriedAgain(int status, string code)
    {
        Service.Always(Micro, new Refusal(status, code, "No."));
        using var client = Client();

        var failure = await Assert.ThrowsAsync<BedrockException>(() => client.ConverseAsync(Ask(Micro)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure!.Code, Is.EqualTo(code));
            Assert.That(failure.IsTransient, Is.False);
            Assert.That(Service.Requests, Has.Count.EqualTo(1));
        }
    }

    [TestCase(400, "application/json", "not json")]
    [TestCase(502, "text/html", "<html>Bad gateway</html>")]
    public async Task Converse_RefusalThatIsNotJson_StillTellsStatus(int status, string type, string body)
    {
        Service.Always(Micro, new Raw(status, type, System.Text.Encoding.UTF8.GetBytes(body)));
        using var client = Client(static options => options.MaxRetries = 0);

        var failure = await Assert.ThrowsAsync<BedrockException>(() => client.ConverseAsync(Ask(Micro)));

        Assert.That(failure!.StatusCode, Is.EqualTo((HttpStatusCode)status));
    }

    [TestCase("""{"usage":{"inputTokens":-1}}""")]
    [TestCase("""{"output":{"message":{"content":7}}}""")]
    [TestCase("[")]
    public async Task Converse_MalformedAnswer_IsProtocolError(string body)
    {
        Service.Always(Micro, new Raw(200, "application/json", System.Text.Encoding.UTF8.GetBytes(body)));
        using var client = Client();

        var failure = await Assert.ThrowsAsync<BedrockException>(() => client.ConverseAsync(Ask(Micro)));

        Assert.That(failure!.Code, Is.EqualTo(BedrockException.ProtocolError));
    }

    [Test]
    public async Task Converse_RetryAfter_IsWaitedForUpToTheLongestWait()
    {
        Service.Next(Micro, Refusal.Throttling with { RetryAfter = "3600" }).Always(Micro, new Answer("done"));
        using var client = Client(static options => options.RetryMaxDelay = TimeSpan.FromMilliseconds(30));

        var response = await client.ConverseAsync(Ask(Micro));

        Assert.That(response.Trace.TimeBeforeLastAttempt, Is.GreaterThanOrEqualTo(TimeSpan.FromMilliseconds(25)));
    }

    [Test]
    public async Task Converse_NothingListens_IsConnectionFailure()
    {
        using var client = Client(static options => (options.Endpoint, options.MaxRetries) = (new("http://127.0.0.1:1"), 1));

        var failure = await Assert.ThrowsAsync<BedrockException>(() => client.ConverseAsync(Ask(Micro)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure!.Code, Is.EqualTo(BedrockException.ConnectionFailed));
            Assert.That(failure.IsTransient, Is.True);
            Assert.That(failure.Message, Does.Contain("127.0.0.1:1"));
        }
    }

    [Test]
    public async Task Converse_NoAnswerInTime_TimesOutAndIsNotTriedAgain()
    {
        Service.Always(Micro, new Answer("late") { FirstPieceDelay = TimeSpan.FromMinutes(1) });
        using var client = Client(static options => options.ResponseTimeout = TimeSpan.FromMilliseconds(150));

        await Assert.ThrowsAsync<TimeoutException>(() => client.ConverseAsync(Ask(Micro)));

        Assert.That(Service.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void Converse_Cancelled_StaysCancellation()
    {
        Service.Always(Micro, new Answer("late") { FirstPieceDelay = TimeSpan.FromMinutes(1) });
        using var client = Client();
        using var cancellation = new CancellationTokenSource(100);

        Assert.That(
            async () => await client.ConverseAsync(Ask(Micro), cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>().With.Property("CancellationToken").EqualTo(cancellation.Token)
                .Or.InstanceOf<OperationCanceledException>());
    }

    [TestCase(20, "behind")]
    [TestCase(-20, "ahead of")]
    public async Task Converse_ClockSkew_SaysSo(int minutes, string side)
    {
        Service.ClockOffset = TimeSpan.FromMinutes(minutes);
        Service.Always(Micro, new Answer("done"));
        using var client = Client();

        var failure = await Assert.ThrowsAsync<BedrockException>(() => client.ConverseAsync(Ask(Micro)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure!.Code, Is.EqualTo(BedrockException.ClockSkew));
            Assert.That(failure.Message, Does.Contain($"20 minutes {side} the service's").And.Contain("set the clock"));
            Assert.That(Service.Requests, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Converse_WrongSecret_IsRefusedByTheIndependentVerifier()
    {
        Service.Always(Micro, new Answer("done"));
        using var client = Client(static options => options.Credentials = new BasicAWSCredentials(LoopbackBedrock.AccessKey, "wrong"));

        var failure = await Assert.ThrowsAsync<BedrockException>(() => client.ConverseAsync(Ask(Micro)));

        Assert.That(failure!.Code, Is.EqualTo("InvalidSignatureException"));
    }

    [Test]
    public async Task Converse_SessionToken_IsSigned()
    {
        Service.RequiredSessionToken = LoopbackBedrock.SessionToken;
        Service.Always(Micro, new Answer("done"));
        using var client = Client(static options => options.Credentials =
            new SessionAWSCredentials(LoopbackBedrock.AccessKey, LoopbackBedrock.SecretKey, LoopbackBedrock.SessionToken));

        var response = await client.ConverseAsync(Ask(Micro));

        Assert.That(response.StopReason, Is.EqualTo("end_turn"));
    }

    [Test]
    public async Task Converse_ApiKey_GoesAsBearerToken()
    {
        Service.Always(Micro, new Answer("done"));
        using var client = Client(static options => (options.ApiKey, options.Credentials) = (LoopbackBedrock.ApiKey, null));

        await client.ConverseAsync(Ask(Micro));

        Assert.That(Service.Requests.Single().Authorization, Is.EqualTo("Bearer " + LoopbackBedrock.ApiKey));
    }

    [Test]
    public async Task Converse_UnknownProfile_SaysHowToGiveCredentials()
    {
        using var client = Client(static options => (options.Profile, options.Credentials) = ("no-such-profile-here", null));

        var failure = await Assert.ThrowsAsync<BedrockException>(() => client.ConverseAsync(Ask(Micro)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure!.Code, Is.EqualTo(BedrockException.CredentialsNotFound));
            Assert.That(failure.Message, Does.Contain("AWS_ACCESS_KEY_ID").And.Contain("no-such-profile-here"));
        }
    }
}
