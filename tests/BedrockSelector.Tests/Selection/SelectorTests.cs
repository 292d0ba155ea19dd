using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using FsCheck;
using FsCheck.Fluent;
using static BedrockSelector.Tests.TestCatalogs;

namespace BedrockSelector.Tests.Selection;

public class SelectorTests
{
    private static readonly DateOnly Date = new(2026, 9, 1);
    private static readonly SelectionRequest Request = new() { Usage = Usage.Tokens(1500, 400), AsOf = Date };
    private static readonly Selector Embedded = Over(TestCatalogs.Embedded);

    // One model a code: a request, and what the rejection must say.
    private static IEnumerable<TestCaseData> Rejections
    {
        get
        {
            static TestCaseData Case(RejectionCode code, string model, SelectionRequest request, string? value, string? limit, string message) =>
                new TestCaseData(code, model, request, value, limit, message).SetArgDisplayNames(code.ToString());

            var plain = TextModel("a.one", 1m, 2m, 50, 1);
            yield return Case(RejectionCode.Excluded, plain, Request with { Exclude = [new("a.one")] }, "a.one", null, "Name of a.one is excluded by the request.");
            yield return Case(RejectionCode.Excluded, plain, Request with { Providers = ["b", "c"] }, "a", "b, c", "a is not among the providers asked for.");
            yield return Case(
                RejectionCode.Ended, TextModel("a.one", 1m, 2m, 50, 1, """, "lifecycle": { "endOfLifeOn": "2026-09-01" }"""), Request, "2026-09-01", "2026-09-01", "Name of a.one ended on 2026-09-01.");
            yield return Case(
                RejectionCode.Ended, TextModel("a.one", 1m, 2m, 50, 1, """, "lifecycle": { "goneBy": "2026-08-01" }"""), Request, "2026-08-01", "2026-09-01", "Name of a.one had left AWS's list of models by 2026-08-01.");
            yield return Case(
                RejectionCode.EndsTooSoon, TextModel("a.one", 1m, 2m, 50, 1, """, "lifecycle": { "endOfLifeOn": "2026-12-31" }"""), Request with { SupportedUntil = new(2027, 1, 31) }, "2026-12-31", "2027-01-31", "Name of a.one ends on 2026-12-31; it is needed until 2027-01-31.");
            yield return Case(RejectionCode.CannotDo, plain, Request with { Inputs = [Modality.Image] }, null, null, "a Name of a.one takes text only: the request has an image.");
            yield return Case(RejectionCode.CannotDo, plain, Request with { Usage = Usage.Tokens(100_000, 1) }, null, null, "a Name of a.one holds 100000 tokens: the request has 100000 in and 1 out, 1 too many.");
            yield return Case(RejectionCode.CannotDo, plain, Request with { Usage = Usage.Tokens(1, 8_001) }, null, null, "a Name of a.one answers with at most 8000 tokens: the request wants 8001.");
            yield return Case(RejectionCode.CapabilityUnknown, plain, Request with { Features = [Feature.ToolUse], Unknown = UnknownFacts.Reject }, null, null, "No source says whether a Name of a.one has tool-use.");
            yield return Case(
                RejectionCode.RegionUnknown, plain.Replace("\"regions\": [\"us-east-1\"], \"source\"", "\"regions\": [\"us-east-1\"], \"listed\": false, \"source\"", StringComparison.Ordinal), Request with { Unknown = UnknownFacts.Reject }, null, "us-east-1", "AWS's list of models does not name us-east-1 for a.one: only a price is published (s).");
            yield return Case(
                RejectionCode.OutsideResidency, plain, Request with { Residency = Residency.Parse(TestCatalogs.Of(plain), "eu") }, "us-east-1", "eu", "a.one may be computed in us-east-1; it must stay in eu.");
            yield return Case(RejectionCode.NotInRegion, plain, Request with { Region = new("eu-west-1") }, null, "eu-west-1", "Name of a.one is not offered in eu-west-1.");
            yield return Case(RejectionCode.ScopeNotAllowed, plain, Request with { Scopes = [CallScope.Geo, CallScope.Global] }, "in-region", "geo, global", "a.one is computed in the region called, which the request does not accept.");
            yield return Case(RejectionCode.EndpointNotAllowed, plain, Request with { Endpoints = [ModelEndpoint.Mantle] }, "runtime", "mantle", "a.one is served by the endpoint runtime alone, which the request does not accept.");
            yield return Case(
                RejectionCode.ModeNotAllowed, plain, Request with { Mode = ReasoningMode.Reasoning }, "standard", "reasoning", "Name of a.one was measured in the mode standard, which the request does not accept.");
            yield return Case(
                RejectionCode.ReasoningTokensMissing, plain.Replace("\"mode\": \"standard\"", "\"mode\": \"high\"", StringComparison.Ordinal), Request, "high", null, "No source says how many tokens Name of a.one thinks with in the mode high, so that its cost and time are not known; name the reasoning tokens of a request to have it ranked.");
            yield return Case(RejectionCode.PriceMissing, plain, Request with { Tiers = [PricingTier.Batch] }, null, null, "No source prices input-tokens of Name of a.one in the tier batch");

            // 1,500 × 1 + 400 × 2 = 2,300; ÷ 10⁶ = 0.0023; over 0.002 by 0.0003
            yield return Case(RejectionCode.OverBudget, plain, Request with { MaxCostUsd = 0.002m }, "0.0023", "0.002", "A request to a.one costs 0.0023 USD, 0.0003 over the budget of 0.002.");
            yield return Case(RejectionCode.QualityMissing, TextModel("a.one", seconds: 1), Request with { MinQuality = 60 }, null, "60", "Nothing was measured of the quality of Name of a.one at chat; the floor is 60.");
            yield return Case(RejectionCode.QualityTooLow, plain, Request with { MinQuality = 60 }, "50", "60", "Name of a.one scores 50 at chat, 10 below the floor of 60.");
            yield return Case(RejectionCode.LatencyMissing, TextModel("a.one", quality: 50), Request with { MaxLatencySeconds = 2 }, null, "2", "Nothing was measured of the latency of Name of a.one. The limit is 2 s.");

            // 1 s to the first token, and 400 tokens at 1,000,000 a second: 1.0004 s
            yield return Case(RejectionCode.TooSlow, plain, Request with { MaxLatencySeconds = 0.5 }, "1", "0.5", "Name of a.one takes 1 s at the median, 0.5 s over the limit of 0.5 s.");
        }
    }

    [TestCaseSource(nameof(Rejections))]
    public void Select_ModelThatMissesALimit_IsRejectedWithValueLimitAndReason(
        RejectionCode code, string model, SelectionRequest request, string? value, string? limit, string message)
    {
        var result = Over(Of(model)).Select(request);

        var rejection = result.Rejected.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Ranked, Is.Empty);
            Assert.That(result.Best, Is.Null);
            Assert.That((rejection.Model.Value, rejection.Code, rejection.Value, rejection.Limit), Is.EqualTo(("a.one", code, value, limit)));
            Assert.That(rejection.Message, Does.StartWith(message));
        }
    }

    [Test]
    public void Rejections_Table_HasEveryCode() =>
        Assert.That(Rejections.Select(static test => (RejectionCode)test.Arguments[0]!).Distinct(), Is.EquivalentTo(Enum.GetValues<RejectionCode>()));

    [Test]
    public void Select_OneModel_ScoresByTheFormula()
    {
        var best = Over(Of(TextModel("a.one", 1m, 2m, 50, 1))).Select(Request).Best!;

        using (Assert.EnterMultipleScope())
        {
            // A third each of: 50 ÷ 100; 1 − (log₁₀ 1.0004 + 1) ÷ 3; 1 − (log₁₀ 0.0023 + 6) ÷ 6
            Assert.That(best.Contributions.Quality, Is.EqualTo(16.6667).Within(0.0001));
            Assert.That(best.Contributions.Latency, Is.EqualTo(22.2203).Within(0.0001));
            Assert.That(best.Contributions.Cost, Is.EqualTo(14.6571).Within(0.0001));
            Assert.That(best.Score, Is.EqualTo(53.5441).Within(0.0002));
            Assert.That(best.CostUsd, Is.EqualTo(0.0023m));
            Assert.That(best.Rank, Is.EqualTo(1));
            Assert.That(best.OnParetoFrontier, Is.True);
        }
    }

    [Test]
    public void Select_TwoEqualScores_OrdersByModelId()
    {
        var result = Over(Of(TextModel("b.two", 1m, 2m, 50, 1), TextModel("a.two", 1m, 2m, 50, 1), TextModel("a.one", 1m, 2m, 50, 1))).Select(Request);

        Assert.That(Ids(result), Is.EqualTo(new[] { "a.one", "a.two", "b.two" }));
        Assert.That(result.Ranked.Select(static one => one.Rank), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(result.Ranked.Select(static one => one.OnParetoFrontier), Is.All.True);
    }

    [Test]
    public void Select_Twice_IsTheSame()
    {
        var first = Embedded.Select(Request);
        using var culture = ForeignCulture.Enter();
        var second = Embedded.Select(Request);

        Assert.That(Print(second), Is.EqualTo(Print(first)));
        Assert.That(first.Ranked, Has.Length.GreaterThan(10));
    }

    [Test]
    public void Select_ShuffledCatalog_IsTheSame()
    {
        var models = Enumerable.Range(0, 20).Select(static i => TextModel($"m.model-{i:00}", 1m + (i % 5), 2m, 40 + (i % 7), 1 + (i % 3))).ToArray();
        var expected = Print(Over(Of(models)).Select(Request));

        Prop.ForAll<int>(seed =>
        {
            var shuffled = models.ToArray();
            new Random(seed).Shuffle(shuffled);
            var half = new Random(seed).Next(shuffled.Length);
            return Print(Over(Of(Layer("first", shuffled[..half]), Layer("second", shuffled[half..]))).Select(Request)) == expected;
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Select_ShuffledEmbeddedDocuments_IsTheSame()
    {
        // Each document of the package as a layer of its own, in the reverse order; no two of them price the same thing.
        var files = Directory.GetFiles(Path.Combine(SourceTree.Core, "Knowledge", "Data"), "*.json").OrderDescending(StringComparer.Ordinal);
        var shuffled = ModelCatalog.FromLayers([.. files.Select(static path => CatalogLayer.Parse(Path.GetFileName(path), File.ReadAllBytes(path)))]);

        Assert.That(Print(Over(shuffled).Select(Request)), Is.EqualTo(Print(Embedded.Select(Request))));
    }

    [Test]
    public void Select_LosersExcluded_KeepTheOrderAndScoresOfTheRest()
    {
        var all = Embedded.Select(Request);
        var losers = Ids(all).Skip(1).Distinct().Where(id => id != all.Best!.Candidate.Model.Id.Value).ToArray();

        Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            var dropped = losers.Where(_ => random.Next(3) == 0).ToHashSet();
            var rest = Embedded.Select(Request with { Exclude = [.. dropped.Select(static id => new ModelId(id))] });
            var expected = all.Ranked.Where(one => !dropped.Contains(one.Candidate.Model.Id.Value)).Select(static one => (one.Candidate.CallId, one.Score));
            return rest.Ranked.Select(static one => (one.Candidate.CallId, one.Score)).SequenceEqual(expected);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));
    }

    [TestCase(0.001)]
    [TestCase(7)]
    [TestCase(1e9)]
    public void Select_WeightsScaled_KeepTheOrder(double factor)
    {
        var one = Embedded.Select(Request with { Weights = new(3, 1, 2) });
        var other = Embedded.Select(Request with { Weights = new(3 * factor, factor, 2 * factor) });

        Assert.That(other.Ranked.Select(static ranked => ranked.Candidate.CallId), Is.EqualTo(one.Ranked.Select(static ranked => ranked.Candidate.CallId)));
    }

    [Test]
    public void Select_PriceLowered_NeverWorsensTheRank()
    {
        string[] models = [.. Enumerable.Range(0, 12).Select(static i => TextModel($"m.model-{i:00}", 1m + i, 2m + (i % 4), 40 + (5 * i % 31), 1 + (i % 3)))];
        var before = Ids(Over(Of(models)).Select(Request)).ToList();

        Prop.ForAll<NonNegativeInt, NonNegativeInt>((which, percent) =>
        {
            var i = which.Get % models.Length;
            var id = $"m.model-{i:00}";
            var usd = ((1m + i) * (percent.Get % 100) / 100m).Plain();
            var overlay = Layer("cheaper", $$"""{ "id": "{{id}}", "rates": [{ "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "meters": { "input-tokens": {{usd}} }, "source": "s" }] }""");
            return Ids(Over(Of(Layer("models", models), overlay)).Select(Request)).ToList().IndexOf(id) <= before.IndexOf(id);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));
    }

    [Test]
    public void Select_Frontier_IsExactlyTheUndominated()
    {
        var ranked = Embedded.Select(Request).Ranked;
        static bool Dominates(RankedCandidate a, RankedCandidate b) =>
            a.Contributions.Quality >= b.Contributions.Quality && a.Contributions.Latency >= b.Contributions.Latency && a.Contributions.Cost >= b.Contributions.Cost
            && a.Contributions != b.Contributions;

        Assert.That(ranked.Select(static one => one.OnParetoFrontier), Is.EqualTo(ranked.Select(one => !ranked.Any(other => Dominates(other, one)))));
        Assert.That(ranked[0].OnParetoFrontier, Is.True);
    }

    [Test]
    public void Select_RankedCandidates_CostWhatTheEstimateSays()
    {
        var estimator = new CostEstimator(TestCatalogs.Embedded);
        foreach (var one in Embedded.Select(Request with { Tiers = [PricingTier.Standard, PricingTier.Batch], MissingEvidence = MissingEvidence.Allow }).Ranked)
        {
            var estimate = estimator.Estimate(new()
            {
                Model = ModelReference.Parse(one.Candidate.CallId),
                Region = one.Candidate.Region,
                Endpoint = one.Candidate.Offer.Endpoint,
                Usage = Request.Usage.Plus(Meter.ReasoningTokens, one.Reasoning?.Expected ?? 0m),
                Tier = one.Candidate.Tier,
                AsOf = Date,
            });

            Assert.That(one.CostUsd, Is.EqualTo(estimate.TotalUsd), one.Candidate.CallId);
        }
    }

    [Test]
    public void Select_NobodyMeasured_DropsTheCriterionForAll()
    {
        var result = Over(Of(TextModel("a.one", 2m, quality: 50), TextModel("a.two", 1m, quality: 50))).Select(Request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Dropped, Is.EqualTo(new[] { Criterion.Latency }));
            Assert.That(result.Notes, Does.Contain("No candidate has evidence of latency: the criterion is dropped for all."));
            Assert.That(Ids(result), Is.EqualTo(new[] { "a.two", "a.one" }));
            Assert.That(result.Ranked.Select(static one => one.Contributions.Latency), Is.All.Zero);
        }
    }

    [Test]
    public void Select_VideoModels_AreRankedOnCostAlone()
    {
        var result = Embedded.Select(new() { Usage = Usage.Parse("video-seconds=6"), Outputs = [Modality.Video], Region = new("us-west-2"), AsOf = Date });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Dropped, Is.EqualTo(new[] { Criterion.Quality, Criterion.Latency }));

            // 6 × 0.75 (pricing page 2026-07-24)
            Assert.That(result.Best!.Candidate.CallId, Is.EqualTo("luma.ray-v2:0"));
            Assert.That(result.Best.CostUsd, Is.EqualTo(4.5m));
        }
    }

    [Test]
    public void Select_MissingEvidence_IsRejectedOrAllowedAsAsked()
    {
        var selector = Over(Of(TextModel("a.measured", 9m, 9m, 60, 1), TextModel("a.unknown", 1m, 1m)));

        var rejecting = selector.Select(Request);
        var allowing = selector.Select(Request with { MissingEvidence = MissingEvidence.Allow });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Ids(rejecting), Is.EqualTo(new[] { "a.measured" }));
            Assert.That(rejecting.Rejected.Single().Code, Is.EqualTo(RejectionCode.QualityMissing));
            Assert.That(Ids(allowing), Is.EqualTo(new[] { "a.measured", "a.unknown" }));
            Assert.That(allowing.Ranked[1].Quality, Is.Null);
            Assert.That(allowing.Ranked[1].LatencySeconds, Is.Null);
            Assert.That(allowing.Ranked[1].Contributions.Quality, Is.Zero);
        }
    }

    [Test]
    public void Select_EvidenceOfNoWeight_IsNotAskedFor() =>
        Assert.That(
            Ids(Over(Of(TextModel("a.measured", 9m, 9m, 60, 1), TextModel("a.unknown", 1m, 1m))).Select(Request with { Weights = new(0, 0, 1) })),
            Is.EqualTo(new[] { "a.unknown", "a.measured" }));

    [Test]
    public void Select_BestHasACheaperGlobalProfile_IsSaidUnlessAsked()
    {
        var request = Request with { Only = [new("anthropic.claude-sonnet-4-5-20250929-v1:0")], MissingEvidence = MissingEvidence.Allow };

        var without = Embedded.Select(request);
        var with = Embedded.Select(request with { Scopes = [CallScope.InRegion, CallScope.Geo, CallScope.Global] });

        using (Assert.EnterMultipleScope())
        {
            // us.: 1,500 × 3.3 + 400 × 16.5 = 11,550; global.: 1,500 × 3 + 400 × 15 = 10,500; ÷ 10⁶
            Assert.That(without.Notes, Has.Some.StartsWith("global.anthropic.claude-sonnet-4-5-20250929-v1:0 would cost 0.0105 USD instead of 0.01155"));
            Assert.That(without.Ranked.Select(static one => one.Candidate.Offer.Scope), Has.None.EqualTo(CallScope.Global));
            Assert.That(with.Notes, Has.None.Contains("would cost"));
            Assert.That(with.Best!.Candidate.CallId, Does.StartWith("global."));
        }
    }

    [Test]
    public void Select_LatencyMeasuredElsewhere_IsSaid() =>
        Assert.That(
            Over(Of(TextModel("a.one", 1m, 2m, 50, 1, host: "other"))).Select(Request).Notes,
            Does.Contain("The latency of Name of a.one was not measured on Amazon Bedrock but elsewhere (s)."));

    [Test]
    public void Select_EndedModel_IsRankedWhenAskedFor()
    {
        var selector = Over(Of(TextModel("a.one", 1m, 2m, 50, 1, """, "lifecycle": { "endOfLifeOn": "2026-01-01" }""")));

        var result = selector.Select(Request with { IncludeEnded = true });

        Assert.That(Ids(result), Is.EqualTo(new[] { "a.one" }));
        Assert.That(result.Notes, Has.Some.Contains("ended on 2026-01-01"));
    }

    [Test]
    public void Select_EndsOnTheLastDayNeeded_IsTooSoonAndTheDayAfterIsNot()
    {
        var selector = Over(Of(TextModel("a.one", 1m, 2m, 50, 1, """, "lifecycle": { "endOfLifeOn": "2026-12-31" }""")));

        Assert.That(selector.Select(Request with { SupportedUntil = new(2026, 12, 31) }).Best, Is.Null);
        Assert.That(selector.Select(Request with { SupportedUntil = new(2026, 12, 30) }).Best, Is.Not.Null);
    }

    [Test]
    public void Select_EveryModel_IsRankedOrRejected()
    {
        var result = Embedded.Select(Request);

        Assert.That(
            Ids(result).Concat(result.Rejected.Select(static one => one.Model.Value)).Distinct(),
            Is.EquivalentTo(TestCatalogs.Embedded.Models.Select(static model => model.Id.Value)));
    }

    [Test]
    public void Select_QuestionThatMakesNoSense_Throws()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(static () => Embedded.Select(null!), Throws.ArgumentNullException);
            Assert.That(static () => Embedded.Select(Request with { Usage = Usage.None }), Throws.ArgumentException);
            Assert.That(static () => Embedded.Select(Request with { Usage = Usage.Parse("training-tokens=1") }), Throws.ArgumentException);
            Assert.That(static () => Embedded.Select(Request with { Usage = Usage.Parse("smiles=1") }), Throws.TypeOf<UnknownMeterException>());
            Assert.That(static () => Embedded.Select(Request with { Region = new("us-east-9") }), Throws.TypeOf<ModelResolutionException>());
            Assert.That(static () => Embedded.Select(Request with { Only = [new("nobody.nothing")] }), Throws.TypeOf<ModelResolutionException>());
        }
    }

    [Test]
    public void Request_LimitOutOfRange_Throws()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(static () => Request with { MinQuality = 100.1 }, Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(static () => Request with { MinQuality = double.NaN }, Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(static () => Request with { MaxCostUsd = -0.01m }, Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(static () => Request with { MaxLatencySeconds = 0 }, Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(static () => Request with { MaxLatencySeconds = double.PositiveInfinity }, Throws.TypeOf<ArgumentOutOfRangeException>());
        }
    }

    private static Selector Over(ModelCatalog catalog) => new(catalog);

    private static IEnumerable<string> Ids(SelectionResult result) => result.Ranked.Select(static one => one.Candidate.Model.Id.Value);

    private static string Print(SelectionResult result) => string.Join('\n', [
        .. result.Ranked.Select(static one => FormattableString.Invariant($"{one.Rank} {one.Candidate.CallId} {one.Candidate.Tier} {one.Score:R} {one.CostUsd} {one.OnParetoFrontier}")),
        .. result.Rejected.Select(static one => $"{one.Model} {one.CallId} {one.CodeName} {one.Value} {one.Limit} {one.Message}"),
        .. result.Notes]);
}
