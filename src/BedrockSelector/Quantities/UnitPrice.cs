using System.Globalization;

namespace BedrockSelector.Quantities;

/// <summary>What a number of units of a meter cost.</summary>
/// <remarks><c>default</c> is free; a price that is not known is <see langword="null"/>, never zero.</remarks>
public readonly record struct UnitPrice
{
    private readonly long _per;

    private UnitPrice(decimal usd, long per) => (Usd, _per) = (usd, per);

    /// <summary>Gets the amount for <see cref="Per"/> units.</summary>
    /// <value>US dollars; zero or more.</value>
    public decimal Usd { get; }

    /// <summary>Gets how many units the amount buys.</summary>
    /// <value>Units of the meter, such as 1,000,000 tokens or 1 hour; one or more.</value>
    public long Per => Math.Max(_per, 1);

    /// <summary>Makes a price.</summary>
    /// <param name="usd">US dollars for <paramref name="per"/> units; zero or more.</param>
    /// <param name="per">Units; one or more.</param>
    /// <returns>The price.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static UnitPrice Of(decimal usd, long per = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(usd);
        ArgumentOutOfRangeException.ThrowIfLessThan(per, 1);
        return new(usd, per);
    }

    /// <summary>Computes the amount of a quantity.</summary>
    /// <param name="quantity">Units of the meter; zero or more.</param>
    /// <returns>US dollars: quantity times <see cref="Usd"/> divided by <see cref="Per"/>, in decimal.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantity"/> is negative.</exception>
    /// <exception cref="OverflowException">The amount does not fit a decimal.</exception>
    public decimal AmountOf(decimal quantity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quantity);
        return quantity * Usd / Per;
    }

    /// <summary>Returns the price as text, such as <c>0.035 USD per 1000000</c>.</summary>
    /// <returns>The amount without trailing zeros and the units, culture-invariant.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Usd:0.############################} USD per {Per}");
}
