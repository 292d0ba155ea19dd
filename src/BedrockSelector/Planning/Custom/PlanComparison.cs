using BedrockSelector.Findings;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Custom;

/// <summary>What the same requests cost on a base model that is not customized.</summary>
public sealed record PlanComparison
{
    /// <summary>Gets the base model.</summary>
    /// <value>As it was named.</value>
    public required string Model { get; init; }

    /// <summary>Gets what is compared, for people.</summary>
    /// <value>Such as <c>2,400,000 requests of input-tokens=1900,output-tokens=90</c>.</value>
    public required string Need { get; init; }

    /// <summary>Gets what they cost over the horizon.</summary>
    /// <value>US dollars; <see langword="null"/> when a rate is missing.</value>
    public required decimal? TotalUsd { get; init; }

    /// <summary>Gets the priced lines.</summary>
    /// <value>One a meter, in the order of the usage.</value>
    public required ValueList<PlanLine> Lines { get; init; }

    /// <summary>Gets what has no price.</summary>
    /// <value>Empty when all has one.</value>
    public required ValueList<PlanGap> Missing { get; init; }

    /// <summary>Gets what is said beside the figures.</summary>
    /// <value>May be empty.</value>
    public ValueList<Finding> Findings { get; init; }
}
