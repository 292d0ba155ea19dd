using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Import;

/// <summary>What a row of the AWS Price List, or a line of a bill, is for.</summary>
/// <remarks>Compared by value.</remarks>
public sealed record PriceListUse
{
    /// <summary>Gets the models that the row's name stands for.</summary>
    /// <value>One or more ids; more where AWS sells several versions under one name and at one price.</value>
    public required ValueList<ModelId> Models { get; init; }

    /// <summary>Gets what is counted.</summary>
    /// <value>A meter of the catalog.</value>
    public required Meter Meter { get; init; }

    /// <summary>Gets the pricing tier.</summary>
    /// <value>Standard where the row states none.</value>
    public required PricingTier Tier { get; init; }

    /// <summary>Gets the scopes that calls at this price may have.</summary>
    /// <value>In the region and geographic for rows without a mark.</value>
    public required ValueList<CallScope> Scopes { get; init; }

    /// <summary>Gets whether the price is for inputs above the model's threshold.</summary>
    /// <value><see langword="false"/> for all other rows.</value>
    public bool LongContext { get; init; }

    /// <summary>Gets whether the price is for a custom model.</summary>
    /// <value><see langword="false"/> for base models.</value>
    public bool Custom { get; init; }

    /// <summary>Gets the commitment of provisioned capacity.</summary>
    /// <value><see langword="null"/> where the row has none.</value>
    public CommitmentTerm? Term { get; init; }
}
