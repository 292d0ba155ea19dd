using System.Text.Json.Serialization;

namespace BedrockSelector.Customization.Conversion;

/// <summary>How records were split into training and validation.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record SplitReport
{
    /// <summary>Gets the kind and version of the document.</summary>
    /// <value><c>customize-split/1</c>.</value>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "customize-split/1";

    /// <summary>Gets how many records go to training.</summary>
    /// <value>Zero or more.</value>
    public required int Training { get; init; }

    /// <summary>Gets how many records go to validation.</summary>
    /// <value>At most the share asked for.</value>
    public required int Validation { get; init; }

    /// <summary>Gets how many groups of near-duplicates there are.</summary>
    /// <value>Groups of two records or more.</value>
    public required int Groups { get; init; }

    /// <summary>Gets how many records are in such groups.</summary>
    /// <value>Zero, or two a group or more.</value>
    public required int NearDuplicates { get; init; }

    /// <summary>Gets how many records the largest group has.</summary>
    /// <value>One or more; zero without records.</value>
    public required int LargestGroup { get; init; }

    /// <summary>Gets from which similarity on two records are near-duplicates.</summary>
    /// <value>Above 0, at most 1.</value>
    public required double Threshold { get; init; }

    /// <summary>Gets how many records validation lacks of what was asked for.</summary>
    /// <value>Zero or more: groups are not torn apart.</value>
    public required int Lacking { get; init; }
}
