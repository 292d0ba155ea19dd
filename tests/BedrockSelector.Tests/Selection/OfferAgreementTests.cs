using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;

namespace BedrockSelector.Tests.Selection;

/// <summary>What can be priced is ranked, or rejected for a reason that the price does not contradict: every offer, from every region, in every tier of calls.</summary>
public sealed class OfferAgreementTests
{
    private static readonly DateOnly Day = new(2026, 11, 28);

    private static readonly PricingTier[] Tiers = [PricingTier.Standard, PricingTier.Batch, PricingTier.Flex, PricingTier.Priority, PricingTier.LatencyOptimized];

    private static readonly string[] Regions = [.. TestCatalogs.Embedded.Regions.Select(static info => info.Region.Value)];

    // Reasons that a price contradicts: it is priced, so it is offered there, and has a price.
    private static readonly RejectionCode[] Contradicted = [RejectionCode.PriceMissing, RejectionCode.NotInRegion, RejectionCode.RegionUnknown];

    [Test]
    public void Select_EveryOfferThatIsPriced_IsRankedOrRejectedForAnotherReason(
        [ValueSource(nameof(Regions))] string region, [Values("input-tokens=1000,output-tokens=100", "images=1", "video-seconds=6", "input-tokens=1000")] string usage)
    {
        var amounts = Usage.Parse(usage);
        var result = Select(region, amounts, UnknownFacts.Allow);
        var (ranked, rejected) = (result.Ranked.ToLookup(Key), result.Rejected.ToLookup(static one => (one.Model, one.CallId)));
        var estimator = new CostEstimator(TestCatalogs.Embedded);
        var (wrong, compared) = (new List<string>(), 0);
        foreach (var (model, offer) in Offered(region))
        {
            var target = Target(offer, region);
            foreach (var tier in Tiers)
            {
                if (!estimator.TryQuote(target, amounts, tier, Day, out var usd))
                {
                    continue;
                }

                compared++;
                var places = ranked[(offer.CallId, offer.Endpoint, tier)].ToArray();
                if (places.Any(one => !one.Candidate.Mode.Reasons && one.CostUsd != usd))
                {
                    wrong.Add($"{offer.CallId} {offer.Endpoint} {tier}: ranked at {places[0].CostUsd}, priced at {usd}");
                }

                var reasons = rejected[(model.Id, offer.CallId)].Concat(rejected[(model.Id, null)]).ToArray();
                if (places.Length == 0 && (reasons.Length == 0 || reasons.All(static one => Contradicted.Contains(one.Code))))
                {
                    wrong.Add($"{offer.CallId} {offer.Endpoint} {tier}: priced at {usd}, and {(reasons.Length == 0 ? "not mentioned" : reasons[0].Message)}");
                }
            }
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(compared, Is.Positive.Or.Zero);
    }

    [Test]
    public void Unknown_Reject_RejectsAnAssumedRegionInBoth([ValueSource(nameof(Regions))] string region)
    {
        var usage = Usage.Tokens(1000, 100);
        var strict = Select(region, usage, UnknownFacts.Reject);
        var estimator = new CostEstimator(TestCatalogs.Embedded);
        var wrong = new List<string>();
        foreach (var (_, offer) in Offered(region).Where(static pair => !pair.Offer.Listed))
        {
            var reference = ModelReference.Parse(offer.CallId);
            if (Target(offer, region).FindOffer(Day) is not { Listed: false })
            {
                continue;
            }

            var estimate = estimator.Estimate(new() { Model = reference, Endpoint = offer.Endpoint, Region = new(region), Usage = usage, AsOf = Day, Unknown = UnknownFacts.Reject });
            if (estimate.Missing.IsEmpty)
            {
                wrong.Add($"{offer.CallId} is priced");
            }

            if (strict.Ranked.Any(one => one.Candidate.CallId == offer.CallId && one.Candidate.Offer.Endpoint == offer.Endpoint && !one.Candidate.Offer.Listed))
            {
                wrong.Add($"{offer.CallId} is ranked");
            }
        }

        Assert.That(wrong, Is.Empty);
    }

    // Every candidate's cost holds the tokens with which it thinks in the mode in which it is judged.
    [Test]
    public void Ranked_EveryModelTaskAndMode_CostHoldsItsReasoning(
        [Values("chat", "coding", "reasoning", "vision", "tool-use", "multilingual", "summarization")] string task)
    {
        var result = new Selector(TestCatalogs.Embedded).Select(new()
        {
            Usage = Usage.Tokens(1500, 400),
            Task = TaskClass.Parse(task),
            AsOf = Day,
            MinQuality = 0,
            MissingEvidence = MissingEvidence.Allow,
            Scopes = [CallScope.InRegion, CallScope.Geo, CallScope.Global],
        });

        using (Assert.EnterMultipleScope())
        {
            foreach (var one in result.Ranked)
            {
                var written = one.Cost.Lines.Single(static line => line.Meter == Meter.OutputTokens).Quantity;
                Assert.That(one.Candidate.Mode.Reasons, Is.EqualTo(one.Reasoning is not null), one.Candidate.ToString());
                Assert.That(written, Is.EqualTo(400m + (one.Reasoning?.Expected ?? 0m)), one.Candidate.ToString());
                Assert.That(one.Quality?.Mode ?? one.Candidate.Mode, Is.EqualTo(one.Candidate.Mode), one.Candidate.ToString());
            }
        }
    }

    private static IEnumerable<(FoundationModel Model, Offer Offer)> Offered(string region) =>
        from model in TestCatalogs.Embedded.Models
        from offer in model.Offers
        where offer.Inference == InferenceType.OnDemand && offer.Covers(new(region), Day)
        select (model, offer);

    private static CallTarget Target(Offer offer, string region) =>
        TestCatalogs.Embedded.Resolve(ModelReference.Parse(offer.CallId), new(region)) with { Endpoint = offer.Endpoint };

    private static (string, ModelEndpoint, PricingTier) Key(RankedCandidate one) => (one.Candidate.CallId, one.Candidate.Offer.Endpoint, one.Candidate.Tier);

    private static SelectionResult Select(string region, Usage usage, UnknownFacts unknown) => new Selector(TestCatalogs.Embedded).Select(new()
    {
        Usage = usage,
        Region = new(region),
        AsOf = Day,
        MinQuality = 0,
        MissingEvidence = MissingEvidence.Allow,
        IncludeEnded = true,
        Unknown = unknown,
        Weights = new(0, 0, 1),
        Scopes = [CallScope.InRegion, CallScope.Geo, CallScope.Global],
        Endpoints = [ModelEndpoint.Runtime, ModelEndpoint.Mantle],
        Tiers = [.. Tiers],
    });
}
