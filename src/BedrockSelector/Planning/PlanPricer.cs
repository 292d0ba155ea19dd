using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning;

/// <summary>Prices the parts of one plan: one region, one day, one policy for computed rates.</summary>
internal sealed class PlanPricer(
    ICostEstimator estimator, AwsRegion? region, DateOnly? asOf, DerivedRates derived, ModelReferenceResolver? resolver = null)
{
    public DateOnly AsOf(ModelReference model) => estimator.Estimate(Request(model, Usage.None)).AsOf;

    public bool IsPriced(Meter meter) => estimator.IsPriced(meter);

    public PricedPart Price(ModelReference model, Usage usage, PartKind kind = default)
    {
        var request = Request(model, usage) with
        {
            Requests = kind.Requests ?? 1m,
            Tier = kind.Tier,
            Conditions = PriceConditions.Of(kind.Term).Or(kind.Conditions),
            CustomModel = kind.Custom,
        };
        var estimate = estimator.Estimate(request);

        // A unit for a custom model has the base's price, but where a price of its own is published.
        if (kind.Custom && !estimate.Missing.IsEmpty && usage[Meter.ModelUnitHours] > 0m)
        {
            var plain = estimator.Estimate(request with { CustomModel = false });
            estimate = plain.Missing.IsEmpty ? plain : estimate;
        }

        return new(
            estimate.AsOf,
            [.. estimate.Lines.Select(line => PlanLine.Of(estimate.Model.ModelId, line, kind.Teacher))],
            [.. estimate.Missing.Select(static one => new PlanGap(one.Meter.Name, one.Code.Name(), one.Reason))],
            estimate.Lines.IsEmpty ? [] : estimate.Findings);
    }

    private CostRequest Request(ModelReference model, Usage usage) =>
        new() { Model = model, Region = model.IsArn ? null : region, Usage = usage, AsOf = asOf, DerivedRates = derived, Resolver = resolver };
}
