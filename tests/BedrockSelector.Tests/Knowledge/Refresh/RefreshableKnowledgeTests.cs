using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Refresh;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using Microsoft.Extensions.DependencyInjection;

namespace BedrockSelector.Tests.Knowledge.Refresh;

public class RefreshableKnowledgeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private string _folder = "";
    private string _file = "";

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("bedrock-selector-").FullName;
        _file = Path.Combine(_folder, "prices.json");
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task RefreshAsync_ChangedFile_SwapsTheWholeSnapshot()
    {
        Write(0.07m);
        using var source = Source();
        var before = source.Current;
        Write(0.08m);

        var outcome = await source.RefreshAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome, Is.EqualTo(CatalogRefreshOutcome.Swapped));
            Assert.That(Price(before), Is.EqualTo(0.07m), "who holds the old snapshot keeps it");
            Assert.That(Price(source.Current), Is.EqualTo(0.08m));
            Assert.That(source.Current.Number, Is.EqualTo(2));
        }
    }

    [Test]
    public async Task RefreshAsync_SameFile_ChangesNothing()
    {
        Write(0.07m);
        using var source = Source();
        var before = source.Current;

        Assert.That(await source.RefreshAsync(), Is.EqualTo(CatalogRefreshOutcome.Unchanged));
        Assert.That(source.Current, Is.SameAs(before));
    }

    [TestCase("{ \"schemaVersion\": 1, \"models\": [ { \"id\": \"amaz", "prices.json")]
    [TestCase("not json", "prices.json")]
    [TestCase("{ \"schemaVersion\": 1, \"models\": [ { \"id\": \"amazon.nova-lite-v1:0\", \"rates\": [ { \"tier\": \"cheap\", \"scopes\": [\"in-region\"], \"regions\": [\"us-east-1\"], \"meters\": { \"input-tokens\": 1 }, \"source\": \"aws-price-list-2026-08-20\" } ] } ] }", "tier: 'cheap' is not a pricing tier")]
    public async Task RefreshAsync_BrokenFile_KeepsTheOldSnapshotAndSaysSo(string broken, string expected)
    {
        var told = new ConcurrentQueue<CatalogRefreshArguments>();
        using var counted = new Counts();
        Write(0.07m);
        using var source = Source(options => options.OnRefresh = told.Enqueue);
        File.WriteAllText(_file, broken);

        var first = await source.RefreshAsync();
        var second = await source.RefreshAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Is.EqualTo(CatalogRefreshOutcome.Kept));
            Assert.That(second, Is.EqualTo(CatalogRefreshOutcome.Unchanged), "told once, not at every look");
            Assert.That(Price(source.Current), Is.EqualTo(0.07m));
            Assert.That(told.Single().Message, Does.StartWith("The catalog stays as it was: ").And.Contain(expected));
            Assert.That(told.Single().Error, Is.TypeOf<CatalogDataException>());
            Assert.That(counted["kept"], Is.EqualTo(1));
        }
    }

    [Test]
    public async Task RefreshAsync_RepairedFile_IsTakenTogetherWithWhatChangedMeanwhile()
    {
        var second = Path.Combine(_folder, "more.json");
        Write(0.07m);
        using var source = Source(options => options.Files.Add(second));
        File.WriteAllText(_file, "broken");
        File.WriteAllText(second, Overlay(0.11m, "other"));
        await source.RefreshAsync();
        Write(0.0755m);

        var outcome = await source.RefreshAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome, Is.EqualTo(CatalogRefreshOutcome.Swapped));
            Assert.That(Price(source.Current), Is.EqualTo(0.11m), "the last file wins");
            Assert.That(source.Current.Catalog.Layers, Is.EqualTo(new[] { "embedded", "base", "prices.json", "more.json" }));
        }
    }

    [Test]
    public async Task RefreshAsync_Stream_LiesOverTheFilesAndReplacesItsForerunner()
    {
        Write(0.07m);
        using var source = Source();

        var first = await source.RefreshAsync("pushed", new MemoryStream(Encoding.UTF8.GetBytes(Overlay(0.09m, "pushed-1"))));
        var second = await source.RefreshAsync("pushed", new MemoryStream(Encoding.UTF8.GetBytes(Overlay(0.1m, "pushed-2"))));
        var broken = await source.RefreshAsync("pushed", new MemoryStream("nothing"u8.ToArray()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new[] { first, second, broken }, Is.EqualTo(new[] { CatalogRefreshOutcome.Swapped, CatalogRefreshOutcome.Swapped, CatalogRefreshOutcome.Kept }));
            Assert.That(Price(source.Current), Is.EqualTo(0.1m));
            Assert.That(source.Current.Catalog.Layers, Is.EqualTo(new[] { "embedded", "base", "prices.json", "pushed" }));
        }
    }

    [Test]
    public void Timer_Fires_LooksAtTheFiles()
    {
        var time = new ManualTime(Now);
        Write(0.07m);
        using var source = Source(time: time);
        Write(0.08m);

        time.Fire();

        Assert.That(Price(source.Current), Is.EqualTo(0.08m));
    }

    [Test]
    public void Constructor_BrokenFile_Throws()
    {
        File.WriteAllText(_file, "{");

        Assert.That(() => Source(), Throws.TypeOf<CatalogDataException>());
    }

    [Test]
    public void IsStale_PastTheAge_IsToldOnceADay()
    {
        var told = new ConcurrentQueue<CatalogRefreshArguments>();
        var time = new ManualTime(new(2027, 6, 1, 0, 0, 0, TimeSpan.Zero));
        Write(0.07m);
        using var source = Source(options => options.OnRefresh = told.Enqueue, time);
        time.Fire();
        time.Advance(TimeSpan.FromDays(1));
        time.Fire();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(source.IsStale, Is.True);
            Assert.That(told.Select(static one => one.Outcome), Is.EqualTo(new[] { CatalogRefreshOutcome.Stale, CatalogRefreshOutcome.Stale }));
            Assert.That(told.First().Message, Does.Contain("days old"));
        }
    }

    [Test]
    public async Task OnRefresh_Throws_DoesNotStopTheRefresh()
    {
        Write(0.07m);
        using var source = Source(options => options.OnRefresh = static _ => throw new InvalidOperationException("the log is full"));
        Write(0.08m);

        Assert.That(await source.RefreshAsync(), Is.EqualTo(CatalogRefreshOutcome.Swapped));
    }

    [Test]
    public async Task AddCatalogRefresh_Singletons_FollowAndPinnedOnesStay()
    {
        Write(0.07m);
        var services = new ServiceCollection();
        services.AddBedrockSelector().AddCatalogRefresh(options => options.Files.Add(_file));
        await using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        var estimator = provider.GetRequiredService<ICostEstimator>();
        var pinned = provider.GetRequiredService<BedrockAdvisor>().Pinned();
        var before = estimator.Estimate(Request).TotalUsd;
        Write(0.08m);

        await provider.GetRequiredService<RefreshableKnowledge>().RefreshAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.EqualTo(0.07m));
            Assert.That(estimator.Estimate(Request).TotalUsd, Is.EqualTo(0.08m));
            Assert.That(pinned.Costs.Estimate(Request).TotalUsd, Is.EqualTo(0.07m));
            Assert.That(provider.GetRequiredService<IKnowledgeSource>().Current.Number, Is.EqualTo(2));
        }
    }

    [Test]
    public async Task Prepare_Refreshed_ChoosesByTheNewSnapshot()
    {
        Write(0.07m);
        using var source = Source();
        var request = new SelectionRequest
        {
            Usage = Usage.Parse("input-tokens=100000"),
            Only = [new("amazon.nova-lite-v1:0")],
            Scopes = [CallScope.InRegion],
            MissingEvidence = MissingEvidence.Allow,
            AsOf = new(2026, 11, 23),
        };
        var following = new Selector(source).Prepare(request);
        var fixedOne = new Selector(source.Current).Prepare(request);
        Write(0.08m);
        await source.RefreshAsync();

        following.TryChoose(out var followed);
        fixedOne.TryChoose(out var kept);

        // A tenth of a million tokens at 0.08 and 0.07 USD a million.
        Assert.That((followed.CostUsd, kept.CostUsd), Is.EqualTo((0.008m, 0.007m)));
    }

    [Test]
    public void Compiled_ByManyThreads_IsMadeOncePerSnapshot()
    {
        var snapshot = new KnowledgeSnapshot(TestCatalogs.Embedded);
        var made = 0;

        var seen = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8).Select(_ => snapshot.Compiled(one =>
        {
            Interlocked.Increment(ref made);
            return new Compilation(one);
        })).ToArray();

        Assert.That(seen, Has.All.SameAs(seen[0]));
        Assert.That(made, Is.EqualTo(1));
    }

    [Test]
    public void Soak_EightReadersWhileSnapshotsAreSwapped_NoErrorNoMix() => Soak(TimeSpan.FromSeconds(3), maxGrowthBytes: null);

    [Test]
    [Explicit("ten minutes; run by hand")]
    public void Soak_TenMinutes_NoErrorNoMixNoGrowth() => Soak(TimeSpan.FromMinutes(10), maxGrowthBytes: 32 * 1024 * 1024);

    // Snapshot n prices a million input tokens at n dollars and names its source after n; a reader that saw parts of two would find another pair.
    private void Soak(TimeSpan duration, long? maxGrowthBytes)
    {
        Write(1m);
        using var source = Source();
        var failures = new ConcurrentQueue<string>();
        var (selections, done) = (0L, false);
        var readers = Enumerable.Range(0, 8).Select(_ => new Thread(() =>
        {
            while (!Volatile.Read(ref done))
            {
                try
                {
                    var snapshot = source.Current;
                    var best = new Selector(snapshot).Select(new() { Usage = Usage.Parse("input-tokens=1000000"), Region = new("us-east-1"), Providers = ["Soak"], AsOf = new(2026, 11, 23), MissingEvidence = MissingEvidence.Allow }).Best!;
                    var estimate = new CostEstimator(snapshot).Estimate(Request with { Model = ModelReference.Parse("soak.model-v1") });
                    var named = snapshot.Catalog.GetModel(new("soak.model-v1")).Name;
                    var expected = estimate.TotalUsd!.Value;
                    if (best.CostUsd != expected || named != Name(expected)
                        || new EvidenceStore(snapshot).Quality(new("soak.model-v1")).Single().Score != (double)(expected % 100m))
                    {
                        failures.Enqueue($"mixed: {best.CostUsd}, {expected}, {named}");
                    }

                    Interlocked.Increment(ref selections);

                    // Leaves the swapping thread its share of a small machine.
                    Thread.Sleep(1);
                }
                catch (Exception exception)
                {
                    failures.Enqueue(exception.ToString());
                }
            }
        })).ToArray();
        Array.ForEach(readers, static reader => reader.Start());
        var (clock, swaps, startBytes) = (System.Diagnostics.Stopwatch.StartNew(), 0, 0L);
        while (clock.Elapsed < duration)
        {
            var json = new MemoryStream(Encoding.UTF8.GetBytes(SoakOverlay(++swaps)));
            if (source.RefreshAsync("soak", json).GetAwaiter().GetResult() != CatalogRefreshOutcome.Swapped)
            {
                failures.Enqueue("not swapped");
            }

            if (swaps == 20)
            {
                startBytes = GC.GetTotalMemory(forceFullCollection: true);
            }

            Thread.Sleep(Math.Max(0, (int)((swaps * 100) - clock.ElapsedMilliseconds)));
        }

        Volatile.Write(ref done, true);
        Array.ForEach(readers, static reader => reader.Join());
        var growth = startBytes == 0 ? 0 : GC.GetTotalMemory(forceFullCollection: true) - startBytes;
        TestContext.Out.WriteLine($"{swaps} swaps and {selections} selections in {clock.Elapsed.TotalSeconds:F0} s; memory grew by {growth / 1024} KiB");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failures, Is.Empty);
            Assert.That(selections, Is.GreaterThan(0));
            Assert.That(swaps, Is.GreaterThan(0));
            Assert.That(maxGrowthBytes is null || growth < maxGrowthBytes, Is.True, $"{growth} bytes");
        }
    }

    private static CostRequest Request => new() { Model = ModelReference.Parse("amazon.nova-lite-v1:0"), Region = new("us-east-1"), Usage = Usage.Parse("input-tokens=1000000"), AsOf = new(2026, 11, 23) };

    private RefreshableKnowledge Source(Action<CatalogRefreshOptions>? configure = null, TimeProvider? time = null)
    {
        var options = new CatalogRefreshOptions { CheckInterval = TimeSpan.FromDays(1) };
        options.Files.Add(_file);

        // The soak's first document, so that its model is there from the start.
        options.Overlays.Add(CatalogLayer.Parse("base", SoakOverlay(1).Replace("\"soak\"", "\"base\"", StringComparison.Ordinal)));
        configure?.Invoke(options);
        return new(options, time ?? new FixedTime(Now));
    }

    private static decimal? Price(KnowledgeSnapshot snapshot) => new CostEstimator(snapshot).Estimate(Request).TotalUsd;

    // The time of a file is set apart, since two writes may fall into one tick of the file system.
    private void Write(decimal usd)
    {
        var written = File.Exists(_file) ? File.GetLastWriteTimeUtc(_file).AddSeconds(1) : Now.UtcDateTime;
        File.WriteAllText(_file, Overlay(usd, "mine"));
        File.SetLastWriteTimeUtc(_file, written);
    }

    private static string Overlay(decimal usd, string source) => string.Create(CultureInfo.InvariantCulture, $$"""
        {
          "schemaVersion": 1,
          "sources": [ { "key": "{{source}}", "title": "Mine", "asOf": "2026-11-23", "kind": "caller" } ],
          "models": [ { "id": "amazon.nova-lite-v1:0", "rates": [ { "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "meters": { "input-tokens": {{usd}} }, "source": "{{source}}" } ] } ]
        }
        """);

    private static string Name(decimal n) => string.Create(CultureInfo.InvariantCulture, $"Soak {n:0}");

    private static string SoakOverlay(int n) => string.Create(CultureInfo.InvariantCulture, $$"""
        {
          "schemaVersion": 1,
          "sources": [ { "key": "soak", "title": "Soak", "asOf": "2026-11-23", "kind": "caller" } ],
          "models": [ {
            "id": "soak.model-v1", "name": "Soak {{n}}", "provider": "Soak", "input": ["text"], "output": ["text"],
            "offers": [ { "inference": "on-demand", "endpoint": "runtime", "scope": "in-region", "regions": ["us-east-1"], "source": "soak" } ],
            "rates": [ { "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "meters": { "input-tokens": {{n}} }, "source": "soak" } ],
            "quality": [ { "task": "chat", "score": {{n % 100}}, "standardError": 1, "mode": "standard", "benchmarks": [], "source": "soak" } ]
          } ]
        }
        """);

    private sealed record Compilation(KnowledgeSnapshot Of);

    private sealed class Counts : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly ConcurrentDictionary<string, long> _counts = new();

        public Counts()
        {
            _listener.InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == RefreshableKnowledge.MeterName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, value, tags, _) => _counts.AddOrUpdate((string)tags[0].Value!, value, (_, before) => before + value));
            _listener.Start();
        }

        public long this[string outcome] => _counts.GetValueOrDefault(outcome);

        public void Dispose() => _listener.Dispose();
    }

    private sealed class ManualTime(DateTimeOffset now) : TimeProvider
    {
        private Action? _callback;
        private DateTimeOffset _now = now;

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(TimeSpan by) => _now += by;

        public void Fire() => _callback?.Invoke();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _callback = () => callback(state);
            return new Handle();
        }

        private sealed class Handle : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
