namespace BedrockSelector.Bills;

/// <summary>A quantity that is billed and not logged, or the other way round.</summary>
internal sealed record QuantityGap(BillLane Lane, DateTimeOffset Period, decimal Quantity, decimal Usd, bool AnyBilled, bool AnyLogged);
