using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Knowledge;

/// <summary>Every entry of the embedded catalog through the same checks.</summary>
public class EmbeddedModelTests
{
    private static ModelCatalog Catalog => TestCatalogs.Embedded;

    private static IEnumerable<FoundationModel> Models => Catalog.Models;

    private static readonly HashSet<AwsRegion> Known = [.. TestCatalogs.Embedded.Regions.Select(static region => region.Region)];

    private static readonly HashSet<CatalogSource> Sources = [.. TestCatalogs.Embedded.Sources];

    [TestCaseSource(nameof(Models))]
    public void Model_EveryFigure_HasASource(FoundationModel model)
    {
        bool Sourced(params string[] fields) => model.Sources.Any(source => fields.Any(field => source.Field == field || source.Field.StartsWith(field + ".", StringComparison.Ordinal)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(model.InputModalities.IsEmpty || Sourced("modalities", "input"), "modalities");
            Assert.That(model.OutputModalities.IsEmpty || Sourced("modalities", "output"), "modalities");
            Assert.That(model.Features.IsEmpty || Sourced("features"), "features");
            Assert.That(model.ContextWindow is null || Sourced("contextWindow", "limits"), "contextWindow");
            Assert.That(model.MaxOutputTokens is null || Sourced("maxOutputTokens", "limits"), "maxOutputTokens");
            Assert.That(model.CacheMinTokens is null || Sourced("cacheMinTokens", "limits"), "cacheMinTokens");
            Assert.That(model.CacheTtls.IsEmpty || Sourced("cacheTtls"), "cacheTtls");
            Assert.That(model.ReleasedOn is null && model.LaunchedOn is null && model.KnowledgeCutoff is null || Sourced("dates"), "dates");
        }
    }

    [TestCaseSource(nameof(Models))]
    public void Model_Rates_AreInRangeSourcedAndDated(FoundationModel model)
    {
        // Importing a model is free; any other price of zero would be one that nobody knows.
        var problems = model.Rates.SelectMany(rate => Problems(rate).Select(problem => $"{rate.Meter} {rate.Tier.Name()} from {rate.Source.Key}: {problem}"));

        Assert.That(problems, Is.Empty);

        static IEnumerable<string> Problems(Rate rate)
        {
            // Nova writes to its cache for nothing, says the price list.
            var free = rate.Meter.Name is "import-jobs" or "cache-write-5m-tokens";
            (bool Wrong, string What)[] checks =
            [
                (rate.Price.Usd < 0m || (rate.Price.Usd == 0m && !free) || rate.Price.Usd >= 1000m, $"costs {rate.Price}"),
                (!Catalog.TryGetMeter(rate.Meter, out var meter) || meter.Per != rate.Price.Per, "per"),
                (rate.Regions.IsEmpty || !rate.Regions.All(Known.Contains) || rate.Regions.Distinct().Count() != rate.Regions.Length, "regions"),
                (rate.Scopes.IsEmpty || rate.Scopes.Distinct().Count() != rate.Scopes.Length, "scopes"),
                (rate.Source.AsOf < new DateOnly(2022, 1, 1) || rate.Source.AsOf > new DateOnly(2026, 11, 28), "date of the source"),
                (!Sources.Contains(rate.Source), "source"),
                (rate.Layer != CatalogLayer.EmbeddedName, "layer"),
            ];
            return checks.Where(static check => check.Wrong).Select(static check => check.What);
        }
    }

    [TestCaseSource(nameof(Models))]
    public void Model_Offers_AreInKnownRegionsAndSourced(FoundationModel model)
    {
        foreach (var offer in model.Offers)
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(offer.Regions, Is.SubsetOf(Known).And.Unique);
                Assert.That(offer.Routes.SelectMany(static route => route.From.Concat(route.To)).Distinct(), Is.SubsetOf(Known));
                Assert.That(Catalog.Sources, Does.Contain(offer.Source));
                Assert.That(ModelReference.Parse(offer.CallId).Scope, Is.EqualTo(offer.Scope), offer.CallId);
            }
        }
    }

    [TestCaseSource(nameof(Models))]
    public void Model_InferenceRates_StandWhereTheModelCanBeCalled(FoundationModel model)
    {
        foreach (var rate in model.Rates.Where(static rate => Catalog.TryGetMeter(rate.Meter, out var meter) && meter.Kind == MeterKind.Inference))
        {
            var inference = rate.Conditions[Dimension.Subject] == "custom" ? InferenceType.CustomOnDemand : InferenceType.OnDemand;
            foreach (var scope in rate.Scopes)
            {
                var offered = model.Offers.Where(offer => offer.Inference == inference && offer.Scope == scope && (rate.Profile is null || offer.Profile == rate.Profile))
                    .SelectMany(static offer => offer.Regions).Distinct();
                Assert.That(rate.Regions, Is.SubsetOf(offered), $"{rate.Meter} {rate.Tier.Name()} {scope.Name()}");
            }
        }
    }

    [TestCaseSource(nameof(Models))]
    public void Model_Dates_FollowOneAnother(FoundationModel model)
    {
        var life = model.Lifecycle;
        var dates = new[] { life.LegacyOn, life.ExtendedAccessOn, life.EndOfLifeOn }.OfType<DateOnly>();

        Assert.That(dates, Is.Ordered);
        Assert.That(model.ReleasedOn, Is.Null.Or.InRange(new DateOnly(2020, 1, 1), new DateOnly(2026, 11, 28)));
        Assert.That(model.KnowledgeCutoff, Is.Null.Or.Match(@"^20\d\d(-(0[1-9]|1[0-2])(-\d\d)?)?$"));
    }

    [Test]
    public void Models_Known_CoverTheUnion() =>
        // 187 ids of the sources, two pretrained Llama 2 models and the id of imported models.
        Assert.That(
            Catalog.Models.Length + Catalog.Models.Sum(static model => model.Aliases.Length), Is.GreaterThanOrEqualTo(190));

    [Test]
    public void Sources_All_AreUsed()
    {
        // But for the benchmark results from which the quality scores are computed: those name the computation as their source.
        var used = Catalog.Models.SelectMany(static model => model.Rates.Select(static rate => rate.Source)
            .Concat(model.Rates.SelectMany(static rate => rate.Others.Select(static other => other.Source)))
            .Concat(model.Offers.Select(static offer => offer.Source))
            .Concat(model.Customizations.Select(static one => one.Source))
            .Concat(model.Sources.Select(static source => source.Source))).Select(static source => source.Key).ToHashSet();
        var evidence = new BedrockSelector.Evidence.EvidenceStore(Catalog);
        used.UnionWith(Catalog.Models.SelectMany(model => evidence.Quality(model.Id).Select(static one => one.Source.Key)
            .Concat(evidence.ReasoningTokens(model.Id).Select(static one => one.Source.Key))
            .Concat(evidence.Latency(model.Id).Select(static one => one.Source.Key))));
        used.UnionWith(Catalog.RequestRules.SelectMany(static entry => entry.Sources));
        used.UnionWith(Catalog.Sections.FirstTokenGrowth.Select(static entry => entry.Source));

        var sections = Directory.GetFiles(Path.Combine(SourceTree.Core, "Knowledge", "Data"), "*.json").Select(File.ReadAllText)
            .Where(static text => !text.Contains("\"models\": [\n", StringComparison.Ordinal) && !text.Contains("\"sources\": [\n", StringComparison.Ordinal)).ToArray();
        used.UnionWith(Catalog.Sources.Select(static source => source.Key)
            .Where(key => Array.Exists(sections, text => text.Contains($"\"source\": \"{key}\"", StringComparison.Ordinal))));
        Assert.That(Catalog.Sources.Select(static source => source.Key).Except(used).Where(static key => !key.Contains("-results-", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Meters_All_ArePricedAndWellKnownOnesAreDefined()
    {
        var priced = Catalog.Models.SelectMany(static model => model.Rates).Select(static rate => rate.Meter).ToHashSet();

        Assert.That(Catalog.Meters.Select(static meter => meter.Meter).Except(priced).Select(static meter => meter.Name), Is.Empty);
    }
}
