using BedrockSelector.Answers;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using BedrockSelector.Selection.Replacement;

namespace BedrockSelector.Tests.Selection.Replacement;

public sealed class ReplacementFinderTests
{
    private static readonly DateOnly Day = new(2026, 11, 28);

    [Test]
    public void Find_EqualQualityOnly_CheapestFirstWithExactDifferences()
    {
        var report = Find("maker.today", Made());

        // Today: 1000 × 1 + 100 × 2 dollars a million = 0.0012; maker.cheap: 1000 × 0.5 + 100 × 1 = 0.0006; maker.good: 1000 × 0.8 + 100 × 1.6 = 0.00096.
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Incumbent.CostUsd, Is.EqualTo(0.0012m));
            Assert.That(report.MinQuality, Is.EqualTo(60));
            Assert.That(report.Replacements.Select(static one => one.ModelId.Value), Is.EqualTo(new[] { "maker.cheap", "maker.good" }));
            Assert.That(report.Replacements[0].CostUsd, Is.EqualTo(0.0006m));
            Assert.That(report.Replacements[0].Change.SavedUsd, Is.EqualTo(0.0006m));
            Assert.That(report.Replacements[0].Change.SavedShare, Is.EqualTo(0.5));
            Assert.That(report.Replacements[0].Change.Quality, Is.EqualTo(0).Within(1e-12));
            Assert.That(report.Replacements[1].Change.Quality, Is.EqualTo(10).Within(1e-12));
            Assert.That(report.Replacements[1].Change.QualityStandardError, Is.EqualTo(1.414214));
            Assert.That(report.Replacements[1].Change.SavedUsd, Is.EqualTo(0.00024m));
        }
    }

    [Test]
    public void Find_MinQuality_GoesBeforeTodays()
    {
        var report = Find("maker.today", Made(), static calls => calls with { MinQuality = 30 });

        Assert.That(report.Replacements.Select(static one => one.ModelId.Value), Is.EqualTo(new[] { "maker.poor", "maker.cheap", "maker.good" }));
    }

    [Test]
    public void Find_EndAnnounced_NamesNothingThatEndsSooner()
    {
        var catalog = TestCatalogs.Of(
            TestCatalogs.TextModel("maker.today", quality: 60, extra: Life("2027-04-01")),
            TestCatalogs.TextModel("maker.sooner", 0.5m, 1m, 70, extra: Life("2027-03-01")),
            TestCatalogs.TextModel("maker.later", 0.8m, 1.6m, 70, extra: Life("2028-03-01")));

        var report = Find("maker.today", catalog);

        Assert.That(report.SupportedUntil, Is.EqualTo(new DateOnly(2027, 4, 1)));
        Assert.That(report.Replacements.Select(static one => one.ModelId.Value), Is.EqualTo(new[] { "maker.later" }));
    }

    [Test]
    public void Find_Legacy_IsNoWayOutAndSaid()
    {
        var catalog = TestCatalogs.Of(
            TestCatalogs.TextModel("maker.today", quality: 60),
            TestCatalogs.TextModel("maker.old", 0.5m, 1m, 70, extra: """, "lifecycle": { "legacyOn": "2026-01-01", "source": "s" }"""));

        var report = Find("maker.today", catalog);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Replacements, Is.Empty);
            Assert.That(report.Findings.Select(static one => one.Code), Has.Member(ReplacementFindings.LegacyLeftOut));
        }
    }

    [Test]
    public void Find_EndedModel_StillHasItsCostAndReplacements()
    {
        var catalog = TestCatalogs.Of(
            TestCatalogs.TextModel("maker.today", quality: 60, extra: Life("2026-09-01")), TestCatalogs.TextModel("maker.good", 0.8m, 1.6m, 70));

        var report = Find("maker.today", catalog);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Incumbent.Status, Is.EqualTo(LifecycleStatus.Ended));
            Assert.That(report.Incumbent.CostUsd, Is.EqualTo(0.0012m));
            Assert.That(report.Best?.ModelId.Value, Is.EqualTo("maker.good"));
        }
    }

    [Test]
    public void Find_QualityUnknown_SaysThatNothingCanBeAsGood()
    {
        var report = Find("maker.today", TestCatalogs.Of(TestCatalogs.TextModel("maker.today"), TestCatalogs.TextModel("maker.good", 0.8m, 1.6m, 70)));

        Assert.That(report.Incumbent.Findings.Select(static one => one.Code), Has.Member(ReplacementFindings.QualityUnknown));
        Assert.That(report.MinQuality, Is.Null);
    }

    [Test]
    public void Find_WhatBreaks_IsNamedByKind()
    {
        var catalog = TestCatalogs.Of(
            TestCatalogs.TextModel("maker.today", quality: 60, modalities: "\"text\", \"image\"", extra: """, "features": { "tool-use": true, "streaming": true, "prompt-caching": true }, "cacheTtls": ["5m", "1h"]"""),
            """
            { "id": "maker.good", "name": "Good", "provider": "maker", "input": ["text"], "output": ["text"],
              "features": { "tool-use": false, "prompt-caching": true }, "cacheTtls": ["5m"],
              "limits": { "contextWindow": 50000, "maxOutputTokens": 4000 },
              "offers": [{ "inference": "on-demand", "endpoint": "mantle", "scope": "geo", "profile": "us", "regions": ["us-east-1"], "source": "s" }],
              "rates": [{ "tier": "standard", "scopes": ["geo"], "regions": ["us-east-1"], "meters": { "input-tokens": 0.5, "output-tokens": 1 }, "source": "s" }],
              "quality": [{ "task": "chat", "score": 70, "standardError": 1, "mode": "standard", "source": "s" }] }
            """);

        var breaks = Find("maker.today", catalog).Replacements.Single().Change.Breaks;

        Assert.That(breaks.Select(static one => (one.Code, one.Subject)), Is.SupersetOf(new (string, string?)[]
        {
            (ReplacementFindings.ModalityLost, "image"), (ReplacementFindings.FeatureLost, "tool-use"), (ReplacementFindings.FeatureUnknown, "streaming"),
            (ReplacementFindings.LimitLower, "contextWindow"), (ReplacementFindings.LimitLower, "maxOutputTokens"), (ReplacementFindings.CacheDiffers, "cacheTtls"),
            (ReplacementFindings.ScopeWider, "us.maker.good"), (ReplacementFindings.EndpointDiffers, "us.maker.good"),
        }));
    }

    [Test]
    public void Find_OtherTokenizer_IsPricedByItsOwnCounts()
    {
        var report = new ReplacementFinder(TestCatalogs.Embedded).Find(new()
        {
            Model = ModelReference.Parse("us.anthropic.claude-sonnet-4-6"),
            Calls = new() { Usage = Usage.Parse("input-tokens=10000,output-tokens=1000"), AsOf = Day, MinQuality = 0 },
        });
        var same = report.Replacements.Single(static one => one.ModelId.Value == "anthropic.claude-haiku-4-5-20251001-v1:0");
        var more = report.Replacements.Single(static one => one.ModelId.Value == "anthropic.claude-opus-4-7");

        // Both of a family count alike. The newer family makes 1.42 ÷ 1.06 = 1.3396 as many tokens of the same English text.
        using (Assert.EnterMultipleScope())
        {
            Assert.That(same.Usage, Is.EqualTo("input-tokens=10000,output-tokens=1000"));
            Assert.That(same.Change.Breaks.Select(static one => one.Code), Has.None.EqualTo(ReplacementFindings.TokenizerDiffers));
            Assert.That(more.Usage, Does.StartWith("input-tokens=13396,output-tokens=1340"));
            Assert.That(more.Change.Breaks.Select(static one => one.Code), Has.Member(ReplacementFindings.TokenizerDiffers));
        }
    }

    private static IEnumerable<string> EveryModel() => TestCatalogs.Embedded.Models.Select(static model => model.Id.Value);

    [TestCaseSource(nameof(EveryModel))]
    public void Find_EveryModel_GivesNothingWorseOrLegacyOrEnded(string id)
    {
        var report = new ReplacementFinder(TestCatalogs.Embedded).Find(new() { Model = ModelReference.Parse(id), Calls = new() { Usage = Usage.None, AsOf = Day } });

        using (Assert.EnterMultipleScope())
        {
            foreach (var one in report.Replacements)
            {
                TestCatalogs.Embedded.TryGetModel(one.ModelId, out var model);
                Assert.That(model!.Lifecycle.StatusOn(Day, report.Region), Is.Not.EqualTo(LifecycleStatus.Legacy).And.Not.EqualTo(LifecycleStatus.Ended), one.CallId);
                Assert.That(one.Change.Quality, Is.Null.Or.GreaterThanOrEqualTo(0), one.CallId);
                Assert.That(one.ModelId, Is.Not.EqualTo(report.Incumbent.ModelId));
            }

            Assert.That(report.Replacements.Select(static one => one.CostUsd), Is.Ordered);
            Assert.That(report.Replacements.Select(static one => one.ModelId), Is.Unique);
            Assert.That(AnswerJson.Deserialize<ReplacementReport>(AnswerJson.Serialize(report)).Incumbent.ModelId, Is.EqualTo(report.Incumbent.ModelId));
        }
    }

    [Test]
    public void Select_From_SaysWhatIsSavedAndKeepsTheOrder()
    {
        var catalog = Made();
        var request = new SelectionRequest { Usage = Usage.Tokens(1000, 100), AsOf = Day };
        var plain = new Selector(catalog).Select(request);

        var result = new Selector(catalog).Select(request with { From = ModelReference.Parse("maker.today") });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Incumbent?.CostUsd, Is.EqualTo(0.0012m));
            Assert.That(result.Ranked.Select(static one => one.Candidate.CallId), Is.EqualTo(plain.Ranked.Select(static one => one.Candidate.CallId)));
            Assert.That(result.Ranked.Single(static one => one.Candidate.CallId == "maker.cheap").Change?.SavedUsd, Is.EqualTo(0.0006m));
            Assert.That(plain.Ranked.Select(static one => one.Change), Has.All.Null);
        }
    }

    private static string Life(string end) => $$""", "lifecycle": { "endOfLifeOn": "{{end}}", "source": "s" }""";

    private static ModelCatalog Made() => TestCatalogs.Of(
        TestCatalogs.TextModel("maker.today", 1m, 2m, 60, 1), TestCatalogs.TextModel("maker.good", 0.8m, 1.6m, 70, 1),
        TestCatalogs.TextModel("maker.cheap", 0.5m, 1m, 60, 1), TestCatalogs.TextModel("maker.poor", 0.1m, 0.2m, 50, 1));

    private static ReplacementReport Find(string model, ModelCatalog catalog, Func<SelectionRequest, SelectionRequest>? change = null)
    {
        var calls = new SelectionRequest { Usage = Usage.Tokens(1000, 100), AsOf = Day };
        return new ReplacementFinder(catalog).Find(new() { Model = ModelReference.Parse(model), Calls = change?.Invoke(calls) ?? calls });
    }
}
