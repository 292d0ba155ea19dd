using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>The cost of one meter.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="Quantity">Units of the meter over all requests; zero or more.</param>
/// <param name="Unit">One unit, in the singular, such as <c>token</c>.</param>
/// <param name="AmountUsd">US dollars: quantity times price, in decimal.</param>
/// <param name="Rate">The rate: its price, source, date and layer.</param>
public sealed record CostLine(Meter Meter, decimal Quantity, string Unit, decimal AmountUsd, Rate Rate)
{
    /// <summary>Gets which part of a bill the line belongs to.</summary>
    /// <value>Inference unless set.</value>
    public MeterKind Kind { get; init; }
}
