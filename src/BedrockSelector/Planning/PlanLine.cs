using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning;

/// <summary>One priced line of a plan: quantity times price, with source and date.</summary>
public sealed record PlanLine
{
    /// <summary>Gets the model whose rate applies.</summary>
    /// <value>A model id: that of the base, or of the teacher.</value>
    public required ModelId ModelId { get; init; }

    /// <summary>Gets whether the line pays for the answers of a distillation's teacher.</summary>
    /// <value><see langword="false"/> unless set.</value>
    public bool Teacher { get; init; }

    /// <summary>Gets the meter.</summary>
    /// <value>Its name, such as <c>training-tokens</c>.</value>
    public required Meter Meter { get; init; }

    /// <summary>Gets the commitment term of the rate.</summary>
    /// <value>Such as <c>1-month</c>; <see langword="null"/> where the rate has none.</value>
    public CommitmentTerm? Term { get; init; }

    /// <summary>Gets how many units of the meter are paid for.</summary>
    /// <value>Zero or more.</value>
    public required decimal Quantity { get; init; }

    /// <summary>Gets one unit, in the singular.</summary>
    /// <value>Such as <c>token</c>.</value>
    public required string Unit { get; init; }

    /// <summary>Gets the price of <see cref="Per"/> units.</summary>
    /// <value>US dollars; zero or more.</value>
    public required decimal UnitPriceUsd { get; init; }

    /// <summary>Gets how many units the price buys.</summary>
    /// <value>Units of the meter; one or more.</value>
    public required long Per { get; init; }

    /// <summary>Gets what the line costs.</summary>
    /// <value>US dollars: quantity times price, exact.</value>
    public required decimal AmountUsd { get; init; }

    /// <summary>Gets the key of the source of the rate.</summary>
    /// <value>A key of the catalog's sources.</value>
    public required string Source { get; init; }

    /// <summary>Gets the date of the source.</summary>
    /// <value>The day of the copy that was read.</value>
    public required DateOnly AsOf { get; init; }

    /// <summary>Gets the layer that the rate comes from.</summary>
    /// <value><c>embedded</c>, or the name of an overlay.</value>
    public required string Layer { get; init; }

    /// <summary>Gets whether the rate is computed from other figures, not read.</summary>
    /// <value><see langword="false"/> for a published rate.</value>
    public bool Derived { get; init; }

    /// <summary>Gets whether the source names no region for the rate.</summary>
    /// <value><see langword="true"/> where the region is assumed.</value>
    public bool RegionAssumed { get; init; }

    /// <summary>Gets what the source says about the rate.</summary>
    /// <value>One or two sentences; <see langword="null"/> for nothing.</value>
    public string? Note { get; init; }

    internal static PlanLine Of(ModelId model, CostLine line, bool teacher = false) => new()
    {
        ModelId = model,
        Teacher = teacher,
        Meter = line.Meter,
        Term = line.Term,
        Quantity = line.Quantity,
        Unit = line.Unit,
        UnitPriceUsd = line.UnitPriceUsd,
        Per = line.Per,
        AmountUsd = line.AmountUsd,
        Source = line.Source,
        AsOf = line.AsOf,
        Layer = line.Layer,
        Derived = line.Derived,
        RegionAssumed = line.RegionAssumed,
        Note = line.Note,
    };
}
