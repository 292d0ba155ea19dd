using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Rules;
using BedrockSelector.Knowledge.Verification;
using static BedrockSelector.Tests.Calls.Requests.RequestBuilder;

namespace BedrockSelector.Tests.Calls.Requests;

public class RequestRuleTests
{
    private static readonly string Model = TestCatalogs.TextModel("maker.one");

    [Test]
    public void Rules_Embedded_HaveASourceOfTheirOwnAndTestsThatNameKnownParts()
    {
        var rules = RequestRules.Of(new(TestCatalogs.Embedded)).All;

        Assert.That(rules, Has.Length.GreaterThan(100));
        Assert.That(rules, Has.All.Matches<RequestRule?>(static rule => rule!.Sources.Length > 0 && rule.When.Length > 0 && rule.Message.EndsWith('.')));
        Assert.That(CatalogVerifier.Verify(CatalogLayer.LoadEmbedded()), Is.Empty);
    }

    [Test]
    public void Rules_Ids_EachNameAModelOfTheCatalog()
    {
        var ids = TestCatalogs.Embedded.Models.Select(static model => model.Id.Value).ToArray();
        var dead = RequestRules.Of(new(TestCatalogs.Embedded)).All.SelectMany(static rule => rule.Models.Ids.AddRange(rule.Models.Except))
            .Distinct().Where(pattern => !ids.Any(id => pattern.EndsWith('*') ? id.StartsWith(pattern[..^1], StringComparison.Ordinal) : id == pattern));

        // Said of models that no list has shown yet.
        Assert.That(dead, Is.SubsetOf(new[] { "amazon.nova-2-5-sonic*" }));
    }

    [Test]
    public void Overlay_OwnRule_IsCheckedReplacedAndWithdrawn()
    {
        const string Brief = """{ "code": "house-brief", "when": [{ "of": "max-tokens", "over": 100 }], "message": "Keep {model} below {limit}, not {value}.", "confidence": "stated", "sources": ["s"] }""";
        var own = Layer("own", Brief);
        var wider = Layer("wider", Brief.Replace("100", "200", StringComparison.Ordinal));
        var gone = Layer("gone", Brief.Replace("\"sources\"", "\"withdrawn\": true, \"sources\"", StringComparison.Ordinal));
        var request = Plain.Inference("maxTokens", 150).ToString();

        Assert.That(
            Checked.Findings("maker.one", request, catalog: TestCatalogs.Of(TestCatalogs.Layer("models", Model), own)).Single().Message,
            Is.EqualTo("Keep Name of maker.one below 100, not 150."));
        Assert.That(Checked.Findings("maker.one", request, catalog: TestCatalogs.Of(TestCatalogs.Layer("models", Model), own, wider)), Is.Empty);
        Assert.That(Checked.Findings("maker.one", request, catalog: TestCatalogs.Of(TestCatalogs.Layer("models", Model), own, gone)), Is.Empty);
    }

    [TestCase("""{ "code": "x", "when": [{ "of": "colour" }], "message": "m", "confidence": "stated", "sources": ["s"] }""", "'colour' is not a part")]
    [TestCase("""{ "code": "x", "when": [], "message": "m", "confidence": "stated", "sources": ["s"] }""", "when: is empty; it has at least 1.")]
    [TestCase("""{ "code": "x", "when": [{ "of": "image" }], "message": "m", "confidence": "stated", "sources": [] }""", "names no source")]
    [TestCase("""{ "code": "x", "when": [{ "of": "image" }], "message": "m", "confidence": "stated", "sources": ["z"] }""", "'z' is not defined")]
    [TestCase("""{ "code": "x", "when": [{ "of": "image" }], "message": "{colour}", "confidence": "stated", "sources": ["s"] }""", "{colour}")]
    [TestCase("""{ "code": "x", "when": [{ "of": "image", "over": "many" }], "message": "m", "confidence": "stated", "sources": ["s"] }""", "'many' is not a number or the name of a figure")]
    [TestCase("""{ "code": "x", "when": [{ "of": "tool", "notMatching": "(a)\\1" }], "message": "m", "confidence": "stated", "sources": ["s"] }""", "without backtracking")]
    [TestCase("""{ "code": "x", "when": [{ "of": "image" }], "message": "m", "repair": "glue", "confidence": "stated", "sources": ["s"] }""", "'glue' is not a repair")]
    [TestCase("""{ "code": "x", "when": [{ "of": "image" }], "message": "m", "confidence": "sure", "sources": ["s"] }""", "'sure' is not")]
    [TestCase("""{ "code": "x", "when": [{ "of": "image", "notIn": [null] }], "message": "m", "confidence": "stated", "sources": ["s"] }""", "null")]
    public void Verify_BrokenRule_IsSaid(string rule, string words) =>
        Assert.That(
            () => TestCatalogs.Of(TestCatalogs.Layer("models", Model), Layer("own", rule)),
            Throws.TypeOf<CatalogDataException>().With.Message.Contains(words));

    private static CatalogLayer Layer(string name, string rule) => CatalogLayer.Parse(name, $$"""{ "schemaVersion": 1, "requestRules": [{{rule}}] }""");
}
