using System.Collections.Immutable;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>A rate with all that decides whether it answers, read once; and the price of one unit, where multiplying by that is exact.</summary>
internal sealed class PriceRung
{
    // A whole quantity has at most 50 bits (a quadrillion); with 45 bits of price the product stays within the 96 bits of a decimal, hence exact.
    private const ulong MostMantissa = 1UL << 45;

    private readonly ImmutableArray<DimensionDefinition> _dimensions;
    private readonly MeterKind _kind;
    private readonly int _from;
    private readonly int _to;
    private readonly bool _isPlain;
    private readonly decimal _unitUsd;
    private readonly bool _isExact;

    public PriceRung(Rate rate, MeterKind kind, ImmutableArray<DimensionDefinition> dimensions)
    {
        (Rate, _kind, _dimensions, Above) = (rate, kind, dimensions, -1);
        (_from, _to) = (rate.ValidFrom?.DayNumber ?? 0, rate.ValidTo?.DayNumber ?? int.MaxValue);
        foreach (var dimension in dimensions)
        {
            if (IsThreshold(dimension) && rate.Conditions[dimension.Dimension] is { } above)
            {
                Above = Math.Max(Above, (long)Math.Min(DimensionDefinition.Number(above), long.MaxValue));
            }
        }

        _isPlain = !rate.Derived && Meets(PriceConditions.None, RateSubject.Base);
        _unitUsd = rate.Price.Usd / rate.Price.Per;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(_unitUsd, bits);
        var mantissa = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
        _isExact = bits[2] == 0 && mantissa < MostMantissa && _unitUsd * rate.Price.Per == rate.Price.Usd;
    }

    public Rate Rate { get; }

    /// <summary>Gets how many tokens a request must send more than; -1 where any number will do.</summary>
    public long Above { get; }

    /// <summary>Says whether the rate answers.</summary>
    public bool Answers(in PriceQuestion question) =>
        question.Day >= _from && question.Day < _to && question.InputTokens > Above
        && (question.IsPlain ? _isPlain : (question.AllowsDerived || !Rate.Derived) && Meets(question.Conditions, question.Subject));

    /// <summary>Computes the amount of a quantity, as <see cref="UnitPrice.AmountOf"/> does: decimal division takes most of the time of a quote.</summary>
    public decimal AmountOf(decimal quantity) => _isExact && quantity.Scale == 0 ? quantity * _unitUsd : Rate.Price.AmountOf(quantity);

    /// <summary>Compares by what is more particular, which goes first: what states a dimension, and the highest threshold.</summary>
    public int CompareTo(PriceRung other)
    {
        foreach (var dimension in _dimensions)
        {
            if (dimension.Match == DimensionMatch.Equal
                && (Rate.Conditions[dimension.Dimension] is null).CompareTo(other.Rate.Conditions[dimension.Dimension] is null) is var order and not 0)
            {
                return order;
            }
        }

        foreach (var dimension in _dimensions)
        {
            if (dimension.Match == DimensionMatch.Above && Height(other, dimension).CompareTo(Height(this, dimension)) is var order and not 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static decimal Height(PriceRung rung, DimensionDefinition dimension) =>
        rung.Rate.Conditions[dimension.Dimension] is { } above ? DimensionDefinition.Number(above) : -1m;

    private static bool IsThreshold(DimensionDefinition dimension) =>
        dimension.Match == DimensionMatch.Above && dimension.StatedBy == DimensionOrigin.InputTokens;

    private bool Meets(in PriceConditions asked, RateSubject subject)
    {
        foreach (var dimension in _dimensions)
        {
            if (!IsThreshold(dimension)
                && !dimension.Answers(Rate, _kind, dimension.StatedBy == DimensionOrigin.Target ? subject.Name() : asked[dimension.Dimension]))
            {
                return false;
            }
        }

        return true;
    }
}
