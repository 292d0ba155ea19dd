using System.Text;
using System.Text.Json.Nodes;
using BedrockSelector.Findings;
using FsCheck;
using FsCheck.Fluent;
using static BedrockSelector.Tests.Calls.Requests.RequestBuilder;

namespace BedrockSelector.Tests.Calls.Requests;

public class RequestRepairTests
{
    private static readonly string[] Models =
    [
        "anthropic.claude-opus-4-8", "anthropic.claude-sonnet-4-5-20250929-v1:0", "amazon.nova-pro-v1:0", "meta.llama4-maverick-17b-instruct-v1:0", "qwen.qwen3-32b-v1:0",
    ];

    // Every fault that can be repaired, each alone and in any company.
    private static readonly Action<RequestBuilder>[] Faults =
    [
        static request => request.Inference("temperature", 0.5),
        static request => request.Inference("topP", 0.5),
        static request => request.Inference("maxTokens", 5_000_000),
        static request => request.Add(Text("")),
        static request => request.Add(Text(" "), Text("\t")),
        static request => request.Add(Document("a.b")),
        static request => request.Add(Document("a b"), Document("a b")),
        static request => request.Add(Document("x  y")),
        static request => request.Turn("user", Text("More.")),
        static request => request.Turn("user", Text(" ")),
        static request => request.Turn("assistant", Text("Yes."), Call("q")).Turn("user", Result("q"), Text("Next.")),
        static request => request.Add(CachePoint("1h")),
        static request => request.Add(CachePoint(), CachePoint(), CachePoint(), CachePoint(), CachePoint()),
        static request => request.Add(CachePoint("5m"), Text("z"), CachePoint("1h")),
        static request => request.Add(Image(format: "jpeg")),
        static request => request.Set("additionalModelRequestFields", """{ "top_k": 5 }"""),
    ];

    [Test]
    public void Repair_AnyCompanyOfFaults_PassesTheCheckAndRepairingAgainChangesNothing()
    {
        var company = Gen.Choose(0, Faults.Length - 1).ListOf().Select(static picks => picks.Take(8).ToArray());
        var model = Gen.Elements(Models);

        Prop.ForAll(
            Arb.From(from name in model from picks in company select (name, picks)),
            static one =>
            {
                var request = Plain;
                foreach (var pick in one.picks)
                {
                    Faults[pick](request);
                }

                var once = Checked.Repair(one.name, request.ToString());
                var twice = Checked.Repair(one.name, Encoding.UTF8.GetString(once.Request.Json.Span));
                var errors = once.Report.Findings.Where(static finding => finding.Severity == FindingSeverity.Error && finding.Code is not ("not-callable" or "image-unsupported" or "document-unsupported" or "too-many-documents")).ToArray();

                // A picture for a model that sees none, a document for one that reads none, and a sixth document no repair can help.
                return (errors.Length == 0 && twice.Changes.IsEmpty && twice.Request.Json.Span.SequenceEqual(once.Request.Json.Span))
                    .Label($"{one.name}: {string.Join("; ", errors.Select(static error => error.Code))} {request}");
            }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Repair_NothingWrong_IsTheVeryRequest()
    {
        var text = Plain.Inference("maxTokens", 100).ToString();

        var repaired = Checked.Repair("anthropic.claude-opus-4-8", text);

        Assert.That(Encoding.UTF8.GetString(repaired.Request.Json.Span), Is.EqualTo(text));
        Assert.That(repaired.Changes, Is.Empty);
    }

    [Test]
    public void Repair_TemperatureAndTopPOfSonnet45_KeepsTheTemperature()
    {
        var repaired = Checked.Repair("anthropic.claude-sonnet-4-5-20250929-v1:0", Plain.Inference("temperature", 0.2).Inference("topP", 0.9).ToString());
        var left = JsonNode.Parse(repaired.Request.Json.Span)!["inferenceConfig"]!.AsObject();

        Assert.That(left.Select(static pair => pair.Key), Is.EqualTo(new[] { "temperature" }));
        Assert.That(repaired.Changes.Select(static change => (change.Code, change.Subject)), Is.EqualTo(new[] { ("temperature-with-top-p", "inferenceConfig.topP") }));
    }

    [Test]
    public void Repair_TemperatureOfOpus47_TakesTheEmptySettingsWithIt()
    {
        var repaired = Checked.Repair("anthropic.claude-opus-4-7", Plain.Inference("temperature", 0.2).ToString());

        Assert.That(JsonNode.Parse(repaired.Request.Json.Span)!.AsObject().ContainsKey("inferenceConfig"), Is.False);
    }

    [Test]
    public void Repair_CacheControlOfAnthropicsBody_LeavesTheBlock()
    {
        const string Body = """
            { "anthropic_version": "bedrock-2023-05-31", "max_tokens": 10,
              "messages": [{ "role": "user", "content": [{ "type": "text", "text": "Hi", "cache_control": { "type": "ephemeral" } }] }] }
            """;

        var repaired = Checked.Repair("anthropic.claude-3-5-sonnet-20240620-v1:0", Body);

        Assert.That(JsonNode.Parse(repaired.Request.Json.Span)!["messages"]![0]!["content"]![0]!.ToJsonString(), Is.EqualTo("""{"type":"text","text":"Hi"}"""));
    }

    [Test]
    public void Repair_ConversationEndingWithTheAssistant_IsLeftToTheCaller()
    {
        var repaired = Checked.Repair("anthropic.claude-opus-4-7", Plain.Turn("assistant", Text("It")).ToString());

        Assert.That(repaired.Report.Supported, Is.False);
        Assert.That(repaired.Changes, Is.Empty);
    }
}
