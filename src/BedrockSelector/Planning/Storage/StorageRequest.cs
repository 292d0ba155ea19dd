using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Storage;

/// <summary>What <see cref="StoragePlanner"/> needs to know.</summary>
public sealed record StorageRequest
{
    /// <summary>Gets the base model.</summary>
    /// <value>A model id or ARN.</value>
    public required ModelReference Model { get; init; }

    /// <summary>Gets the region in which the custom model lies.</summary>
    /// <value><see langword="null"/> only for ARNs, which fix one.</value>
    public AwsRegion? Region { get; init; }

    /// <summary>Gets how the custom model came about.</summary>
    /// <value>Fine-tuning unless set; an import is stored by custom model units.</value>
    public CustomizationKind Method { get; init; }

    /// <summary>Gets how long the custom model is kept.</summary>
    /// <value>Months; zero or more, at most <see cref="UsageEntry.MaxQuantity"/>.</value>
    public required decimal Months
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, UsageEntry.MaxQuantity);
            field = value;
        }
    }

    /// <summary>Gets how many custom model units one copy of an imported model takes.</summary>
    /// <value>Above zero; <see langword="null"/> for what the knowledge says of the model.</value>
    public decimal? UnitsPerCopy
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value ?? 1m, nameof(value));
            field = value;
        }
    }

    /// <summary>Gets what is stated of the dimensions that the price of an imported model depends on, such as the version of its units.</summary>
    /// <value>Nothing unless set; what is not stated is what the knowledge says of the model.</value>
    public PriceConditions Conditions { get; init; }

    /// <summary>Gets what becomes of prices that are computed, not published.</summary>
    /// <value>Refused unless set: such a rate then counts as missing.</value>
    public DerivedRates DerivedRates { get; init; }

    /// <summary>Gets the day priced.</summary>
    /// <value><see langword="null"/> for today.</value>
    public DateOnly? AsOf { get; init; }
}
