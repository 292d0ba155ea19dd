using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Verification;

namespace BedrockSelector.Tests.Knowledge;

public class CatalogVerifierTests
{
    private const string Offer = """{ "inference": "on-demand", "endpoint": "runtime", "scope": "in-region", "regions": ["us-east-1"], "source": "s" }""";

    // Members of a model entry, and the field and words of the problem they make.
    private static readonly object[][] Models =
    [
        [""" "aliases": ["not an id"] """, "aliases", "'not an id' is neither a model id nor an ARN."],
        [""" "aliases": ["a.other"] """, "aliases", "'a.other' is a model of its own."],
        [""" "input": ["Text"] """, "input[0]", "'Text' is not a modality, such as 'text'."],
        [""" "output": ["an image"] """, "output[0]", "'an image' is not a modality"],
        [""" "features": { "Tool Use": true } """, "features.Tool Use", "'Tool Use' is not a feature, such as 'tool-use'."],
        [""" "limits": { "contextWindow": 0 } """, "limits.contextWindow", "0 is below 1."],
        [""" "limits": { "maxOutputTokens": -1 } """, "limits.maxOutputTokens", "-1 is below 1."],
        [""" "limits": { "cacheMinTokens": 0 } """, "limits.cacheMinTokens", "0 is below 1."],
        [""" "sources": { "limits": "nowhere" } """, "sources.limits", "the source 'nowhere' is not defined."],
        [""" "lifecycle": { "legacyOn": "2026-06-02", "endOfLifeOn": "2026-06-01" } """, "lifecycle.legacyOn", "2026-06-02 is after the end of life, 2026-06-01."],
        [""" "lifecycle": { "extendedAccessOn": "2026-06-02", "endOfLifeOn": "2026-06-01" } """, "lifecycle.extendedAccessOn", "is not between legacy and end of life."],
        [""" "lifecycle": { "extendedAccessOn": "2026-06-02", "legacyOn": "2026-06-03" } """, "lifecycle.extendedAccessOn", "is not between legacy and end of life."],
        [""" "dates": { "released": "2026-06-02" }, "lifecycle": { "endOfLifeOn": "2026-06-01" } """, "lifecycle.endOfLifeOn", "2026-06-01 is before the model came out."],
        [""" "lifecycle": { "source": "nowhere" } """, "lifecycle.source", "the source 'nowhere' is not defined."],
        [""" "lifecycle": { "regions": [{ "region": "mars-north-1" }] } """, "lifecycle.regions", "the region 'mars-north-1' is not defined."],
        [""" "customizations": [{ "kind": "hypnosis", "source": "s" }] """, "customizations[0].kind", "'hypnosis' is not a customization: fine-tuning, continued-pre-training, "],
        [""" "customizations": [{ "kind": "fine-tuning", "source": "nowhere" }] """, "customizations", "the source 'nowhere' is not defined."],
        [""" "customizations": [{ "kind": "fine-tuning", "regions": ["mars-north-1"], "source": "s" }] """, "customizations[fine-tuning].regions", "the region 'mars-north-1' is not defined."],
        [""" "distillationStudents": { "students": ["a.nobody"], "source": "s" } """, "distillationStudents", "'a.nobody' is not a model of the catalog."],
        [""" "distillationStudents": { "students": ["a.other"], "source": "nowhere" } """, "distillationStudents", "the source 'nowhere' is not defined."],
        [""" "distillationStudents": { "students": ["a.other"], "regions": ["mars-north-1"], "source": "s" } """, "distillationStudents", "the region 'mars-north-1' is not defined."],
        [$$""" "offers": [{{Offer.Replace("on-demand", "on-tap", StringComparison.Ordinal)}}] """, "offers[0].inference", "'on-tap' is not a way of inference: on-demand, provisioned, custom-on-demand."],
        [$$""" "offers": [{{Offer.Replace("\"runtime\"", "\"mantel\"", StringComparison.Ordinal)}}] """, "offers[0].endpoint", "'mantel' is not an endpoint: runtime, mantle."],
        [$$""" "offers": [{{Offer.Replace("\"in-region\"", "\"galaxy\"", StringComparison.Ordinal)}}] """, "offers[0].scope", "'galaxy' is not a scope: in-region, geo, global."],
        [$$""" "offers": [{{Offer.Replace("\"in-region\"", "\"geo\"", StringComparison.Ordinal)}}] """, "offers[on-demand runtime geo]", "a profile belongs to the scopes geo and global"],
        [$$""" "offers": [{{Offer.Replace("\"in-region\"", "\"in-region\", \"profile\": \"us\"", StringComparison.Ordinal)}}] """, "offers[on-demand runtime us]", "a profile belongs to the scopes geo and global"],
        [$$""" "offers": [{{Offer.Replace("\"in-region\"", "\"global\", \"profile\": \"us\"", StringComparison.Ordinal)}}] """, "offers[on-demand runtime us]", "the profile of the scope global is 'global', not 'us'."],
        [$$""" "offers": [{{Offer.Replace("\"in-region\"", "\"in-region\", \"callId\": \"a b\"", StringComparison.Ordinal)}}] """, "offers[0].callId", "'a b' is not a model id"],
        [$$""" "offers": [{{Offer.Replace("\"s\"", "\"nowhere\"", StringComparison.Ordinal)}}] """, "offers[on-demand runtime in-region]", "the source 'nowhere' is not defined."],
        [$$""" "offers": [{{Offer.Replace("us-east-1", "mars-north-1", StringComparison.Ordinal)}}] """, "offers[on-demand runtime in-region]", "the region 'mars-north-1' is not defined."],
        [$$""" "offers": [{{Offer.Replace("\"regions\"", "\"routes\": [{ \"from\": [\"us-west-2\"], \"to\": [\"us-east-1\"] }], \"regions\"", StringComparison.Ordinal)}}] """, "offers[on-demand runtime in-region]", "a route starts in a region from which the offer cannot be called."],
        [Quality("\"task\": \"Small Talk\"", "\"task\": \"chat\""), "quality[0].task", "'Small Talk' is not a class of tasks, such as 'chat'."],
        [Quality("\"score\": 101", "\"score\": 50"), "quality[0].score", "101 is above 100."],
        [Quality("\"score\": -0.5", "\"score\": 50"), "quality[0].score", "-0.5 is below 0."],
        [Quality("\"standardError\": -1", "\"standardError\": 1"), "quality[0].standardError", "-1 is below 0."],
        [Quality("\"mode\": \"Deep\"", "\"mode\": \"standard\""), "quality[0].mode", "'Deep' is not standard, reasoning or an effort, written in lower case, such as 'standard'."],
        [Quality("\"source\": \"nowhere\"", "\"source\": \"s\""), "quality[chat standard]", "the source 'nowhere' is not defined."],
        [Latency("\"mode\": \"Deep\"", "\"mode\": \"standard\""), "latency[0].mode", "'Deep' is not standard, reasoning or an effort, written in lower case"],
        [Latency("\"tier\": \"express\"", "\"tier\": \"standard\""), "latency[0].tier", "'express' is not a pricing tier: standard, batch, "],
        [Latency("\"host\": \"moon\"", "\"host\": \"bedrock\""), "latency[0].host", "'moon' is not a host: bedrock, aws, other."],
        [Latency("\"p50\": 0 ", "\"p50\": 1 "), "latency[0].ttftSeconds.p50", "0 is not above 0."],
        [Latency("\"p50\": -2 ", "\"p50\": 1 "), "latency[0].ttftSeconds.p50", "-2 is not above 0."],
        [Latency("\"source\": \"nowhere\"", "\"source\": \"s\""), "latency[standard standard bedrock]", "the source 'nowhere' is not defined."],
    ];

    // Changes to a good rate group, and the words of the problem they make.
    private static readonly object[][] Rates =
    [
        ["\"standard\"", "\"express\"", "'express' is not a pricing tier: "],
        ["\"source\"", "\"term\": \"2-month\", \"source\"", "term '2-month' is not none, 1-month, 3-month or 6-month."],
        ["\"source\"", "\"for\": \"friends\", \"source\"", "for 'friends' is not base, custom or imported."],
        ["\"source\"", "\"contextAbove\": 0, \"source\"", "contextAbove '0' is not a whole number of 1 or more."],
        ["\"source\"", "\"validFrom\": \"2026-02-01\", \"validTo\": \"2026-02-01\", \"source\"", "validTo 2026-02-01 is not after validFrom 2026-02-01."],
        ["\"source\": \"s\"", "\"source\": \"nowhere\"", "the source 'nowhere' is not defined."],
        ["[\"in-region\"]", "[]", "is empty; it has at least 1."],
        ["[\"us-east-1\"]", "[]", "is empty; it has at least 1."],
        ["{ \"input-tokens\": 1 }", "{}", "is empty; it has at least 1."],
        ["us-east-1", "mars-north-1", "the region 'mars-north-1' is not defined."],
        ["[\"in-region\"]", "[\"galaxy\"]", "'galaxy' is not a scope: in-region, geo, global."],
        ["\"input-tokens\": 1", "\"input-tokens\": -0.01", "-0.01 is below 0."],
        ["\"input-tokens\": 1", "\"smiles\": 1", "the meter 'smiles' is not defined."],
        ["\"input-tokens\": 1", "\"model-unit-hours\": 1", "model-unit-hours is always of the tier provisioned, not standard."],
        ["\"standard\", \"scopes\": [\"in-region\"], \"regions\": [\"us-east-1\"], \"meters\": { \"input-tokens\": 1 }", "\"provisioned\", \"scopes\": [\"in-region\"], \"regions\": [\"us-east-1\"], \"meters\": { \"model-unit-hours\": 1 }", "model-unit-hours: a provisioned price has a term."],
        ["us-east-1", "us-west-2", "input-tokens: priced in-region in us-west-2, where no on-demand offer stands."],
        ["[\"in-region\"]", "[\"geo\"]", "input-tokens: priced geo in us-east-1, where no on-demand offer stands."],
        ["[\"in-region\"]", "[\"in-region\", \"in-region\"]", "'in-region' stands twice."],
        ["[\"us-east-1\"]", "[\"us-east-1\", \"us-east-1\"]", "input-tokens: priced twice, in-region in us-east-1."],
        ["\"source\"", "\"others\": { \"images\": [{ \"usd\": 1, \"source\": \"t\", \"reason\": \"r\" }] }, \"source\"", "others names the meter 'images', which the rate does not price."],
        ["\"source\": \"s\"", "\"others\": { \"input-tokens\": [{ \"usd\": 1, \"source\": \"nowhere\", \"reason\": \"r\" }] }, \"source\": \"s\"", "the source 'nowhere' is not defined."],
        ["\"source\"", "\"others\": { \"input-tokens\": [{ \"usd\": -1, \"source\": \"t\", \"reason\": \"r\" }] }, \"source\"", "-1 is below 0."],
    ];

    // Documents with a faulty vocabulary, and the field and words of the problem.
    private static readonly object[][] Vocabularies =
    [
        [""" "sources": [{ "key": " ", "title": "T", "asOf": "2026-01-01", "kind": "aws" }] """, "sources[0].key", "' ' is not the key of a source."],
        [""" "sources": [{ "key": "k", "title": "", "asOf": "2026-01-01", "kind": "aws" }] """, "sources[0].title", "is empty; it must say something."],
        [""" "sources": [{ "key": "k", "title": "T", "asOf": "2026-01-01", "kind": "rumour" }] """, "sources[0].kind", "'rumour' is not a kind of source: aws, third-party, derived, caller."],
        [""" "sources": [{ "key": "k", "title": "T", "asOf": "1999-01-01", "kind": "aws" }] """, "sources[0].asOf", "'1999-01-01' is not a date since Amazon Bedrock exists"],
        [""" "sources": [{ "key": "k", "title": "T", "url": "file:///etc/passwd", "asOf": "2026-01-01", "kind": "aws" }] """, "sources[0].url", "'file:///etc/passwd' is not a web address, such as "],
        [""" "sources": [{ "key": "s", "title": "T", "asOf": "2026-01-01", "kind": "aws" }] """, "sources[s]", "is defined twice, and differently; figures name a source by its key, so give one of them another."],
        [""" "regions": [{ "id": "Mars", "name": "M", "geography": "m" }] """, "regions[0].id", "'Mars' is not an AWS region, such as 'us-east-1'."],
        [""" "regions": [{ "id": "us-east-1", "name": "M", "geography": "m" }] """, "regions[us-east-1]", "is defined twice."],
        [""" "meters": [{ "id": "Smiles", "unit": "u", "per": 1, "kind": "inference", "description": "d" }] """, "meters[0].id", "'Smiles' is not a meter name, such as 'input-tokens'."],
        [""" "meters": [{ "id": "smiles", "unit": "u", "per": 0, "kind": "inference", "description": "d" }] """, "meters[0].per", "0 is below 1."],
        [""" "meters": [{ "id": "smiles", "unit": "u", "per": 1, "kind": "fun", "description": "d" }] """, "meters[0].kind", "'fun' is not a kind of meter: inference, training, storage, capacity."],
        [""" "meters": [{ "id": "smiles", "unit": "u", "per": 1, "kind": "inference", "tier": "express", "description": "d" }] """, "meters[0].tier", "'express' is not a pricing tier: "],
        [""" "meters": [{ "id": "images", "unit": "u", "per": 1, "kind": "inference", "description": "d" }] """, "meters[images]", "is defined twice."],
    ];

    [Test]
    public void Verify_EmbeddedCatalog_FindsNothing() =>
        Assert.That(CatalogVerifier.Verify(CatalogLayer.LoadEmbedded()), Is.Empty);

    [Test]
    public void Verify_GoodModel_FindsNothing() => Assert.That(VerifyModels($$""" "offers": [{{Offer}}] """), Is.Empty);

    [TestCaseSource(nameof(Models))]
    public void Verify_FaultyModel_NamesDocumentModelAndField(string members, string field, string words)
    {
        var problems = VerifyModels(members);

        Assert.That(problems.Where(problem => (problem.Document, problem.Model, problem.Field) == ("ours", "a.model", field)).Select(static problem => problem.Message), Has.Some.Contains(words), string.Join("\n", problems));
    }

    [TestCaseSource(nameof(Rates))]
    public void Verify_FaultyRate_NamesDocumentModelAndField(string good, string bad, string words)
    {
        var whole = """{ "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "meters": { "input-tokens": 1 }, "source": "s" }""";
        Assert.That(whole, Does.Contain(good));
        Assert.That(VerifyModels($$""" "offers": [{{Offer}}], "rates": [{{whole}}] """), Is.Empty);

        var problems = VerifyModels($$""" "offers": [{{Offer}}], "rates": [{{whole.Replace(good, bad, StringComparison.Ordinal)}}] """);

        Assert.That(problems.Where(problem => (problem.Document, problem.Model) == ("ours", "a.model") && problem.Field.StartsWith("rates[0]", StringComparison.Ordinal)).Select(static problem => problem.Message), Has.Some.Contains(words), string.Join("\n", problems));
    }

    [TestCaseSource(nameof(Vocabularies))]
    public void Verify_FaultyVocabulary_NamesDocumentAndField(string members, string field, string words)
    {
        var problems = CatalogVerifier.Verify(
            CatalogLayer.Parse("vocabulary", TestCatalogs.Vocabulary), CatalogLayer.Parse("ours", $$"""{ "schemaVersion": 1, {{members}} }"""));

        Assert.That(problems.Where(problem => (problem.Document, problem.Model, problem.Field) == ("ours", null, field)).Select(static problem => problem.Message), Has.Some.Contains(words), string.Join("\n", problems));
    }

    [Test]
    public void Verify_ModelIdThatIsNone_IsFound() =>
        Assert.That(
            Verify("""{ "id": "a b", "name": "N", "provider": "P" }""").Select(static problem => problem.ToString()),
            Has.Some.StartsWith("ours: a b: id: 'a b' is not a model id, such as 'amazon.nova-micro-v1:0'."));

    [Test]
    public void Verify_ModelThatNoLayerNames_IsFound() =>
        Assert.That(
            Verify("""{ "id": "a.nameless", "provider": "P" }""").Select(static problem => problem.ToString()),
            Is.EqualTo(new[] { "ours: a.nameless: name: no layer gives the model a name and a provider." }));

    [Test]
    public void Verify_AliasOfTwoModels_IsFound() =>
        Assert.That(
            Verify(
                """{ "id": "a.one", "name": "N", "provider": "P", "aliases": ["a.alias"] }""",
                """{ "id": "a.two", "name": "N", "provider": "P", "aliases": ["a.alias"] }""").Select(static problem => problem.ToString()),
            Is.EqualTo(new[] { "ours: a.two: aliases: 'a.alias' is an alias of 'a.one' too." }));

    [Test]
    public void Verify_FieldGivenTwiceInALayer_IsFound() =>
        Assert.That(
            Verify("""{ "id": "a.one", "name": "N", "provider": "P" }""", """{ "id": "a.one", "name": "M" }""").Select(static problem => problem.ToString()),
            Is.EqualTo(new[] { "ours: a.one: name: is given in ours too; in one layer, say it once." }));

    [Test]
    public void Verify_SameRateInTwoLayers_IsAnOverlayAndFine() =>
        Assert.That(
            CatalogVerifier.Verify(
                CatalogLayer.Parse("vocabulary", TestCatalogs.Vocabulary),
                TestCatalogs.Layer("one", TestCatalogs.TextModel("a.one")),
                TestCatalogs.Layer("two", TestCatalogs.TextModel("a.one", 3m))),
            Is.Empty);

    private static ImmutableArray<CatalogProblem> VerifyModels(string members) => Verify(
        $$"""{ "id": "a.model", "name": "Model", "provider": "A", {{members}} }""",
        """{ "id": "a.other", "name": "Other", "provider": "A" }""");

    private static ImmutableArray<CatalogProblem> Verify(params string[] models) =>
        CatalogVerifier.Verify(CatalogLayer.Parse("vocabulary", TestCatalogs.Vocabulary), TestCatalogs.Layer("ours", models));

    private static string Quality(string bad, string good) =>
        """ "quality": [{ "task": "chat", "score": 50, "standardError": 1, "mode": "standard", "source": "s" }] """.Replace(good, bad, StringComparison.Ordinal);

    private static string Latency(string bad, string good) =>
        """ "latency": [{ "mode": "standard", "tier": "standard", "host": "bedrock", "ttftSeconds": { "p50": 1 }, "outputTokensPerSecond": { "p50": 1 }, "source": "s" }] """
            .Replace(good, bad, StringComparison.Ordinal);
}
