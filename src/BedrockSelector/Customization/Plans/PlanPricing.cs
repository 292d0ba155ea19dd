using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Plans;

/// <summary>Prices the parts of one plan: one model, one region, one day.</summary>
internal sealed class PlanPricing(ICostEstimator estimator, ModelReference model, AwsRegion region, CustomizationPlanOptions options)
{
    public PlanPricing For(ModelReference other) => new(estimator, other, region, options);

    public PlannedCost Cost(string need, Usage usage, decimal requests = 1m, bool custom = false, CommitmentTerm term = CommitmentTerm.None)
    {
        var request = new CostRequest
        {
            Model = model,
            Region = model.IsArn ? null : region,
            Usage = usage,
            Requests = requests,
            Term = term,
            CustomModel = custom,
            AsOf = options.AsOf,
            DerivedRates = DerivedRates.Allow,
        };
        var estimate = estimator.Estimate(request);

        // A unit for a custom model has the base's price, but where a price of its own is published.
        if (custom && !estimate.Missing.IsEmpty && usage[Meter.ModelUnitHours] > 0m)
        {
            estimate = estimator.Estimate(request with { CustomModel = false });
        }

        var derived = options.AllowDerivedRates ? [] : estimate.Lines.Where(static line => line.Derived).ToArray();
        return new()
        {
            Need = need,
            Lines = [.. estimate.Lines.Except(derived)],
            Missing =
            [
                .. estimate.Missing.Select(static missing => new PlanGap(missing.Meter.Name, missing.Reason)),
                .. derived.Select(static line => new PlanGap(line.Meter.Name,
                    $"No source publishes the rate; {line.Price} is computed ({line.Note?.TrimEnd('.') ?? line.Source}). Allow computed rates, or give your own in an overlay.")),
            ],

            // What is missing needs no warning about its price.
            Warnings =
            [
                .. estimate.Findings.Where(finding => finding.Code != CostFindings.DerivedPrice || !derived.Any(line => line.Meter.Name == finding.Subject))
                    .Select(static finding => finding.Message),
            ],
        };
    }

    public static PlannedCost Gap(string need, string what, string reason) => new() { Need = need, Lines = [], Missing = [new(what, reason)] };
}
