using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Calls;

public class BareIdTests
{
    private static readonly DateOnly Date = new(2026, 11, 22);
    private static readonly ModelCatalog Catalog = TestCatalogs.Embedded;
    private static readonly CostEstimator Estimator = new(Catalog);

    // Every model that the runtime has by profiles alone, in each region where it can be called.
    private static IEnumerable<TestCaseData> ByProfileAlone =>
        from model in Catalog.Models
        let offers = model.Offers.Where(static offer => offer is { Inference: InferenceType.OnDemand, Endpoint: ModelEndpoint.Runtime, Listed: true }).ToArray()
        from region in offers.Where(static offer => offer.Scope != CallScope.InRegion).SelectMany(static offer => offer.Regions).Distinct()
        where !model.Offers.Any(offer =>
            offer is { Inference: InferenceType.OnDemand, Endpoint: ModelEndpoint.Runtime, Scope: CallScope.InRegion } && offer.Regions.Contains(region))
        select new TestCaseData(model.Id.Value, region.Value);

    [TestCaseSource(nameof(ByProfileAlone))]
    public void Estimate_BareIdOfAModelOnTheRuntimeByProfileAlone_SaysWhatToCall(string model, string region)
    {
        var estimate = Estimator.Estimate(Request(model, region));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(estimate.TotalUsd, Is.Null);
            Assert.That(estimate.Missing[0].Code, Is.EqualTo(MissingCode.NotCallable));
            Assert.That(estimate.Missing[0].Reason, Does.Contain($"cannot be called on demand in {region} by its bare id").And.Contains("; call it as "));
            Assert.That(Estimator.TryQuote(model, new(region), Usage.Tokens(1000, 1), PricingTier.Standard, Date, out _), Is.False);
        }
    }

    [Test]
    public void Estimate_EndpointNamed_PricesTheIdThere()
    {
        // 1,000 × 5.5 ÷ 10⁶
        var estimate = Estimator.Estimate(Request("anthropic.claude-opus-5", "us-east-1") with { Endpoint = ModelEndpoint.Mantle, Usage = Usage.Parse("input-tokens=1000") });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(estimate.TotalUsd, Is.EqualTo(0.0055m));
            Assert.That(estimate.Findings.Select(static finding => finding.Code), Does.Contain(CostFindings.MantleOnly));
        }
    }

    [TestCase("anthropic.claude-opus-5", "us.anthropic.claude-opus-5")]
    [TestCase("openai.gpt-5.6-luna", "us.openai.gpt-5.6-luna")]
    public void WhyNotCallable_BareId_NamesTheProfilesAndNotItself(string model, string profile)
    {
        var why = Catalog.Resolve(ModelReference.Parse(model), new("us-east-1")).WhyNotCallable(Date)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(why, Does.Contain(profile));
            Assert.That(why, Does.Not.Contain($"as {model}"));
        }
    }

    private static CostRequest Request(string model, string region) =>
        new() { Model = ModelReference.Parse(model), Region = new(region), Usage = Usage.Tokens(1000, 1), AsOf = Date };
}
