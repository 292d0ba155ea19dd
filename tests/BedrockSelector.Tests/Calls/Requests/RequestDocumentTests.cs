using BedrockSelector.Calls.Requests;
using BedrockSelector.Knowledge.Rules;
using static BedrockSelector.Tests.Calls.Requests.RequestBuilder;

namespace BedrockSelector.Tests.Calls.Requests;

public class RequestDocumentTests
{
    [TestCase("""{ "messages": [{ "role": "user", "content": [{ "text": "Hi" }] }] }""", RequestApi.Converse)]
    [TestCase("""{ "modelId": "x", "messages": [{ "role": "user", "content": [{ "text": "Hi" }] }], "inferenceConfig": { "maxTokens": 5 } }""", RequestApi.Converse)]
    [TestCase("""{ "anthropic_version": "bedrock-2023-05-31", "max_tokens": 5, "messages": [] }""", RequestApi.Anthropic)]
    [TestCase("""{ "messages": [{ "role": "user", "content": "Hi" }] }""", RequestApi.Anthropic)]
    [TestCase("""{ "messages": [{ "role": "user", "content": [{ "type": "text", "text": "Hi" }] }] }""", RequestApi.Anthropic)]
    [TestCase("""{ "schemaVersion": "messages-v1", "messages": [] }""", RequestApi.Nova)]
    [TestCase("""{ "messages": [], "inferenceConfig": { "max_new_tokens": 5 } }""", RequestApi.Nova)]
    [TestCase("""{ "prompt": "A horse", "image": "aGk=" }""", RequestApi.Native)]
    [TestCase("{}", RequestApi.Native)]
    public void Parse_Fields_TellTheApi(string json, RequestApi api) => Assert.That(RequestDocument.Parse(json).Api, Is.EqualTo(api));

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("\"text\"")]
    [TestCase("{ \"messages\": [ }")]
    [TestCase("""{ "messages": [], "messages": [] }""")]
    [TestCase("""{ "messages": [{ "role": "user", "content": [{ "text": "\ud800" }] }] }""")]
    public void Parse_NotOneGoodObject_SaysSo(string json) => Assert.That(() => RequestDocument.Parse(json), Throws.TypeOf<FormatException>().With.Message.StartsWith("The request"));

    [TestCase("""{ "messages": {} }""")]
    [TestCase("""{ "messages": [1, null, "x", [], { "role": 5 }] }""")]
    [TestCase("""{ "messages": [{ "role": "user", "content": [null, 1, { "image": 1 }, { "document": null }, { "toolResult": [] }, { "toolUse": 3 }, { "cachePoint": 1 }] }] }""")]
    [TestCase("""{ "messages": [{ "role": "user", "content": [{ "image": { "format": 1, "source": { "bytes": "***" } } }] }], "inferenceConfig": 1, "toolConfig": [], "system": {} }""")]
    [TestCase("""{ "messages": [], "inferenceConfig": { "temperature": "hot", "maxTokens": 1e400, "stopSequences": [1, null] } }""")]
    [TestCase("""{ "anthropic_version": 1, "max_tokens": null, "messages": [{ "content": [{ "type": 1 }, { "type": "image", "source": 1 }, { "type": "tool_result", "content": [1] }] }], "tools": [1, {}], "system": 5 }""")]
    public void Check_WrongTypesEverywhere_FindsAndDoesNotThrow(string json)
    {
        foreach (var model in new[] { "anthropic.claude-opus-4-8", "amazon.nova-pro-v1:0" })
        {
            Assert.That(Checked.Findings(model, json), Is.Not.Null);
            Assert.That(() => Checked.Repair(model, json), Throws.Nothing);
        }
    }

    [Test]
    public void Check_Bodies_OfAnotherMaker_IsSaid()
    {
        const string Body = """{ "anthropic_version": "bedrock-2023-05-31", "max_tokens": 10, "messages": [{ "role": "user", "content": "Hi" }] }""";

        Assert.That(Checked.Codes("anthropic.claude-opus-4-8", Body), Is.Empty);
        Assert.That(Checked.Codes("amazon.nova-pro-v1:0", Body), Does.Contain("body-of-another-maker"));
    }

    [TestCase("stability.stable-fast-upscale-v1:0", """{ "prompt": "sharper" }""", "image-required")]
    [TestCase("stability.stable-conservative-upscale-v1:0", """{ "image": "aGk=" }""", "prompt-required")]
    [TestCase("stability.stable-style-transfer-v1:0", """{ "init_image": "aGk=" }""", "style-image-required")]
    [TestCase("stability.stable-image-search-replace-v1:0", """{ "image": "aGk=", "prompt": "a cat" }""", "search-prompt-required")]
    [TestCase("stability.stable-fast-upscale-v1:0", """{ "image": "aGk=" }""", null)]
    [TestCase("stability.stable-image-ultra-v1:1", """{ "prompt": "A horse" }""", null)]
    public void Check_RequiredInput_IsMissed(string model, string body, string? code) =>
        Assert.That(Checked.Codes(model, body), code is null ? Is.Empty : Is.EqualTo(new[] { code }));

    [Test]
    public void Check_AnthropicsBody_IsCheckedAsConverseIs()
    {
        const string Body = """
            { "anthropic_version": "bedrock-2023-05-31", "max_tokens": 4000, "temperature": 0.5, "top_p": 0.5, "top_k": 3,
              "thinking": { "type": "enabled", "budget_tokens": 4000 },
              "messages": [{ "role": "user", "content": [{ "type": "text", "text": "" }] }, { "role": "assistant", "content": "It" }] }
            """;

        Assert.That(
            Checked.Codes("anthropic.claude-opus-4-7", Body),
            Is.SupersetOf(new[] { "temperature-unsupported", "top-p-unsupported", "top-k-unsupported", "reasoning-budget-unsupported", "text-blank", "prefill-unsupported" }));
    }

    [Test]
    public void Check_Findings_NameTheirPlaceValueLimitAndSource()
    {
        var finding = Checked.Findings("anthropic.claude-sonnet-4-6", Plain.Inference("maxTokens", 64_001).ToString()).Single();

        Assert.That((finding.Subject, finding.Value, finding.Limit), Is.EqualTo(("inferenceConfig.maxTokens", "64001", "64000")));
        Assert.That(TestCatalogs.Embedded.Sources.Select(static source => source.Key), Does.Contain(finding.Source));
    }

    [Test]
    public void Check_ModelThatIsNotCallable_IsAnErrorToo()
    {
        var target = TestCatalogs.Embedded.GetModel(new("anthropic.claude-3-5-sonnet-20240620-v1:0"));

        Assert.That(target, Is.Not.Null);
        Assert.That(Checked.Report("eu.meta.llama3-3-70b-instruct-v1:0", Plain.ToString()).Findings.Select(static finding => finding.Code), Does.Contain("not-callable"));
    }
}
