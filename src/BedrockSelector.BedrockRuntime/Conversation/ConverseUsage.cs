using System.Collections.Immutable;
using BedrockSelector.Quantities;
using Microsoft.Extensions.AI;

namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>The tokens of one call as Converse counts them: no count contains another.</summary>
/// <remarks>
/// Converse leaves cached tokens out of <c>inputTokens</c>
/// (<see href="https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html"/>, read 2026-11);
/// Microsoft.Extensions.AI counts them inside the input. <see cref="ToUsageDetails"/> and <see cref="ToUsage"/> are the only places that convert.
/// </remarks>
public sealed record ConverseUsage
{
    /// <summary>The key under which cache writes stand in <see cref="UsageDetails.AdditionalCounts"/>; they are inside the input count.</summary>
    public const string CacheWriteKey = "CacheWriteInputTokens";

    /// <summary>The key under which the writes kept for one hour stand; they are inside <see cref="CacheWriteKey"/>.</summary>
    public const string CacheWrite1hKey = "CacheWrite1hInputTokens";

    /// <summary>What stands before the name of a tool that the service ran, in the key of its additional count.</summary>
    public const string ServerToolPrefix = "ServerToolUses.";

    /// <summary>Gets the input neither read from nor written to the prompt cache.</summary>
    /// <value>Tokens; zero or more.</value>
    public long UncachedInputTokens { get; init => field = Checked(value); }

    /// <summary>Gets the input read from the prompt cache.</summary>
    /// <value>Tokens; zero or more.</value>
    public long CacheReadInputTokens { get; init => field = Checked(value); }

    /// <summary>Gets the input written to the prompt cache for five minutes, or for the model's default time.</summary>
    /// <value>Tokens; zero or more.</value>
    public long CacheWrite5mInputTokens { get; init => field = Checked(value); }

    /// <summary>Gets the input written to the prompt cache for one hour.</summary>
    /// <value>Tokens; zero or more.</value>
    public long CacheWrite1hInputTokens { get; init => field = Checked(value); }

    /// <summary>Gets what the model generated, reasoning included.</summary>
    /// <value>Tokens; zero or more.</value>
    public long OutputTokens { get; init => field = Checked(value); }

    /// <summary>Gets how often tools that the service runs were used.</summary>
    /// <value>
    /// Uses by the service's name of the tool; may be empty. Two usages that hold some are equal only if they share them.
    /// They are no tokens: <see cref="ToUsageDetails"/> gives them among the additional counts, after <see cref="ServerToolPrefix"/>.
    /// </value>
    public ImmutableSortedDictionary<string, long> ServerToolCounts { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>Gets all input: uncached, read and written.</summary>
    /// <value>Tokens; zero or more.</value>
    public long TotalInputTokens => UncachedInputTokens + CacheReadInputTokens + CacheWrite5mInputTokens + CacheWrite1hInputTokens;

    /// <summary>Converts to the counts of Microsoft.Extensions.AI.</summary>
    /// <returns>
    /// Details whose input count contains cache reads and writes. Writes stand in the additional counts
    /// under <see cref="CacheWriteKey"/>, and those kept for one hour under <see cref="CacheWrite1hKey"/>, when there are any.
    /// </returns>
    public UsageDetails ToUsageDetails()
    {
        var details = new UsageDetails
        {
            InputTokenCount = TotalInputTokens,
            OutputTokenCount = OutputTokens,
            TotalTokenCount = TotalInputTokens + OutputTokens,
            CachedInputTokenCount = CacheReadInputTokens,
        };
        var written = CacheWrite5mInputTokens + CacheWrite1hInputTokens;
        if (written > 0)
        {
            details.AdditionalCounts = new() { [CacheWriteKey] = written };
            if (CacheWrite1hInputTokens > 0)
            {
                details.AdditionalCounts[CacheWrite1hKey] = CacheWrite1hInputTokens;
            }
        }

        foreach (var (tool, uses) in ServerToolCounts)
        {
            (details.AdditionalCounts ??= [])[ServerToolPrefix + tool] = uses;
        }

        return details;
    }

    /// <summary>Converts to what is priced.</summary>
    /// <returns>Input and output tokens, then the cache meters that are not zero.</returns>
    public Usage ToUsage()
    {
        List<UsageEntry> entries = [new(Meter.InputTokens, UncachedInputTokens), new(Meter.OutputTokens, OutputTokens)];
        Add(Meter.CacheReadTokens, CacheReadInputTokens);
        Add(Meter.CacheWrite5mTokens, CacheWrite5mInputTokens);
        Add(Meter.CacheWrite1hTokens, CacheWrite1hInputTokens);
        return Usage.Of([.. entries]);

        void Add(Meter meter, long tokens)
        {
            if (tokens > 0)
            {
                entries.Add(new(meter, tokens));
            }
        }
    }

    private static long Checked(long tokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tokens);
        return tokens;
    }
}
