using BedrockSelector.BedrockRuntime.Tests.Loopback;

namespace BedrockSelector.BedrockRuntime.Tests.Recordings;

/// <summary>Replays our own corpus always, and any folder of recordings when one is named.</summary>
/// <remarks>
/// Every case of the corpus is played whole and as a stream, its request is sent as it stands and as a chat, and its answer is sent back after a trip
/// through a store. To replay recordings of your own (VCR for Python, Ruby or R; nock for Node.js; the shape of the corpus):
/// <c>BEDROCKSELECTOR_RECORDINGS=FOLDER dotnet test tests/BedrockSelector.BedrockRuntime.Tests --filter FullyQualifiedName~RecordingTests</c>.
/// The test prints what it counted and every difference, and fails if there is one.
/// </remarks>
public sealed class RecordingTests
{
    private const string FolderVariable = "BEDROCKSELECTOR_RECORDINGS";
    private RecordingServer _server = null!;
    private BedrockRuntimeClient _runtime = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await RecordingServer.StartAsync();
        _runtime = new(new() { Endpoint = _server.Endpoint, Region = LoopbackBedrock.Region, ApiKey = LoopbackBedrock.ApiKey, MaxRetries = 0 });
    }

    [TearDown]
    public async Task StopAsync()
    {
        _runtime.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Corpus_EveryBlockStopReasonErrorAndOption_ComesThroughAndGoesBack()
    {
        var replay = await ReplayAsync(Path.Combine(TestContext.CurrentContext.TestDirectory, "Recordings", "Corpus"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(replay.Differences, Is.Empty);
            Assert.That(replay.Answers, Is.GreaterThanOrEqualTo(80));
            Assert.That(replay.Refusals, Is.GreaterThanOrEqualTo(30));
            Assert.That(replay.Requests, Is.GreaterThanOrEqualTo(30));
        }
    }

    [Test]
    public async Task Folder_NamedByTheEnvironment_ComesThroughAndGoesBack()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        if (string.IsNullOrEmpty(folder))
        {
            Assert.Ignore($"Set {FolderVariable} to a folder of recordings to replay them.");
        }

        var replay = await ReplayAsync(folder);

        Assert.That(replay.Differences, Is.Empty);
    }

    private async Task<RecordingReplay> ReplayAsync(string folder)
    {
        var replay = new RecordingReplay(_server, _runtime);
        foreach (var exchange in RecordingFolder.Read(folder))
        {
            await replay.PlayAsync(exchange);
        }

        await TestContext.Out.WriteLineAsync(FormattableString.Invariant(
            $"{replay.Answers} answers, {replay.Turns} turns sent back, {replay.Requests} requests, {replay.Refusals} refusals; {replay.Differences.Count} differences."));
        foreach (var difference in replay.Differences)
        {
            await TestContext.Out.WriteLineAsync(difference);
        }

        return replay;
    }
}
