using System.Text.Json.Serialization;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>The cost of one meter: a quantity at a price, with whoever gives that price.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record CostLine
{
    /// <summary>Gets the meter.</summary>
    /// <value>Such as <c>input-tokens</c>; never <c>default</c>.</value>
    public required Meter Meter { get; init; }

    /// <summary>Gets how much is used.</summary>
    /// <value>Units of the meter over all requests; zero or more.</value>
    public required decimal Quantity { get; init; }

    /// <summary>Gets one unit.</summary>
    /// <value>In the singular, such as <c>token</c>.</value>
    public required string Unit { get; init; }

    /// <summary>Gets the price.</summary>
    /// <value>US dollars for <see cref="Per"/> units; zero or more.</value>
    public required decimal UnitPriceUsd { get; init; }

    /// <summary>Gets how many units the price buys.</summary>
    /// <value>Units, such as 1,000,000 tokens or 1 hour; one or more.</value>
    public required long Per { get; init; }

    /// <summary>Gets the cost.</summary>
    /// <value>US dollars: quantity times price, in decimal.</value>
    public required decimal AmountUsd { get; init; }

    /// <summary>Gets who gives the price.</summary>
    /// <value>A key of the catalog's sources.</value>
    public required string Source { get; init; }

    /// <summary>Gets of when the price is.</summary>
    /// <value>The date of the source's data.</value>
    public required DateOnly AsOf { get; init; }

    /// <summary>Gets the layer of the catalog that holds the price.</summary>
    /// <value><c>embedded</c>, or the name of an overlay.</value>
    public required string Layer { get; init; }

    /// <summary>Gets whether the source names no region and the catalog assumed this one.</summary>
    /// <value><see langword="false"/> unless set.</value>
    public bool RegionAssumed { get; init; }

    /// <summary>Gets a remark of the catalog's keepers on the price.</summary>
    /// <value><see langword="null"/> without one.</value>
    public string? Note { get; init; }

    /// <summary>Gets whether the price was computed from other figures instead of being read.</summary>
    /// <value><see langword="false"/> unless set; <see cref="Note"/> says how.</value>
    public bool Derived { get; init; }

    /// <summary>Gets the commitment term that the price asks for.</summary>
    /// <value><see langword="null"/> where it asks for none.</value>
    public CommitmentTerm? Term { get; init; }

    /// <summary>Gets which part of a bill the line belongs to.</summary>
    /// <value>Inference unless set.</value>
    public MeterKind Kind { get; init; }

    /// <summary>Gets the price with its units.</summary>
    /// <value><see cref="UnitPriceUsd"/> for <see cref="Per"/> units.</value>
    [JsonIgnore]
    public UnitPrice Price => UnitPrice.Of(UnitPriceUsd, Per);

    internal static CostLine Of(MeterDefinition meter, decimal quantity, Rate rate) => new()
    {
        Meter = meter.Meter,
        Quantity = quantity,
        Unit = meter.Unit,
        UnitPriceUsd = rate.Price.Usd,
        Per = rate.Price.Per,
        AmountUsd = rate.Price.AmountOf(quantity),
        Source = rate.Source.Key,
        AsOf = rate.Source.AsOf,
        Layer = rate.Layer,
        RegionAssumed = rate.RegionAssumed,
        Note = rate.Note,
        Derived = rate.Derived,
        Term = ClosedSet.TryParse<CommitmentTerm>(rate.Conditions[Dimension.Term], out var term) ? term : null,
        Kind = meter.Kind,
    };
}
