using BedrockSelector.Costs;
using BedrockSelector.Quantities;

namespace BedrockSelector.Statements;

/// <summary>One meter of a cell: its priced line, or why there is none, and between what amounts it lies where the records do not say enough.</summary>
internal sealed record CellLine(Meter Meter, decimal Quantity, CostLine? Line, MissingRate? Missing, decimal LowUsd = 0m, decimal HighUsd = 0m);
