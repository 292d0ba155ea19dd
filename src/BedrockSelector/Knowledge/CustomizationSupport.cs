using System.Collections.Immutable;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge;

/// <summary>A way of customizing a base model.</summary>
/// <remarks>Holds an array: compared by reference of the array.</remarks>
public sealed record CustomizationSupport
{
    /// <summary>Gets the method.</summary>
    /// <value>The kind.</value>
    public required CustomizationKind Kind { get; init; }

    /// <summary>Gets the id with which a job names the base model.</summary>
    /// <value>With its context variant, such as <c>amazon.nova-micro-v1:0:128k</c>; <see langword="null"/> where the model's own id is used.</value>
    public string? BaseId { get; init; }

    /// <summary>Gets where jobs can be run.</summary>
    /// <value>Regions, ordinal; empty where no source says.</value>
    public required ImmutableArray<AwsRegion> Regions { get; init; }

    /// <summary>Gets whether AWS offers it.</summary>
    /// <value>The default value is offered.</value>
    public MethodStatus Status { get; init; }

    /// <summary>Gets how many custom model units one copy of the imported model takes.</summary>
    /// <value>Above zero; <see langword="null"/> where no source says, and for all but imports.</value>
    public int? UnitsPerCopy { get; init; }

    /// <summary>Gets what is known of the dimensions that the price of such a model depends on, such as the version of an import's units.</summary>
    /// <value>Nothing where no source says.</value>
    public PriceConditions Conditions { get; init; }

    /// <summary>Gets the source.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public required CatalogSource Source { get; init; }
}
