using BedrockSelector.Quantities;
using Microsoft.Extensions.AI;

namespace BedrockSelector.Extensions.AI.Accounting;

/// <summary>Converts the token counts of chat clients to what is priced.</summary>
public static class UsageDetailsExtensions
{
    /// <summary>The key of <see cref="UsageDetails.AdditionalCounts"/> under which cache writes are looked for.</summary>
    public const string CacheWriteKey = "CacheWriteInputTokens";

    /// <summary>The key under which the writes kept for one hour are looked for; they are inside <see cref="CacheWriteKey"/>.</summary>
    public const string CacheWrite1hKey = "CacheWrite1hInputTokens";

    /// <summary>Converts, keeping cache reads and writes apart.</summary>
    /// <remarks>
    /// With <see cref="CacheTokenPlacement.InsideInput"/>, uncached input is input less reads less writes. Where reads and writes together
    /// exceed the input they cannot be inside it, so they are taken as beside it.
    /// </remarks>
    /// <param name="details">The counts.</param>
    /// <param name="placement">Where the source counts cached tokens.</param>
    /// <returns>Uncached input and output tokens, then the cache meters that are not zero; <see langword="null"/> when input or output is not known, or a count is negative.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="details"/> is <see langword="null"/>.</exception>
    public static Usage? ToUsage(this UsageDetails details, CacheTokenPlacement placement = CacheTokenPlacement.InsideInput)
    {
        ArgumentNullException.ThrowIfNull(details);
        if (details is not { InputTokenCount: >= 0 and var input, OutputTokenCount: >= 0 and var output })
        {
            return null;
        }

        var read = details.CachedInputTokenCount ?? 0;
        var written = Additional(details, CacheWriteKey);
        var oneHour = Math.Min(Additional(details, CacheWrite1hKey), written);
        if (read < 0 || written < 0 || oneHour < 0)
        {
            return null;
        }

        var inside = placement == CacheTokenPlacement.InsideInput && read + written <= input;
        List<UsageEntry> entries = [new(Meter.InputTokens, inside ? input - read - written : input), new(Meter.OutputTokens, output)];
        Add(Meter.CacheReadTokens, read);
        Add(Meter.CacheWrite5mTokens, written - oneHour);
        Add(Meter.CacheWrite1hTokens, oneHour);
        return Usage.Of([.. entries]);

        void Add(Meter meter, long tokens)
        {
            if (tokens > 0)
            {
                entries.Add(new(meter, tokens));
            }
        }
    }

    private static long Additional(UsageDetails details, string key) =>
        details.AdditionalCounts?.TryGetValue(key, out var count) == true ? count : 0;
}
