using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Advice;

/// <summary>Which bases and methods fit what a caller has, and why the others do not.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record CustomizationAdvice
{
    /// <summary>Gets the name and version of the document's shape.</summary>
    /// <value><c>customize-advise/1</c>; fields are added under the same version, and never renamed or moved.</value>
    public string Schema { get; } = "customize-advise/1";

    /// <summary>Gets what fits.</summary>
    /// <value>The cheapest to train first, then the longest-lived; may be empty.</value>
    public required ValueList<AdvisedOption> Options { get; init; }

    /// <summary>Gets what does not fit.</summary>
    /// <value>In the order of the facts; may be empty.</value>
    public required ValueList<AdviceRejection> Rejected { get; init; }
}
