using System.Text;
using BedrockSelector.Calls;
using BedrockSelector.Customization;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tests.Customization.DataSets;

/// <summary>
/// The rules of AWS's own validators, each by a record that passes and one that does not: where sources disagree the checker warns and names both.
/// The table in the README of the folder says which rule is whose.
/// </summary>
public sealed class DisputedRuleTests
{
    private const string Micro = "amazon.nova-micro-v1:0";
    private const string Lite = "amazon.nova-lite-v1:0";
    private const string Lite2 = "amazon.nova-2-lite-v1:0";
    private const string Haiku = "anthropic.claude-3-haiku-20240307-v1:0";
    private const string Llama = "meta.llama3-2-1b-instruct-v1:0";
    private const string Llama31 = "meta.llama3-1-8b-instruct-v1:0";
    private const CustomizationKind Tuning = CustomizationKind.FineTuning;
    private const CustomizationKind Distilling = CustomizationKind.Distillation;
    private const CustomizationKind Reinforcing = CustomizationKind.ReinforcementFineTuning;
    private const string Answer = """{"role":"assistant","content":[{"text":"a §"}]}""";

    // base, method, record (§ is the number of the record), code, severity; no code for a record that must pass without a word.
    private static IEnumerable<TestCaseData> Cases()
    {
        foreach (var word in new[] { "User:", "Bot:", "Assistant:", "System:", "USER:", "BOT:", "ASSISTANT:", "SYSTEM:", "Thought:", "[EOS]", "<image>", "<video>", "<unk>" })
        {
            yield return Case(Micro, Tuning, Converse($$"""[{"text":"q § {{word}} x"}]"""), DataSetProblemCode.ReservedWord);
        }

        yield return Case(Micro, Tuning, Converse("""[{"text":"q § user: thought: eos unk"}]"""), null);
        yield return Case(Haiku, Tuning, """{"messages":[{"role":"user","content":"q §\nHuman: x"},{"role":"assistant","content":"a"}]}""", DataSetProblemCode.ReservedWord);
        yield return Case(Haiku, Tuning, """{"messages":[{"role":"user","content":"q §"},{"role":"assistant","content":"a\nAssistant: x"}]}""", DataSetProblemCode.ReservedWord);
        yield return Case(Haiku, Tuning, """{"messages":[{"role":"user","content":"q § Human: x"},{"role":"assistant","content":"a"}]}""", null);

        // schemaVersion: any text by the guide, one by the SDK.
        yield return Case(Micro, Tuning, Converse("""[{"text":"q §"}]""", version: null), DataSetProblemCode.SchemaVersion);
        yield return Case(Micro, Tuning, Converse("""[{"text":"q §"}]""", version: "x"), DataSetProblemCode.SchemaVersion);
        yield return Case(Micro, Tuning, Converse("""[{"text":"q §"}]"""), null);

        // A system prompt of none or two entries: Llama's validator wants one, Nova's takes any.
        yield return Case(Llama, Tuning, Converse("""[{"text":"q §"}]""", system: "[]"), DataSetProblemCode.SystemEntries);
        yield return Case(Llama, Tuning, Converse("""[{"text":"q §"}]""", system: """[{"text":"a"},{"text":"b"}]"""), DataSetProblemCode.SystemEntries);
        yield return Case(Llama, Tuning, Converse("""[{"text":"q §"}]""", system: """[{"text":"a"}]"""), null);
        yield return Case(Micro, Tuning, Converse("""[{"text":"q §"}]""", system: """[{"text":"a"},{"text":"b"}]"""), null);

        // Distillation: one or two turns of one block, which may carry its type.
        yield return Case(Micro, Distilling, Prompt("""[{"text":"q §"},{"text":"r"}]"""), DataSetProblemCode.TooManyBlocks);
        yield return Case(Micro, Distilling, Prompt("""[{"text":"q §"}]""", "," + Answer + """,{"role":"user","content":[{"text":"again"}]}"""), DataSetProblemCode.TooManyTurns);
        yield return Case(Micro, Distilling, Prompt("""[{"type":"text","text":"q §"}]"""), null);
        yield return Case(Micro, Distilling, Prompt("""[{"text":"q §"}]""", "," + Answer), null);
        yield return Case(Micro, Distilling, """{"schemaType":"ModelInvocationLog","modelId":"m","input":{"inputBodyJson":{"messages":[{"role":"user","content":[{"text":"q §"}]}]}},"output":{"n":"§"}}""", null);
        yield return Case(Micro, Distilling, """{"modelId":"m","input":{"inputBodyJson":{"messages":[{"role":"user","content":[{"text":"q §"}]},{"role":"user","content":[{"text":"q"}]}]}},"output":{}}""", DataSetProblemCode.TooManyTurns);
        yield return Case(Micro, Distilling, """{"modelId":"m §","input":{"inputBodyJson":{}}}""", DataSetProblemCode.MissingField);
        yield return Case(Micro, Tuning, """{"modelId":"m §","input":{},"output":{}}""", DataSetProblemCode.WrongFormat);
        yield return Case(Lite2, Reinforcing, """{"id":"§","metadata":{"prompt":"q"}}""", DataSetProblemCode.WrongFormat);

        // Roles of reinforcement that AWS's SDK takes and its guide does not name.
        foreach (var role in new[] { "tool", "developer", "USER" })
        {
            yield return Case(Lite2, Reinforcing, $$"""{"messages":[{"role":"user","content":"q §"},{"role":"{{role}}","content":"x"}],"reference_answer":"1"}""", DataSetProblemCode.RoleDisputed);
        }

        yield return Case(Lite2, Reinforcing, """{"messages":[{"role":"user","content":"q §"},{"role":"judge","content":"x"}],"reference_answer":"1"}""", DataSetProblemCode.UnknownRole);
        yield return Case(Micro, Tuning, Converse("""[{"text":"q §"}]""", role: "USER"), DataSetProblemCode.UnknownRole);

        // Media formats in other case, blocks of several kinds, blanks beside text, tools.
        yield return Case(Lite, Tuning, Converse(Image("PNG")), DataSetProblemCode.MediaFormatCase);
        yield return Case(Lite, Tuning, Converse(Image("png")), null);
        yield return Case(Lite, Tuning, Converse(Image("bmp")), DataSetProblemCode.MediaFormat);
        yield return Case(Lite, Tuning, Converse(Image("png").Replace("},{\"image\"", ",\"image\"", StringComparison.Ordinal)), DataSetProblemCode.BlockOfSeveral);
        yield return Case(Micro, Tuning, Converse("""[{"text":" "},{"text":"q §"}]"""), DataSetProblemCode.BlankPart);
        yield return Case(Micro, Tuning, Converse("""[{"text":""}]"""), DataSetProblemCode.BlankText);
        yield return Case(Micro, Tuning, Converse("""[{"toolResult":{"toolUseId":"§","content":[{"text":"1"}]}}]"""), DataSetProblemCode.ToolContent);
        yield return Case(Micro, Tuning, Converse("""[{"toolUse":{"toolUseId":"§","name":"f","input":{}}}]"""), DataSetProblemCode.UnknownContent);
        yield return Case(Llama, Tuning, Converse("""[{"toolResult":{"toolUseId":"§","content":[]}}]"""), DataSetProblemCode.UnknownContent);

        // Further fields beside prompt and completion pass Llama's validator.
        yield return Case(Llama31, Tuning, """{"prompt":"q §","completion":"a","note":"x"}""", DataSetProblemCode.UnknownField);
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Check_RuleOfAValidator_IsFound(string model, CustomizationKind kind, string record, DataSetProblemCode? code)
    {
        var report = await CheckAsync(model, kind, record, 210);
        var found = report.Problems.Where(static group => group.Code != DataSetProblemCode.TokensUnknown && group.Code != DataSetProblemCode.NoBucketOwner).ToArray();

        if (code is { } wanted)
        {
            Assert.That(found.Select(static group => group.Code), Does.Contain(wanted));
            Assert.That(found.Where(group => group.Code != wanted), Is.Empty);
        }
        else
        {
            Assert.That(found, Is.Empty);
        }
    }

    // 8 by the Nova guide, 200 by AWS's SDK.
    [TestCase(7, DataSetProblemCode.TooFewRecords)]
    [TestCase(8, DataSetProblemCode.TooFewRecordsDisputed)]
    [TestCase(199, DataSetProblemCode.TooFewRecordsDisputed)]
    [TestCase(200, null)]
    public async Task Check_RecordsOfNova2_AreHeldToBothSources(int records, DataSetProblemCode? code)
    {
        var report = await CheckAsync(Lite2, Tuning, Converse("""[{"text":"q §"}]"""), records);

        Assert.That(report.Problems.Select(static group => group.Code).Where(static one => one != DataSetProblemCode.TokensUnknown), Is.EqualTo(code is { } one ? [one] : Array.Empty<DataSetProblemCode>()));
    }

    // Claude's validator: 32 to 1,000 records of validation.
    [TestCase(31, DataSetProblemCode.TooFewRecords)]
    [TestCase(32, null)]
    public async Task Check_ValidationOfClaude_HasAMinimum(int records, DataSetProblemCode? code)
    {
        var report = await CheckAsync(Haiku, Tuning, """{"messages":[{"role":"user","content":"q §"},{"role":"assistant","content":"a"}]}""", records, DataSetRole.Validation);

        Assert.That(report.Problems.Select(static group => group.Code), Is.EqualTo(code is { } one ? [one] : Array.Empty<DataSetProblemCode>()));
    }

    [Test]
    public async Task Check_ValidationOfLlama_HasAMaximumOf1000()
    {
        var report = await CheckAsync(Llama31, Tuning, """{"prompt":"q §","completion":"a"}""", 1001, DataSetRole.Validation);

        Assert.That(report.Problems.Select(static group => group.Code), Is.EqualTo([DataSetProblemCode.TooManyRecords]));
    }

    // About 8,000 words of two letters in 24,000 characters: within the characters of the guide and beyond its 4,096 tokens.
    [Test]
    public async Task Check_LongRecordOfTitanText_IsTooLongInTokens()
    {
        var report = await CheckAsync("amazon.titan-text-lite-v1", CustomizationKind.ContinuedPreTraining,
            "{\"input\":\"§ " + string.Concat(Enumerable.Repeat("ab ", 7_990)) + "\"}", 1);

        Assert.That(report.Problems.Select(static group => group.Code), Does.Contain(DataSetProblemCode.RecordTooLong));
    }

    private static async Task<DataSetReport> CheckAsync(
        string model, CustomizationKind kind, string record, int records, DataSetRole role = DataSetRole.Training)
    {
        Assert.That(CustomizationFacts.Embedded.TryGetBase(model, out var target), Is.True);
        var text = string.Concat(Enumerable.Range(1, records).Select(i => record.Replace("§", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal) + "\n"));
        using var data = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var check = await new TrainingDataChecker().CheckAsync(data, new() { Base = target!, Method = kind, Role = role });
        return check.Report;
    }

    private static string Converse(string content, string? version = "bedrock-conversation-2024", string? system = null, string role = "user") =>
        "{" + (version is null ? "" : $"\"schemaVersion\":\"{version}\",") + (system is null ? "" : $"\"system\":{system},")
        + $"\"messages\":[{{\"role\":\"{role}\",\"content\":{content}}},{Answer}]}}";

    private static string Prompt(string content, string more = "") =>
        $"{{\"schemaVersion\":\"bedrock-conversation-2024\",\"messages\":[{{\"role\":\"user\",\"content\":{content}}}{more}]}}";

    private static string Image(string format) =>
        "[{\"text\":\"q §\"},{\"image\":{\"format\":\"" + format + "\"" + ""","source":{"s3Location":{"uri":"s3://bucket/§.png","bucketOwner":"123456789012"}}}}]""";

    private static TestCaseData Case(string model, CustomizationKind kind, string record, DataSetProblemCode? code) =>
        new TestCaseData(model, kind, record, code).SetArgDisplayNames(model, kind.ToString(), record, code?.ToString() ?? "none");
}
