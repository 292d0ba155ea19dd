using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge;

/// <summary>What is usual for a class of tasks: how much quality, latency and cost count, and below what quality nothing should be chosen.</summary>
/// <param name="Name">The class of tasks, such as <c>chat</c>.</param>
/// <param name="QualityWeight">How much quality counts, relative to the others; zero or more.</param>
/// <param name="LatencyWeight">How much latency counts, relative to the others; zero or more.</param>
/// <param name="CostWeight">How much cost counts, relative to the others; zero or more.</param>
/// <param name="MinQuality">
/// The lowest quality, from 0 to 100, with which a cheap or fast model may still win; <see langword="null"/> for no floor.
/// </param>
/// <param name="Reason">Why, in one or two sentences.</param>
/// <remarks>A judgement of the catalog's keepers, or of an overlay, and no measurement: a request that says its own weights or floor has those.</remarks>
public sealed record TaskDefinition(
    string Name, double QualityWeight, double LatencyWeight, double CostWeight, double? MinQuality, string Reason)
{
    /// <summary>Gets what a usual request of the class uses.</summary>
    /// <value>For questions without a usage of their own; <see langword="null"/> where nobody says.</value>
    public Usage? Usage { get; init; }
}
