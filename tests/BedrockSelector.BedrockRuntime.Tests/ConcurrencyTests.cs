using System.Globalization;
using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.BedrockRuntime.Tests.Loopback;

namespace BedrockSelector.BedrockRuntime.Tests;

/// <summary>
/// Many streams at once: a short run each time, and with BEDROCKSELECTOR_SOAK_REQUESTS=10000 the long one, whose figures stand in the package's README.
/// </summary>
public sealed class ConcurrencyTests : LoopbackTests
{
    private const int Streams = 64;

    [Test]
    public async Task ConverseStream_ManyAtOnce_LoseNoEventAndLeakNoConnection()
    {
        var requests = int.TryParse(
            Environment.GetEnvironmentVariable("BEDROCKSELECTOR_SOAK_REQUESTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 640;
        string[] pieces = [.. Enumerable.Range(0, 20).Select(static number => $"piece {number} ")];
        Service.Always(Micro, new Answer(pieces));
        var client = Client();
        var (done, lost, started) = (0, 0, 0);
        List<(int Done, long Bytes)> memory = [];
        var stopwatch = System.Diagnostics.Stopwatch.StartNew();

        await Task.WhenAll(Enumerable.Range(0, Streams).Select(async _ =>
        {
            while (Interlocked.Increment(ref started) <= requests)
            {
                var (events, failure) = await CollectAsync(client.ConverseStreamAsync(Ask(Micro)));
                var whole = failure is null && events.OfType<TextDeltaEvent>().Select(static delta => delta.Text).SequenceEqual(pieces)
                    && events[^1] is MetadataEvent;
                Interlocked.Add(ref lost, whole ? 0 : 1);
                if (Interlocked.Increment(ref done) % Math.Max(requests / 10, 1) == 0)
                {
                    Service.Requests.Clear();
                    lock (memory)
                    {
                        memory.Add((done, GC.GetTotalMemory(forceFullCollection: true)));
                    }
                }
            }
        }));
        var elapsed = stopwatch.Elapsed;
        var connections = Service.Connections;
        client.Dispose();

        foreach (var (count, bytes) in memory)
        {
            await TestContext.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{count} requests: {bytes / 1024} KiB live"));
        }

        await TestContext.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{requests} requests in {elapsed.TotalSeconds:0.0} s over {connections} connections"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lost, Is.Zero);
            Assert.That(done, Is.EqualTo(requests));
            // The pool may open a connection ahead while another comes free, so a few more than the streams; one a request would be a leak.
            Assert.That(connections, Is.LessThanOrEqualTo(2 * Streams));
            Assert.That(await ReachesZeroAsync(() => Service.OpenConnections), Is.True, "disposing the client closes every connection");
        }
    }

    private static async Task<bool> ReachesZeroAsync(Func<int> value)
    {
        for (var i = 0; i < 500 && value() > 0; i++)
        {
            await Task.Delay(10);
        }

        return value() == 0;
    }
}
