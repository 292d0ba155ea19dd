using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Costs;

/// <summary>Why there is no price.</summary>
[JsonConverter(typeof(ClosedSetConverter<MissingCode>))]
public enum MissingCode
{
    /// <summary>No source gives a price of the meter for this model.</summary>
    NotPriced = 0,

    /// <summary>The meter is priced for this model, but not in this region, scope and tier.</summary>
    NotPricedHere,

    /// <summary>The meter is priced here, but not under these conditions, such as the term or the resolution.</summary>
    ConditionsNotPriced,

    /// <summary>The meter is priced here, but not on this date.</summary>
    NotPricedThen,

    /// <summary>The model cannot be called so.</summary>
    NotCallable,

    /// <summary>Nobody published a price of the meter; the catalog has a computed one, which <see cref="DerivedRates.Allow"/> uses.</summary>
    DerivedOnly,
}
