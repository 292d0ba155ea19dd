using System.Collections.Immutable;

namespace BedrockSelector.Knowledge.Import;

/// <summary>A catalog document made of AWS's own lists.</summary>
public sealed record ImportResult
{
    /// <summary>Gets the document, of the catalog's schema.</summary>
    /// <value>UTF-8 JSON; the same input gives the same bytes.</value>
    public required ReadOnlyMemory<byte> Document { get; init; }

    /// <summary>Gets the sources that the document cites.</summary>
    /// <value>One for each day on which a file was published or taken; ordinal.</value>
    public required ImmutableArray<string> Sources { get; init; }

    /// <summary>Gets how many rows of price lists were read.</summary>
    /// <value>Zero or more.</value>
    public required int PriceRows { get; init; }

    /// <summary>Gets how many of them gave a price.</summary>
    /// <value>Zero or more; the others are in <see cref="Notes"/>.</value>
    public required int PriceRowsUsed { get; init; }

    /// <summary>Gets how many models the lists name.</summary>
    /// <value>Zero or more.</value>
    public required int ListedModels { get; init; }

    /// <summary>Gets the regions for which a list of models was given.</summary>
    /// <value>Ordinal; may be empty.</value>
    public required ImmutableArray<AwsRegion> ModelRegions { get; init; }

    /// <summary>Gets the regions for which a list of profiles was given.</summary>
    /// <value>Ordinal; may be empty.</value>
    public required ImmutableArray<AwsRegion> ProfileRegions { get; init; }

    /// <summary>Gets what was not taken over, and what is remarkable.</summary>
    /// <value>By code, file and subject; may be empty.</value>
    public required ImmutableArray<ImportNote> Notes { get; init; }
}
