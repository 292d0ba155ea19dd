using BedrockSelector.Statements;

namespace BedrockSelector.Bills;

/// <summary>What a line of a bill is for: its lane, where that is priced, and how much of the meter one unit is.</summary>
internal sealed record BilledUse(BillLane Lane, Place Place, decimal Content);
