using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Costs.Batch;

/// <summary>What each usage of a batch costs on each target.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class BatchPrices
{
    // Doubles hold every whole number below it.
    private const double Whole = 9_007_199_254_740_992;

    private readonly UsageBatch _billed;
    private readonly TargetPrices[] _columns;
    private readonly double[][] _amounts;

    internal BatchPrices(UsageBatch usage, UsageBatch billed, ImmutableArray<CallTarget> targets, TargetPrices[] columns, double[][] amounts) =>
        (Usage, _billed, Targets, _columns, _amounts) = (usage, billed, targets, columns, amounts);

    /// <summary>Gets the usages.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public UsageBatch Usage { get; }

    /// <summary>Gets the targets.</summary>
    /// <value>In the order given.</value>
    public ImmutableArray<CallTarget> Targets { get; }

    /// <summary>Gets what one usage costs on one target.</summary>
    /// <param name="target">The target's position.</param>
    /// <param name="record">The usage's position.</param>
    /// <param name="usd">US dollars, to the last digit; zero where there is no price.</param>
    /// <returns>Whether every meter of the usage has a price there.</returns>
    /// <exception cref="IndexOutOfRangeException">A position is out of range.</exception>
    public bool TryGetUsd(int target, int record, out decimal usd)
    {
        var amount = _amounts[target][record];
        if (double.IsNaN(amount))
        {
            usd = 0m;
            return false;
        }

        usd = amount < Whole && _billed.IsWhole[record] && _columns[target].Digits is { } digits
            ? Decimal((ulong)amount, digits)
            : _columns[target].Exactly(_billed[record]).GetValueOrDefault();
        return true;
    }

    /// <summary>Gets what all usages cost on one target.</summary>
    /// <param name="target">The target's position.</param>
    /// <param name="usd">US dollars, to the last digit; zero where there is no price.</param>
    /// <returns>Whether every usage has a price there.</returns>
    /// <exception cref="IndexOutOfRangeException"><paramref name="target"/> is out of range.</exception>
    public bool TryGetTotalUsd(int target, out decimal usd)
    {
        var (amounts, digits) = (_amounts[target], _columns[target].Digits);
        ulong whole = 0;
        usd = 0m;
        for (var record = 0; record < amounts.Length; record++)
        {
            if (digits is not null && amounts[record] < Whole && _billed.IsWhole[record])
            {
                whole += (ulong)amounts[record];
                if (whole >> 63 != 0)
                {
                    usd += Decimal(whole, digits.Value);
                    whole = 0;
                }
            }
            else if (TryGetUsd(target, record, out var one))
            {
                usd += one;
            }
            else
            {
                usd = 0m;
                return false;
            }
        }

        usd += Decimal(whole, digits ?? 0);
        return true;
    }

    private static decimal Decimal(ulong whole, int digits) => new((int)(uint)whole, (int)(uint)(whole >> 32), 0, false, (byte)digits);
}
