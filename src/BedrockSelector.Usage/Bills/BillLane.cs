using BedrockSelector.Quantities;

namespace BedrockSelector.Bills;

/// <summary>All that the price of a metered quantity depends on but its day: what a line of a bill and records of logs have in common.</summary>
internal readonly record struct BillLane(string Model, string Region, bool Global, PricingTier Tier, Meter Meter, bool LongContext, PriceConditions Conditions)
{
    /// <summary>How far calls go, as a bill tells it.</summary>
    public string Scope => Global ? "global" : "regional";

    public override string ToString() =>
        $"{Model} {Region} {Scope} {Tier.Name()} {Meter.Name}{(LongContext ? " long" : "")}{(Conditions.IsEmpty ? "" : " " + Conditions)}";
}
