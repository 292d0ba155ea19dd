namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>An amount of money that calls draw on.</summary>
/// <remarks>
/// Safe for concurrent use; one budget may serve several clients. A call reserves its estimate before it starts and is charged what it
/// cost when it ends, so concurrent calls cannot overdraw by more than their estimates err.
/// </remarks>
public sealed class SpendingBudget
{
    private readonly object _lock = new();
    private decimal _spent;
    private decimal _reserved;

    /// <summary>Makes a budget.</summary>
    /// <param name="limitUsd">US dollars; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limitUsd"/> is negative.</exception>
    public SpendingBudget(decimal limitUsd)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limitUsd);
        LimitUsd = limitUsd;
    }

    /// <summary>Gets the amount.</summary>
    /// <value>US dollars; zero or more.</value>
    public decimal LimitUsd { get; }

    /// <summary>Gets what finished calls cost.</summary>
    /// <value>US dollars; zero or more.</value>
    public decimal SpentUsd
    {
        get
        {
            lock (_lock)
            {
                return _spent;
            }
        }
    }

    /// <summary>Gets what is neither spent nor reserved by calls under way.</summary>
    /// <value>US dollars; below zero when calls cost more than estimated.</value>
    public decimal RemainingUsd
    {
        get
        {
            lock (_lock)
            {
                return LimitUsd - _spent - _reserved;
            }
        }
    }

    internal bool TryReserve(decimal usd)
    {
        lock (_lock)
        {
            if (_spent + _reserved + usd > LimitUsd)
            {
                return false;
            }

            _reserved += usd;
            return true;
        }
    }

    internal void Settle(decimal reservedUsd, decimal spentUsd)
    {
        lock (_lock)
        {
            _reserved -= reservedUsd;
            _spent += spentUsd;
        }
    }
}
