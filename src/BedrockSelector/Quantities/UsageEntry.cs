namespace BedrockSelector.Quantities;

/// <summary>How much of one meter is used.</summary>
public readonly record struct UsageEntry
{
    /// <summary>The largest quantity accepted: a quadrillion units. What is larger is a mistake, not a workload.</summary>
    public const decimal MaxQuantity = 1_000_000_000_000_000m;

    /// <summary>Makes an entry.</summary>
    /// <param name="meter">The meter; not <c>default</c>.</param>
    /// <param name="quantity">Units of the meter, from 0 to <see cref="MaxQuantity"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="meter"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantity"/> is out of range.</exception>
    public UsageEntry(Meter meter, decimal quantity)
    {
        if (meter == default)
        {
            throw new ArgumentException("The meter has no name.", nameof(meter));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(quantity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quantity, MaxQuantity);
        (Meter, Quantity) = (meter, quantity);
    }

    /// <summary>Gets the meter.</summary>
    /// <value>Never <c>default</c>, but on a <c>default</c> entry.</value>
    public Meter Meter { get; }

    /// <summary>Gets the quantity.</summary>
    /// <value>Units of the meter, from 0 to <see cref="MaxQuantity"/>.</value>
    public decimal Quantity { get; }

    /// <summary>Splits the entry.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="quantity">The quantity.</param>
    public void Deconstruct(out Meter meter, out decimal quantity) => (meter, quantity) = (Meter, Quantity);
}
