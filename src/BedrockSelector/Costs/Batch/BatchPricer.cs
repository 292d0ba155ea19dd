using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs.Batch;

/// <summary>Prices many usages on many models at once: logs replayed, and what they would have cost elsewhere.</summary>
/// <remarks>
/// Thread-safe; a batch is priced from the snapshot that is current when it begins. Amounts are summed as whole numbers of a small fraction of a
/// dollar, in which every price of the model is whole; doubles hold whole numbers below 2^53 exactly, so the amounts are exact. Those that are
/// larger, or of fractional quantities, are computed in decimal.
/// </remarks>
public sealed class BatchPricer
{
    private const int Block = 4_096;

    private readonly IKnowledgeSource _knowledge;

    /// <summary>Makes a pricer.</summary>
    /// <param name="knowledge">The catalog and its rates.</param>
    /// <exception cref="ArgumentNullException"><paramref name="knowledge"/> is <see langword="null"/>.</exception>
    public BatchPricer(IKnowledgeSource knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        _knowledge = knowledge;
    }

    /// <summary>Prices every usage on every target.</summary>
    /// <param name="usage">The usages, each one request.</param>
    /// <param name="targets">What is called, as <see cref="CallResolution.Resolve"/> gave it; may be empty.</param>
    /// <param name="tier">The pricing tier.</param>
    /// <param name="date">The day of use.</param>
    /// <param name="threads">How many threads may work at once: one or more, or -1 for as many as there are processors.</param>
    /// <returns>The prices: for each pair what <see cref="ICostEstimator.Estimate"/> totals.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="usage"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is zero or below -1.</exception>
    /// <exception cref="UnknownMeterException">A usage names a meter that no layer prices.</exception>
    public BatchPrices Price(UsageBatch usage, ImmutableArray<CallTarget> targets, PricingTier tier, DateOnly date, int threads = -1) =>
        Price(usage, targets, new(tier, date), threads);

    /// <summary>Prices every usage on every target under stated conditions.</summary>
    /// <param name="usage">The usages, each one request.</param>
    /// <param name="targets">What is called, as <see cref="CallResolution.Resolve"/> gave it; may be empty.</param>
    /// <param name="basis">Tier, day, conditions, and what becomes of computed prices.</param>
    /// <param name="threads">How many threads may work at once: one or more, or -1 for as many as there are processors.</param>
    /// <returns>The prices: for each pair what <see cref="ICostEstimator.Estimate"/> totals.</returns>
    /// <exception cref="ArgumentException">A condition is of no declared dimension, of one that a request does not state, or of no value of it.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="usage"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is zero or below -1.</exception>
    /// <exception cref="UnknownMeterException">A usage names a meter that no layer prices.</exception>
    public BatchPrices Price(UsageBatch usage, ImmutableArray<CallTarget> targets, PriceBasis basis, int threads = -1)
    {
        ArgumentNullException.ThrowIfNull(usage);
        if (threads is 0 or < -1)
        {
            throw new ArgumentOutOfRangeException(nameof(threads), threads, "Give one thread or more, or -1 for as many as there are processors.");
        }

        var prices = PriceBook.Of(_knowledge.Current);
        prices.Check(basis.Conditions);
        var definitions = usage.Meters.Select(prices.Definition).ToArray();
        var columns = targets.Select(target => new TargetPrices(prices, target, definitions, basis)).ToArray();
        var given = usage;
        usage = usage.Select(prices.Billed);
        var amounts = columns.Select(_ => GC.AllocateUninitializedArray<double>(usage.Count)).ToArray();
        var blocks = (usage.Count + Block - 1) / Block;
        if (threads == 1)
        {
            for (var block = 0; block < blocks; block++)
            {
                Fill(usage, columns, amounts, block);
            }
        }
        else
        {
            Parallel.For(0, blocks, new() { MaxDegreeOfParallelism = threads }, block => Fill(usage, columns, amounts, block));
        }

        return new(given, usage, targets, columns, amounts);
    }

    // A block of records stays in the first cache while all targets are priced on it.
    private static void Fill(UsageBatch usage, TargetPrices[] columns, double[][] amounts, int block)
    {
        var start = block * Block;
        var count = Math.Min(Block, usage.Count - start);
        var longest = 0d;
        foreach (var input in usage.InputTokens.AsSpan(start, count))
        {
            longest = Math.Max(longest, input);
        }

        for (var target = 0; target < columns.Length; target++)
        {
            columns[target].Fill(usage, start, longest, amounts[target].AsSpan(start, count));
        }
    }
}
