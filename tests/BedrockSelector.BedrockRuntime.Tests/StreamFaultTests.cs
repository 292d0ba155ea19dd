using System.Net;
using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.BedrockRuntime.Tests.Loopback;

namespace BedrockSelector.BedrockRuntime.Tests;

public sealed class StreamFaultTests : LoopbackTests
{
    private static IEnumerable<TestCaseData> Failures()
    {
        yield return new(StreamFault.ThrottlingException, "ThrottlingException", HttpStatusCode.TooManyRequests, true);
        yield return new(StreamFault.ModelStreamErrorException, "ModelStreamErrorException", HttpStatusCode.FailedDependency, true);
        yield return new(StreamFault.ErrorFrame, "InternalError", HttpStatusCode.InternalServerError, true);
        yield return new(StreamFault.EndsEarly, BedrockException.StreamTruncated, null, true);
        yield return new(StreamFault.EndsInsideFrame, BedrockException.StreamTruncated, null, true);
        yield return new(StreamFault.Resets, BedrockException.StreamTruncated, null, true);
        yield return new(StreamFault.CorruptPayload, BedrockException.ProtocolError, null, false);
        yield return new(StreamFault.CorruptPrelude, BedrockException.ProtocolError, null, false);
        yield return new(StreamFault.MalformedJson, BedrockException.ProtocolError, null, false);
    }

    [TestCaseSource(nameof(Failures))]
    public async Task ConverseStream_Fault_FailsAfterEveryEventBeforeIt(object fault, string code, HttpStatusCode? status, bool transient)
    {
        // A reset throws away what has not been read, so the service waits with its fault until all is read.
        var allRead = new TaskCompletionSource();
        Service.Always(Micro, new Answer("one", "two", "three") { Fault = (StreamFault)fault, Gate = allRead.Task });
        using var client = Client();

        var (events, failure) = await CollectAsync(Watched(client.ConverseStreamAsync(Ask(Micro)), allRead));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(events.OfType<TextDeltaEvent>().Select(static delta => delta.Text), Is.EqualTo(["one", "two", "three"]));
            Assert.That(failure, Is.TypeOf<BedrockException>().With.Property("Code").EqualTo(code)
                .And.Property("StatusCode").EqualTo(status).And.Property("IsTransient").EqualTo(transient)
                .And.Property("RequestId").Not.Null);
            Assert.That(failure!.Message, Does.Contain(Micro));
            Assert.That(Service.Requests, Has.Count.EqualTo(1), "a stream that has begun is not tried again");
        }
    }

    private static async IAsyncEnumerable<ConverseEvent> Watched(IAsyncEnumerable<ConverseEvent> events, TaskCompletionSource allRead)
    {
        await foreach (var item in events)
        {
            if (item is BlockStopEvent)
            {
                allRead.TrySetResult();
            }

            yield return item;
        }
    }

    [Test]
    public async Task ConverseStream_UnknownEvents_AreIgnored()
    {
        Service.Always(Micro, new Answer("one") { Fault = StreamFault.UnknownEvents });
        using var client = Client();

        var (events, failure) = await CollectAsync(client.ConverseStreamAsync(Ask(Micro)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure, Is.Null);
            Assert.That(events[^2], Is.EqualTo(new MessageStopEvent("end_turn")));
            Assert.That(events, Has.Count.EqualTo(6));
        }
    }

    [Test]
    public async Task ConverseStream_Silence_TimesOut()
    {
        Service.Always(Micro, new Answer("one") { Fault = StreamFault.Stalls });
        using var client = Client(static options => options.IdleTimeout = TimeSpan.FromMilliseconds(150));

        var (events, failure) = await CollectAsync(client.ConverseStreamAsync(Ask(Micro)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(events.OfType<TextDeltaEvent>(), Has.Exactly(1).Items);
            Assert.That(failure, Is.TypeOf<TimeoutException>());
        }
    }

    [Test]
    public async Task ConverseStream_SlowReader_IsNotIdle()
    {
        Service.Always(Micro, new Answer([.. Enumerable.Range(0, 4).Select(static number => $"{number}")]));
        using var client = Client(static options => options.IdleTimeout = TimeSpan.FromSeconds(1));
        List<string> texts = [];

        await foreach (var item in client.ConverseStreamAsync(Ask(Micro)))
        {
            if (item is TextDeltaEvent delta)
            {
                // Longer than the idle time-out: what the reader takes is its own time.
                await Task.Delay(texts.Count == 0 ? 1300 : 0);
                texts.Add(delta.Text);
            }
        }

        Assert.That(texts, Is.EqualTo(["0", "1", "2", "3"]));
    }

    [Test]
    public async Task ConverseStream_Cancelled_ThrowsCancellationAndClosesConnection()
    {
        Service.Always(Micro, new Answer("one") { Fault = StreamFault.Stalls });
        using var client = Client();
        using var cancellation = new CancellationTokenSource();

        var failure = await Task.Run(async () =>
        {
            try
            {
                await foreach (var item in client.ConverseStreamAsync(Ask(Micro), cancellation.Token))
                {
                    if (item is TextDeltaEvent)
                    {
                        cancellation.CancelAfter(10);
                    }
                }
            }
            catch (Exception exception)
            {
                return exception;
            }

            return null;
        });

        Assert.That(failure, Is.InstanceOf<OperationCanceledException>());
        Assert.That(await Task.WhenAny(Service.StreamAborted.Task, Task.Delay(5000)), Is.SameAs(Service.StreamAborted.Task));
    }

    [Test]
    public async Task ConverseStream_EnumeratorDisposed_ClosesConnection()
    {
        Service.Always(Micro, new Answer("one") { Fault = StreamFault.Stalls });
        using var client = Client();

        await foreach (var item in client.ConverseStreamAsync(Ask(Micro)))
        {
            if (item is TextDeltaEvent)
            {
                break;
            }
        }

        Assert.That(await Task.WhenAny(Service.StreamAborted.Task, Task.Delay(5000)), Is.SameAs(Service.StreamAborted.Task));
    }

    [Test]
    public async Task ConverseStream_AnswerOfAnotherType_IsProtocolError()
    {
        Service.Always(Micro, new Raw(200, "text/html", "<html>Welcome</html>"u8.ToArray()));
        using var client = Client();

        var (_, failure) = await CollectAsync(client.ConverseStreamAsync(Ask(Micro)));

        Assert.That(failure, Is.TypeOf<BedrockException>().With.Property("Code").EqualTo(BedrockException.ProtocolError)
            .And.Message.Contains("text/html"));
    }
}
