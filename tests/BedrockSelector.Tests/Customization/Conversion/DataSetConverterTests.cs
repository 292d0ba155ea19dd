using System.Text;
using BedrockSelector.Calls;
using BedrockSelector.Customization;
using BedrockSelector.Customization.Conversion;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tests.Customization.Conversion;

public sealed class DataSetConverterTests
{
    private static readonly (string Name, string Record)[] Sources =
    [
        ("chat", """{"messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"q §"},{"role":"assistant","content":"a §"}]}"""),
        ("pair", """{"prompt":"q §","completion":"a §"}"""),
        ("converse", """{"schemaVersion":"bedrock-conversation-2024","system":[{"text":"Be kind."}],"messages":[{"role":"user","content":[{"text":"q §"}]},{"role":"assistant","content":[{"text":"a §"}]}]}"""),
        ("log of Converse", """{"modelId":"amazon.nova-pro-v1:0","input":{"inputBodyJson":{"messages":[{"role":"user","content":[{"text":"q §"}]}]}},"output":{"outputBodyJson":{"output":{"message":{"role":"assistant","content":[{"text":"a §"}]}}}}}"""),
        ("log of a stream", """{"modelId":"m","input":{"inputBodyJson":{"messages":[{"role":"user","content":[{"text":"q §"}]}]}},"output":{"outputBodyJson":[{"contentBlockDelta":{"delta":{"text":"a "}}},{"contentBlockDelta":{"delta":{"text":"§"}}}]}}"""),
        ("log of Claude", """{"modelId":"m","input":{"inputBodyJson":{"system":"Be kind.","messages":[{"role":"user","content":"q §"}]}},"output":{"outputBodyJson":{"content":[{"type":"text","text":"a §"}]}}}"""),
        ("log of Llama", """{"modelId":"m","input":{"inputBodyJson":{"prompt":"q §"}},"output":{"outputBodyJson":{"generation":"a §"}}}"""),
    ];

    private static readonly (string Model, CustomizationKind Kind)[] Targets =
    [
        ("amazon.nova-micro-v1:0", CustomizationKind.FineTuning),
        ("amazon.nova-micro-v1:0", CustomizationKind.Distillation),
        ("amazon.nova-2-lite-v1:0", CustomizationKind.ReinforcementFineTuning),
        ("meta.llama3-1-8b-instruct-v1:0", CustomizationKind.FineTuning),
        ("anthropic.claude-3-haiku-20240307-v1:0", CustomizationKind.FineTuning),
    ];

    private static IEnumerable<TestCaseData> Pairs =>
        from source in Sources
        from target in Targets
        select new TestCaseData(source.Record, target.Model, target.Kind).SetArgDisplayNames(source.Name, target.Model, target.Kind.ToString());

    [TestCaseSource(nameof(Pairs))]
    public async Task Convert_AnySource_PassesTheCheckOfItsBase(string record, string model, CustomizationKind kind)
    {
        Assert.That(CustomizationFacts.Embedded.TryGetBase(model, out var target), Is.True);
        var (report, output) = await ConvertAsync(Enumerable.Range(1, 120).Select(i => record.Replace("§", $"number{i}", StringComparison.Ordinal)), target!, kind);
        var check = await new TrainingDataChecker().CheckAsync(new MemoryStream(Encoding.UTF8.GetBytes(output)), new() { Base = target!, Method = kind });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((report.Read, report.Written), Is.EqualTo((120, 120)));
            Assert.That(report.Dropped, Is.Empty);
            Assert.That(check.Report.Problems.Select(static group => group.Code).Where(static code => code != DataSetProblemCode.TokensUnknown), Is.Empty);
            Assert.That(check.Report.ValidRecords, Is.EqualTo(120));
        }
    }

    // What the report does not name is there to the letter: a conversation of several turns, there and back.
    [Test]
    public async Task Convert_ChatToConverseAndBack_LosesNothing()
    {
        const string Chat = """{"messages":[{"role":"system","content":"Be “kind” é\n."},{"role":"user","content":"q1"},{"role":"assistant","content":"a1 <b>&"},{"role":"user","content":"q2"},{"role":"assistant","content":"a2 ☃"}]}""";
        var (there, converse) = await ConvertAsync([Chat], Base("amazon.nova-micro-v1:0"), CustomizationKind.FineTuning);
        var (back, haiku) = await ConvertAsync([converse.Trim()], Base("anthropic.claude-3-haiku-20240307-v1:0"), CustomizationKind.FineTuning);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(there.Changed, Is.Empty);
            Assert.That(back.Changed, Is.Empty);
            Assert.That(haiku.Trim(), Is.EqualTo("""{"system":"Be “kind” é\n.","messages":[{"role":"user","content":"q1"},{"role":"assistant","content":"a1 <b>&"},{"role":"user","content":"q2"},{"role":"assistant","content":"a2 ☃"}]}"""));
        }
    }

    [TestCase("""{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":null,"tool_calls":[{}]},{"role":"tool","content":"1"},{"role":"assistant","content":"a"}]}""", "tool-calls")]
    [TestCase("""{"messages":[{"role":"user","content":[{"type":"text","text":"q"},{"type":"image_url","image_url":{}}]},{"role":"assistant","content":"a"}]}""", "media")]
    [TestCase("""{"messages":[{"role":"user","content":"q","name":"Bo"},{"role":"assistant","content":"a"}]}""", "names")]
    [TestCase("""{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a","weight":0}]}""", "weights")]
    [TestCase("""{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a"}],"tools":[]}""", "tools")]
    [TestCase("""{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a"}],"id":7}""", "fields")]
    [TestCase("""{"messages":[{"role":"user","content":"q"},{"role":"user","content":"r"},{"role":"assistant","content":"a"}]}""", "turns-joined")]
    [TestCase("""{"messages":[{"role":"assistant","content":"hi"},{"role":"user","content":"q"},{"role":"assistant","content":"a"}]}""", "leading-answer")]
    [TestCase("""{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a"},{"role":"user","content":"r"}]}""", "trailing-prompt")]
    public async Task Convert_WhatTheFormatCannotHold_IsNamed(string record, string code)
    {
        var (report, _) = await ConvertAsync([record], Base("amazon.nova-micro-v1:0"), CustomizationKind.FineTuning);

        Assert.That(report.Changed.Select(static loss => loss.Code), Is.EqualTo([code]));
        Assert.That(report.Written, Is.EqualTo(1));
    }

    [TestCase("{", "not-json")]
    [TestCase("""{"messages":[{"role":"user","content":"q"}]}""", "no-answer")]
    [TestCase("""{"messages":[{"role":"system","content":"s"}]}""", "no-prompt")]
    [TestCase("""{"text":"q"}""", "other-format")]
    public async Task Convert_WhatCannotBeLearnedFrom_IsDroppedByName(string record, string code)
    {
        var (report, output) = await ConvertAsync(
            ["""{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a"}]}""", record], Base("amazon.nova-micro-v1:0"), CustomizationKind.FineTuning);

        Assert.That(report.Dropped.Select(static loss => (loss.Code, loss.FirstLine)), Is.EqualTo([(code, 2L)]));
        Assert.That(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(1));
    }

    [Test]
    public void Convert_IntoImagesAndCaptions_IsRefused() =>
        Assert.That(
            async () => await ConvertAsync(["{}"], Base("amazon.titan-image-generator-v2:0"), CustomizationKind.FineTuning),
            Throws.ArgumentException.With.Message.Contains("image-caption"));

    private static CustomizableModel Base(string id) => CustomizationFacts.Embedded.TryGetBase(id, out var model) ? model : throw new AssertionException(id);

    private static async Task<(ConversionReport Report, string Output)> ConvertAsync(IEnumerable<string> lines, CustomizableModel target, CustomizationKind kind)
    {
        using var output = new MemoryStream();
        var report = await DataSetConverter.ConvertAsync(lines.ToAsyncEnumerable(), null, target, kind, output);
        return (report, Encoding.UTF8.GetString(output.ToArray()));
    }
}
