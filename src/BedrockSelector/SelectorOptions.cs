using System.ComponentModel.DataAnnotations;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Selection;

namespace BedrockSelector;

/// <summary>What the registered services assume where a question says nothing.</summary>
/// <remarks>
/// Read once, when the services are built; later changes have no effect. Every property is a number, a name or a list of them, so that a section of a
/// configuration can be bound to it.
/// </remarks>
public sealed class SelectorOptions
{
    /// <summary>Gets or sets the region called where a selection, an estimate or a plan names none.</summary>
    /// <value>Such as <c>eu-west-1</c>; <c>us-east-1</c> unless set. ARNs fix their own.</value>
    [Required]
    public string Region { get; set; } = "us-east-1";

    /// <summary>Gets or sets the weight of quality.</summary>
    /// <value>
    /// From 0 to 1,000,000; <see langword="null"/>, the default, for 1 where another weight is set, and for what the catalog says of the class of
    /// tasks where none is.
    /// </value>
    [Range(0d, 1_000_000d)]
    public double? QualityWeight { get; set; }

    /// <summary>Gets or sets the weight of latency.</summary>
    /// <value>
    /// From 0 to 1,000,000; <see langword="null"/>, the default, for 1 where another weight is set, and for what the catalog says of the class of
    /// tasks where none is.
    /// </value>
    [Range(0d, 1_000_000d)]
    public double? LatencyWeight { get; set; }

    /// <summary>Gets or sets the weight of cost.</summary>
    /// <value>
    /// From 0 to 1,000,000; <see langword="null"/>, the default, for 1 where another weight is set, and for what the catalog says of the class of
    /// tasks where none is.
    /// </value>
    [Range(0d, 1_000_000d)]
    public double? CostWeight { get; set; }

    /// <summary>Gets the scopes accepted.</summary>
    /// <value>Empty for in the region and in its geography.</value>
    public IList<CallScope> Scopes { get; } = [];

    /// <summary>Gets the endpoints accepted.</summary>
    /// <value>Empty for both.</value>
    public IList<ModelEndpoint> Endpoints { get; } = [];

    /// <summary>Gets or sets what happens to candidates without evidence.</summary>
    /// <value>They are rejected unless set.</value>
    public MissingEvidence MissingEvidence { get; set; }

    /// <summary>Gets the paths of overlay files, laid over the embedded catalog before the builder's own overlays.</summary>
    /// <value>Lowest first; may be empty.</value>
    public IList<string> OverlayFiles { get; } = [];
}
