using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>What a unit of capacity costs an hour when bought for a term.</summary>
public readonly record struct UnitTermPrice
{
    /// <summary>Makes a price.</summary>
    /// <param name="term">The term bought.</param>
    /// <param name="usdPerUnitHour">US dollars for one unit and one hour; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="usdPerUnitHour"/> is negative.</exception>
    public UnitTermPrice(CommitmentTerm term, decimal usdPerUnitHour)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(usdPerUnitHour);
        (Term, UsdPerUnitHour) = (term, usdPerUnitHour);
    }

    /// <summary>Gets the term.</summary>
    /// <value><see cref="CommitmentTerm.None"/> on <c>default</c>.</value>
    public CommitmentTerm Term { get; }

    /// <summary>Gets the price.</summary>
    /// <value>US dollars for one unit and one hour; zero or more.</value>
    public decimal UsdPerUnitHour { get; }
}
