using System.Diagnostics;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using BedrockSelector.Startup;

// From process start to the first answer; then what the other packages do; with a number, so many warm loads and their median.
var started = Process.GetCurrentProcess().StartTime.ToUniversalTime();
var entered = DateTime.UtcNow;
var (catalog, first) = Answer();
var answered = DateTime.UtcNow;
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{first.Best!.Candidate.CallId}: {(entered - started).TotalMilliseconds:0} ms to Main, {(answered - entered).TotalMilliseconds:0} ms to the first answer, {(answered - started).TotalMilliseconds:0} ms in all"));
await Packages.UseAsync(catalog, first);

if (args is [var count, ..])
{
    var before = Retained();
    var kept = Answer();
    var retained = Retained() - before;
    var times = new double[int.Parse(count, CultureInfo.InvariantCulture)];
    for (var i = 0; i < times.Length; i++)
    {
        var start = Stopwatch.GetTimestamp();
        Answer();
        times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    Array.Sort(times);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"warm load to first answer: median {times[times.Length / 2]:0.0} ms, fastest {times[0]:0.0} ms; retained {retained / 1e6:0.0} MB"));
    GC.KeepAlive(kept);
}

static (ModelCatalog Catalog, SelectionResult First) Answer()
{
    var catalog = ModelCatalog.LoadEmbedded();
    var result = new Selector(catalog)
        .Select(new() { Usage = Usage.Tokens(1_500, 400), AsOf = new(2026, 11, 22) });
    return (catalog, result);
}

static long Retained()
{
    GC.Collect();
    GC.WaitForPendingFinalizers();
    GC.Collect();
    return GC.GetTotalMemory(forceFullCollection: true);
}
