using BedrockSelector.Extensions.AI.Accounting;
using Microsoft.Extensions.AI;

namespace BedrockSelector.Extensions.AI.Tests;

public sealed class UsageDetailsExtensionsTests
{
    private static UsageDetails Details(long? input, long? output, long? read = null, long? written = null, long? oneHour = null)
    {
        var details = new UsageDetails { InputTokenCount = input, OutputTokenCount = output, CachedInputTokenCount = read };
        if (written is { } count)
        {
            details.AdditionalCounts = new() { [UsageDetailsExtensions.CacheWriteKey] = count };
        }

        if (oneHour is { } hour)
        {
            details.AdditionalCounts![UsageDetailsExtensions.CacheWrite1hKey] = hour;
        }

        return details;
    }

    private static IEnumerable<TestCaseData> Conversions()
    {
        yield return new(Details(10, 20), CacheTokenPlacement.InsideInput, "input-tokens=10,output-tokens=20");
        yield return new(Details(1400, 50, 1000, 300, 200), CacheTokenPlacement.InsideInput,
            "input-tokens=100,output-tokens=50,cache-read-tokens=1000,cache-write-5m-tokens=100,cache-write-1h-tokens=200");
        yield return new(Details(100, 50, 1000, 300), CacheTokenPlacement.BesideInput,
            "input-tokens=100,output-tokens=50,cache-read-tokens=1000,cache-write-5m-tokens=300");

        // 1000 cached tokens cannot be inside 100: this source counts them beside.
        yield return new(Details(100, 50, 1000), CacheTokenPlacement.InsideInput, "input-tokens=100,output-tokens=50,cache-read-tokens=1000");
        yield return new(Details(0, 0), CacheTokenPlacement.InsideInput, "input-tokens=0,output-tokens=0");
        yield return new(Details(null, 20), CacheTokenPlacement.InsideInput, null);
        yield return new(Details(10, null), CacheTokenPlacement.InsideInput, null);
        yield return new(Details(10, 20, -1), CacheTokenPlacement.InsideInput, null);
    }

    [TestCaseSource(nameof(Conversions))]
    public void ToUsage_Placement_KeepsReadsAndWritesApart(UsageDetails details, CacheTokenPlacement placement, string? expected) =>
        Assert.That(details.ToUsage(placement)?.ToString(), Is.EqualTo(expected));
}
