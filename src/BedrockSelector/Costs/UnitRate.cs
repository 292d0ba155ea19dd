using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Costs;

/// <summary>A rate with the price of one unit, where multiplying by that gives to the last digit what dividing by the rate's units would.</summary>
internal sealed class UnitRate
{
    // A whole quantity has at most 50 bits (a quadrillion); with 45 bits of price the product stays within the 96 bits of a decimal, hence exact.
    private const ulong MostMantissa = 1UL << 45;

    private readonly decimal _unitUsd;
    private readonly bool _isExact;

    public UnitRate(Rate rate)
    {
        Rate = rate;
        _unitUsd = rate.Price.Usd / rate.Price.Per;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(_unitUsd, bits);
        var mantissa = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
        _isExact = bits[2] == 0 && mantissa < MostMantissa && _unitUsd * rate.Price.Per == rate.Price.Usd;
    }

    public Rate Rate { get; }

    /// <summary>Computes the amount of a quantity, as <see cref="Quantities.UnitPrice.AmountOf"/> does: decimal division takes most of the time of a quote.</summary>
    public decimal AmountOf(decimal quantity) => _isExact && quantity.Scale == 0 ? quantity * _unitUsd : Rate.Price.AmountOf(quantity);
}
