using System.Text;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Import;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Knowledge.Import;

public class CatalogImporterTests
{
    private static readonly DateOnly Day = new(2026, 11, 22);
    private static readonly ModelCatalog Embedded = ModelCatalog.LoadEmbedded();

    [Test]
    public void Import_PricesOfTheEmbeddedCatalog_ReproducesEveryOne()
    {
        var rows = PriceListOf(Embedded);

        var result = Import(priceLists: rows);

        var changes = CatalogDiff.Compare(Embedded, AwsFiles.Load(result), Day);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.PriceRowsUsed, Is.GreaterThan(2500));
            Assert.That(changes.IsEmpty, Is.True, () => string.Join("; ", changes.PriceMoves.Take(5).Select(static move => move.ToString())));
        }
    }

    [Test]
    public void Import_OffersOfTheEmbeddedCatalog_ReproducesEveryOne()
    {
        var (models, profiles) = ListsOf(Embedded);

        var result = Import(models, profiles);

        var changes = CatalogDiff.Compare(Embedded, AwsFiles.Load(result), Day);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ModelRegions, Has.Length.GreaterThan(25));
            Assert.That(changes.NewRegions, Is.Empty);
            Assert.That(changes.RemovedRegions, Is.Empty);
            Assert.That(changes.NewModels, Is.Empty);
        }
    }

    [Test]
    public void Import_MarketplaceRow_PricesProfileOfTheRegion()
    {
        // Sonnet 4.6 can be called from us-east-1 by the us. and global. profiles alone.
        var file = AwsFiles.PriceList(
            "AmazonBedrockFoundationModels",
            ("USE1-MP:USE1_InputTokenCount-Units", "Claude Sonnet 4.6", "us-east-1", "3.5000000000", "Units"),
            ("USE1-MP:USE1_OutputTokenCount_Global-Units", "Claude Sonnet 4.6", "us-east-1", "14.0000000000", "1M tokens"));

        var catalog = AwsFiles.Load(Import(priceLists: file));

        // 3.5 USD per million: 2,000,000 tokens cost 7.
        var geo = new CostEstimator(catalog).Estimate(Request("us.anthropic.claude-sonnet-4-6", "input-tokens=2000000"));
        var global = new CostEstimator(catalog).Estimate(Request("global.anthropic.claude-sonnet-4-6", "output-tokens=500000"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(geo.TotalUsd, Is.EqualTo(7m));
            Assert.That(geo.Lines[0].Layer, Is.EqualTo("imported"));
            Assert.That(geo.Lines[0].AsOf, Is.EqualTo(new DateOnly(2026, 11, 20)), "the day the file was published");
            Assert.That(global.TotalUsd, Is.EqualTo(7m));
        }
    }

    [Test]
    public void Import_PricePerThousandTokens_BecomesPerMillionToTheLastDigit()
    {
        // 0.0000350000 USD per 1K tokens is 0.035 per million; the file's trailing zeros are gone.
        var file = AwsFiles.PriceList("AmazonBedrock", ("USE1-NovaMicro-input-tokens", "Nova Micro", "us-east-1", "0.0000350000", "1K tokens"));

        var result = Import(priceLists: file);

        Assert.That(Encoding.UTF8.GetString(result.Document.Span), Does.Contain("\"meters\":{\"input-tokens\":0.035}"));
    }

    [Test]
    public void Import_ChangedPrice_IsTheOneDifference()
    {
        // Nova Lite in us-east-1 from 0.06 to 0.072 USD per million: +20 %.
        var result = Import(priceLists: AwsFiles.PriceList("AmazonBedrock", ("USE1-NovaLite-input-tokens", "Nova Lite", "us-east-1", "0.000072", "1K tokens")));

        var changes = CatalogDiff.Compare(Embedded, AwsFiles.Load(result), Day);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(changes.PriceMoves.Select(static move => (move.Scope, move.OldUsd, move.NewUsd, move.Percent, Region: move.Regions.Single().Value)), Is.EqualTo(new[]
            {
                (CallScope.InRegion, (decimal?)0.06m, (decimal?)0.072m, (decimal?)20m, "us-east-1"), (CallScope.Geo, 0.06m, 0.072m, 20m, "us-east-1"),
            }));
            Assert.That(changes.NewPrices, Is.Empty);
            Assert.That(changes.RemovedPrices, Is.Empty);
            Assert.That(changes.NewRegions, Is.Empty);
        }
    }

    [Test]
    public void Import_ChangesOnly_LeavesConfirmedPricesOut()
    {
        var file = AwsFiles.PriceList(
            "AmazonBedrock",
            ("USE1-NovaLite-input-tokens", "Nova Lite", "us-east-1", "0.00006", "1K tokens"),
            ("USE1-NovaLite-output-tokens", "Nova Lite", "us-east-1", "0.00025", "1K tokens"));

        var text = Encoding.UTF8.GetString(Import(priceLists: file, changesOnly: true).Document.Span);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Contain("\"output-tokens\":0.25"));
            Assert.That(text, Does.Not.Contain("input-tokens"));
        }
    }

    [Test]
    public void Import_NewModel_IsReportedAndCanBePriced()
    {
        var names = PriceListNames.Of(Embedded).With("own.json", """{"names":[{"name":"Future 1","models":["acme.future-v1:0"]}]}"""u8.ToArray());

        var result = CatalogImporter.Import(new()
        {
            Baseline = Embedded,
            AsOf = Day,
            FoundationModels = [AwsFiles.Models("eu-west-1", ("acme.future-v1:0", "ON_DEMAND"))],
            PriceLists = [AwsFiles.PriceList("AmazonBedrock", ("EU-Future1-input-tokens", "Future 1", "eu-west-1", "0.001", "1K tokens"))],
            Names = names,
        });

        var catalog = AwsFiles.Load(result);
        var changes = CatalogDiff.Compare(Embedded, catalog, Day);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(changes.NewModels.Select(static model => model.ModelId.Value), Is.EqualTo(new[] { "acme.future-v1:0" }));
            Assert.That(result.Notes.Where(static note => note.Subject == "acme.future-v1:0").Select(static note => note.Message), Is.EqualTo(new[] { "is new: Name of acme.future-v1:0 of Maker." }));
            Assert.That(new CostEstimator(catalog).Estimate(Request("acme.future-v1:0", "input-tokens=1000000", "eu-west-1")).TotalUsd, Is.EqualTo(1m));
        }
    }

    [Test]
    public void Import_RegionWithoutTheModel_IsTheOneRemoval()
    {
        // Of every model listed in us-east-1 today, all but Nova Lite are listed again; the other regions have no list and stay.
        var models = ListsOf(Embedded).Models.Single(static file => file.Name == "models-us-east-1.json");
        var text = Encoding.UTF8.GetString(models.Json.Span);
        var without = ImportDocument.Of(models.Name, text.Replace("\"modelId\":\"amazon.nova-lite-v1:0\"", "\"modelId\":\"amazon.nova-2-lite-v1:0\"", StringComparison.Ordinal));

        var changes = CatalogDiff.Compare(Embedded, AwsFiles.Load(Import([without])), Day);

        Assert.That(changes.RemovedRegions.Select(static move => (move.CallId, Regions: string.Join(' ', move.Regions))), Is.EqualTo(new[] { ("amazon.nova-lite-v1:0", "us-east-1") }));
    }

    [Test]
    public void Import_ModelOnNoListAnyMore_EndsAndKeepsItsLastOffers()
    {
        var (models, profiles) = ListsOf(Embedded, static model => model != "amazon.nova-2-lite-v1:0");

        var catalog = AwsFiles.Load(Import(models, profiles));

        var model = catalog.GetModel(new("amazon.nova-2-lite-v1:0"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(model.Lifecycle.GoneBy, Is.EqualTo(Day));
            Assert.That(model.Lifecycle.StatusOn(Day), Is.EqualTo(LifecycleStatus.Ended));
            Assert.That(model.Offers, Is.Not.Empty);
        }
    }

    private static readonly TestCaseData[] Unusable =
    [
        new("USE1-Thing-input-tokens", "Thing 9", "0.001", "1K tokens", ImportNoteCode.UnmappedName),
        new("USE1-acme.thing-mantle-input-tokens-standard", "Thing 9", "0.001", "1K tokens", ImportNoteCode.UnmappedName),
        new("USE1-Nova2.0Omni-input-tokens", "Nova 2.0 Omni", "0.001", "1K tokens", ImportNoteCode.KnownUnused),
        new("USE1-NovaCanvas-T2I-1024-Standard", "Nova Canvas", "0.04", "image", ImportNoteCode.UnreadUsage),
        new("USE1-NovaLite-input-tokens", "Nova Lite", "0.00006", "tokens", ImportNoteCode.UnknownUnit),
        new("USE1-NovaLite-input-tokens", "Nova Lite", "0.0000000000", "1K tokens", ImportNoteCode.NoPrice),
        new("USE1-NovaLite-input-tokens", "Nova Lite", "6e-05", "1K tokens", ImportNoteCode.NoPrice),
        new("USE1-NovaLite-input-tokens-cross-region-global", "Nova Lite", "0.00006", "1K tokens", ImportNoteCode.NoOffer),
        new("USE1-NovaLite-input-tokens-long-context", "Nova Lite", "0.00006", "1K tokens", ImportNoteCode.UnreadUsage),
    ];

    [TestCaseSource(nameof(Unusable))]
    public void Import_UnusableRow_IsReportedAndChangesNothing(string usageType, string name, string usd, string unit, ImportNoteCode code)
    {
        var result = Import(priceLists: AwsFiles.PriceList("AmazonBedrock", (usageType, name, "us-east-1", usd, unit)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.PriceRowsUsed, Is.Zero);
            Assert.That(result.Notes.Select(static note => (note.Code, note.Rows, note.LeavesOut)), Is.EqualTo(new[] { (code, 1, true) }));
            Assert.That(CatalogDiff.Compare(Embedded, AwsFiles.Load(result), Day).IsEmpty, Is.True);
        }
    }

    [Test]
    public void Import_RowsThatContradictEachOther_TakesNeither()
    {
        var result = Import(priceLists: AwsFiles.PriceList(
            "AmazonBedrock",
            ("USE1-NovaLite-input-tokens", "Nova Lite", "us-east-1", "0.00006", "1K tokens"),
            ("USE1-NovaLite-input-tokens", "Nova Lite", "us-east-1", "0.00007", "1K tokens")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Notes.Select(static note => note.Code).Distinct(), Is.EqualTo(new[] { ImportNoteCode.Conflict }));
            Assert.That(CatalogDiff.Compare(Embedded, AwsFiles.Load(result), Day).IsEmpty, Is.True);
        }
    }

    private static readonly TestCaseData[] Broken =
    [
        new("", "the file is empty"),
        new("{\"offerCode\":\"AmazonBedrock\",\"publicationDate\":\"2026-11-20T00:00:00Z\",\"products\":{\"A\":{\"sku\"", "the file is cut off"),
        new("{\"offerCode\":\"AmazonBedrock\",}", "the file is not JSON"),
        new("<html>Access denied</html>", "the file is not JSON"),
        new("[]", "not a JSON object"),
        new("{\"offerCode\":\"AmazonEC2\",\"publicationDate\":\"2026-11-20T00:00:00Z\"}", "'AmazonEC2' is not one of AmazonBedrock"),
        new("{\"offerCode\":\"AmazonBedrock\",\"publicationDate\":\"soon\"}", "'soon' is not a date"),
        new("{\"offerCode\":\"AmazonBedrock\",\"publicationDate\":\"2026-11-20T00:00:00Z\",\"products\":{}}", "terms: is missing"),
    ];

    [TestCaseSource(nameof(Broken))]
    public void Import_BrokenPriceList_SaysWhatIsWrong(string json, string message) =>
        Assert.That(() => Import(priceLists: ImportDocument.Of("broken.json", json)), Throws.TypeOf<CatalogDataException>().With.Message.Contains(message).And.Message.StartsWith("broken.json"));

    [Test]
    public void Import_ListWithNextToken_IsRefused() =>
        Assert.That(
            () => Import([ImportDocument.Of("part.json", """{"modelSummaries":[],"nextToken":"abc"}""", new AwsRegion("us-east-1"))]),
            Throws.TypeOf<CatalogDataException>().With.Message.Contains("the list is not whole"));

    [Test]
    public void Import_ListOfAnotherRegion_IsRefused()
    {
        var file = AwsFiles.Models("eu-west-1", ("amazon.nova-lite-v1:0", "ON_DEMAND")) with { Region = new AwsRegion("us-east-1") };

        Assert.That(() => Import([file]), Throws.TypeOf<CatalogDataException>().With.Message.Contains("is of eu-west-1, and the file was given for us-east-1"));
    }

    [Test]
    public void Import_WholeCatalog_AnswersLikeTheOverlay()
    {
        var file = AwsFiles.PriceList("AmazonBedrock", ("USE1-NovaLite-input-tokens", "Nova Lite", "us-east-1", "0.000072", "1K tokens"));
        var overlay = AwsFiles.Load(Import(priceLists: file));

        var result = CatalogImporter.Import(new() { Baseline = Embedded, AsOf = Day, PriceLists = [file], WholeCatalog = true });

        var layer = CatalogLayer.Parse("whole", result.Document);
        var whole = ModelCatalog.FromLayers(layer);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(layer.IsWhole, Is.True);
            Assert.That(whole.Models, Has.Length.EqualTo(Embedded.Models.Length));
            Assert.That(CatalogDiff.Compare(overlay, whole, Day).IsEmpty, Is.True);
            Assert.That(CatalogDiff.Compare(overlay, whole, new(2026, 1, 1)).IsEmpty, Is.True);
        }
    }

    [Test]
    public void Import_ValidFrom_KeepsEarlierDaysAtTheOldPrice()
    {
        var file = AwsFiles.PriceList("AmazonBedrock", ("USE1-NovaLite-input-tokens", "Nova Lite", "us-east-1", "0.000072", "1K tokens"));
        var catalog = AwsFiles.Load(CatalogImporter.Import(new() { Baseline = Embedded, AsOf = Day, PriceLists = [file], ValidFrom = new(2026, 11, 1) }));

        decimal? Price(DateOnly day) => new CostEstimator(catalog).Estimate(Request("amazon.nova-lite-v1:0", "input-tokens=1000000") with { AsOf = day }).TotalUsd;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Price(new(2026, 10, 31)), Is.EqualTo(0.06m));
            Assert.That(Price(new(2026, 11, 1)), Is.EqualTo(0.072m));
        }
    }

    [Test]
    public void Import_SameInput_GivesSameBytes()
    {
        var file = PriceListOf(Embedded);

        Assert.That(Import(priceLists: file).Document.Span.SequenceEqual(Import(priceLists: file).Document.Span), Is.True);
    }

    [Test]
    public void Import_NoFile_Throws() => Assert.That(() => Import(), Throws.ArgumentException);

    [Test]
    public void Names_EveryOne_MeansModelsOfTheCatalog()
    {
        var names = PriceListNames.Of(Embedded);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(names.Names, Has.Length.GreaterThan(115));
            foreach (var name in names.Names)
            {
                Assert.That(names.TryFind(name, out var models), Is.True);
                Assert.That(models.All(id => Embedded.TryGetModel(id, out _)), Is.True, name);
            }
        }
    }

    private static ImportResult Import(ImportDocument[]? models = null, ImportDocument[]? profiles = null, ImportDocument? priceLists = null, bool changesOnly = false) => CatalogImporter.Import(new()
    {
        Baseline = Embedded,
        AsOf = Day,
        FoundationModels = [.. models ?? []],
        InferenceProfiles = [.. profiles ?? []],
        PriceLists = priceLists is null ? [] : [priceLists],
        ChangesOnly = changesOnly,
    });

    private static CostRequest Request(string model, string usage, string region = "us-east-1") =>
        new() { Model = ModelReference.Parse(model), Region = new(region), Usage = Usage.Parse(usage), AsOf = Day };

    // What AWS's price list would say if it held the embedded prices that came from it, in AWS's own words.
    private static ImportDocument PriceListOf(ModelCatalog catalog)
    {
        var names = PriceListNames.Of(Embedded);
        var nameOf = names.Names.SelectMany(name => names.TryFind(name, out var models) && models.Length == 1 ? models.Select(model => (model, name)) : [])
            .Where(static pair => !pair.name.Contains("Custom", StringComparison.Ordinal)).GroupBy(static pair => pair.model).ToDictionary(static group => group.Key, static group => group.First().name);
        var rows = new HashSet<(string, string, string, string, string)>();
        foreach (var model in catalog.Models.Where(model => nameOf.ContainsKey(model.Id)))
        {
            foreach (var rate in model.Rates.Where(rate => rate.Source.Key == "aws-price-list-2026-08-20" && rate.HoldsOn(Day) && rate.Conditions == default && rate.Profile is null))
            {
                var meter = rate.Meter.Name is "input-tokens" or "output-tokens" ? rate.Meter.Name : null;
                foreach (var region in meter is null ? [] : rate.Regions)
                {
                    foreach (var scope in rate.Scopes)
                    {
                        var end = (scope == CallScope.Global ? "-cross-region-global" : "") + (rate.Tier == PricingTier.Standard ? "" : "-" + rate.Tier.Name());
                        rows.Add(($"USE1-Any-{meter}{end}", nameOf[model.Id], region.Value, (rate.Price.Usd / 1000m).Plain(), "1K tokens"));
                    }
                }
            }
        }

        return AwsFiles.PriceList("AmazonBedrock", [.. rows.OrderBy(static row => row.ToString(), StringComparer.Ordinal)]);
    }

    private static (ImportDocument[] Models, ImportDocument[] Profiles) ListsOf(ModelCatalog catalog, Func<string, bool>? which = null)
    {
        var models = new SortedDictionary<string, List<(string, string)>>(StringComparer.Ordinal);
        var profiles = new SortedDictionary<string, List<(string, string[])>>(StringComparer.Ordinal);
        foreach (var model in catalog.Models)
        {
            var listed = which?.Invoke(model.Id.Value) ?? true;
            foreach (var offer in model.Offers.Where(static offer => offer is { Inference: InferenceType.OnDemand, Endpoint: ModelEndpoint.Runtime, Listed: true }))
            {
                foreach (var region in offer.Regions)
                {
                    models.TryAdd(region.Value, []);
                    profiles.TryAdd(region.Value, []);
                    if (!listed)
                    {
                        continue;
                    }

                    models[region.Value].Add((model.Id.Value, offer.Profile is null ? "ON_DEMAND" : "INFERENCE_PROFILE"));
                    if (offer.Profile is not null)
                    {
                        profiles[region.Value].Add((offer.CallId, [.. offer.Routes.Where(route => route.From.Contains(region)).SelectMany(static route => route.To).Select(static to => to.Value)]));
                    }
                }
            }
        }

        return ([.. models.Select(static pair => AwsFiles.Models(pair.Key, [.. pair.Value]))], [.. profiles.Select(static pair => AwsFiles.Profiles(pair.Key, [.. pair.Value]))]);
    }
}
