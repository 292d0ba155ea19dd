using System.Text;
using BedrockSelector.Calls;
using BedrockSelector.Customization;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Knowledge;
using BedrockSelector.Tokens;

namespace BedrockSelector.Tests.Customization.DataSets;

public sealed class TrainingDataCheckerTests
{
    private static readonly TrainingDataChecker Checker = new();

    private static IEnumerable<TestCaseData> ValidSamples() =>
        FormatCases.All.Select(static format => new TestCaseData(format).SetArgDisplayNames(format.Name));

    private static IEnumerable<TestCaseData> BrokenLines() =>
        from format in FormatCases.All
        from broken in FormatCases.BrokenAnywhere.Concat(format.Broken)
        select new TestCaseData(format, broken).SetArgDisplayNames(format.Name, broken.Name);

    [TestCaseSource(nameof(ValidSamples))]
    public async Task Check_ValidSample_FindsNothing(object cases)
    {
        var format = (FormatCases)cases;

        var report = await CheckAsync(File.ReadAllBytes(SampleData.PathOf(format.Sample)), OptionsOf(format));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Problems.Select(static group => group.First), Is.Empty);
            Assert.That(report.ValidRecords, Is.EqualTo(SampleData.Lines(format.Sample).Length));
            Assert.That(report.DetectedFormat, Is.EqualTo(report.Format));
        }
    }

    [TestCaseSource(nameof(BrokenLines))]
    public async Task Check_BrokenLine_IsFoundAtItsPlace(object cases, object record)
    {
        var (format, broken) = ((FormatCases)cases, (BrokenRecord)record);
        var lines = SampleData.Lines(format.Sample);

        var report = await CheckAsync(Join([lines[0], lines[1], broken.Text, .. lines[2..]]), OptionsOf(format));

        // No other error: one cause is reported once, under its own name.
        var errors = report.Problems.Where(static group => group.First.Severity == DataSetProblemSeverity.Error).ToList();
        Assert.That(
            errors.Select(static group => (group.Code, group.Count, group.First.Line, group.First.Column)),
            Is.EqualTo(new[] { (broken.Code, 1L, 3L, broken.Column) }),
            string.Join(Environment.NewLine, errors.SelectMany(static group => group.Problems)));
    }

    [TestCaseSource(nameof(ValidSamples))]
    public void Cases_OfAFormat_AreAtLeastTwenty(object cases)
    {
        var format = (FormatCases)cases;
        var texts = FormatCases.BrokenAnywhere.Concat(format.Broken).Select(static broken => broken.Text).Distinct();

        Assert.That(texts.Count(), Is.GreaterThanOrEqualTo(30));
    }

    [Test]
    public async Task Check_InvalidUtf8_NamesTheByte()
    {
        var sample = File.ReadAllBytes(SampleData.PathOf("prompt-completion.jsonl"));
        byte[] broken = [.. "{\"prompt\":\"é"u8, 0xFF, .. "\",\"completion\":\"b\"}\n"u8];

        var report = await CheckAsync([.. broken, .. sample], Options("meta.llama3-1-8b-instruct-v1:0"));

        var problem = report.Problems.Single().First;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((problem.Code, problem.Line, problem.Column), Is.EqualTo((DataSetProblemCode.InvalidUtf8, 1L, 13L)));
            Assert.That(problem.Message, Does.Contain("0xFF"));
        }
    }

    [Test]
    public async Task Check_ByteOrderMark_IsAnErrorAndColumnsGoOn()
    {
        byte[] data = [0xEF, 0xBB, 0xBF, .. "{\"input\":1}"u8];

        var report = await CheckAsync(data, Options("amazon.titan-text-lite-v1") with { Method = CustomizationKind.ContinuedPreTraining });

        Assert.That(
            report.Problems.Select(static group => (group.Code, group.First.Line, group.First.Column)),
            Is.EqualTo(new[] { (DataSetProblemCode.ByteOrderMark, 0L, 0L), (DataSetProblemCode.NotAString, 1L, 10L) }));
    }

    [TestCase(new byte[] { 0xFF, 0xFE, (byte)'{', 0 }, DataSetProblemCode.NotUtf8)]
    [TestCase(new byte[] { 0xFE, 0xFF, 0, (byte)'{' }, DataSetProblemCode.NotUtf8)]
    [TestCase(new byte[] { (byte)'{', 0, (byte)'"', 0 }, DataSetProblemCode.NotUtf8)]
    [TestCase(new byte[] { 0x1F, 0x8B, 8, 0 }, DataSetProblemCode.CompressedFile)]
    [TestCase(new byte[] { (byte)'P', (byte)'K', 3, 4 }, DataSetProblemCode.CompressedFile)]
    [TestCase(new byte[0], DataSetProblemCode.NoRecords)]
    public async Task Check_NoText_SaysWhatItIs(byte[] data, DataSetProblemCode code)
    {
        var report = await CheckAsync(data, Options("amazon.titan-text-lite-v1"));

        Assert.That(report.Problems.Single().Code, Is.EqualTo(code));
    }

    [Test]
    public async Task Check_CarriageReturns_AreAWarningALine()
    {
        var data = Encoding.UTF8.GetBytes(string.Concat(SampleData.Lines("converse.jsonl").Select(static line => line + "\r\n")));

        var report = await CheckAsync(data, Options("amazon.nova-micro-v1:0"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.IsUsable, Is.True);
            Assert.That(report.Problems.Single(), Has.Property("Code").EqualTo(DataSetProblemCode.CarriageReturn).And.Property("Count").EqualTo(12));
            Assert.That(report.ValidRecords, Is.EqualTo(12));
        }
    }

    [Test]
    public async Task Check_NoLineFeedAtTheEnd_CountsTheLastLine()
    {
        var data = Encoding.UTF8.GetBytes(string.Join('\n', SampleData.Lines("converse.jsonl")));

        var report = await CheckAsync(data, Options("amazon.nova-micro-v1:0"));

        Assert.That((report.Lines, report.ValidRecords, report.Problems.Length), Is.EqualTo((12L, 12L, 0)));
    }

    [Test]
    public async Task Check_FileCutOff_IsTruncatedInItsLastLine()
    {
        var data = File.ReadAllBytes(SampleData.PathOf("converse.jsonl"))[..^40];

        var report = await CheckAsync(data, Options("amazon.nova-micro-v1:0"));

        Assert.That((report.Problems.Single().Code, report.Problems.Single().First.Line), Is.EqualTo((DataSetProblemCode.TruncatedJson, 12L)));
    }

    [Test]
    public async Task Check_LineAboveTheLimit_IsPassedOverAndTheRestIsRead()
    {
        var lines = SampleData.Lines("converse.jsonl");
        var data = Join([lines[0], new string('x', 5_000_000), .. lines[1..]]);

        var report = await CheckAsync(data, Options("amazon.nova-micro-v1:0") with { MaxLineBytes = 64 * 1024 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((report.Problems.Single().Code, report.Problems.Single().First.Line), Is.EqualTo((DataSetProblemCode.LineTooLong, 2L)));
            Assert.That(report.ValidRecords, Is.EqualTo(12));
            Assert.That(report.Bytes, Is.EqualTo(data.Length));
        }
    }

    [Test]
    public async Task Check_FewerRecordsThanWanted_IsAnError()
    {
        var report = await CheckAsync(Join(SampleData.Lines("converse.jsonl")[..7]), Options("amazon.nova-micro-v1:0"));

        Assert.That((report.Problems.Single().Code, report.Problems.Single().First.Line), Is.EqualTo((DataSetProblemCode.TooFewRecords, 0L)));
    }

    [Test]
    public async Task Check_MoreRecordsThanTaken_IsAnError()
    {
        var lines = Enumerable.Range(0, 10_001).Select(static n => $$"""{"prompt":"Question {{n}}","completion":"Answer {{n}}"}""");

        var report = await CheckAsync(Join([.. lines]), Options("meta.llama3-1-8b-instruct-v1:0"));

        Assert.That(report.Problems.Single(), Has.Property("Code").EqualTo(DataSetProblemCode.TooManyRecords).And.Property("Count").EqualTo(1));
    }

    [Test]
    public async Task Check_SameRecordInOtherOrderOfFields_IsADuplicate()
    {
        var lines = SampleData.Lines("prompt-completion.jsonl");
        lines[50] = """{ "completion" : "b\u0061", "prompt":"a" }""";
        lines[60] = """{"prompt":"a","completion":"ba"}""";

        var report = await CheckAsync(Join(lines), Options("meta.llama3-1-8b-instruct-v1:0"));

        var problem = report.Problems.Single().First;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((problem.Code, problem.Line), Is.EqualTo((DataSetProblemCode.DuplicateRecord, 61L)));
            Assert.That(problem.Message, Does.Contain("line 51"));
        }
    }

    [Test]
    public async Task Check_TextMovedBetweenFields_IsNoDuplicate()
    {
        var lines = SampleData.Lines("prompt-completion.jsonl");
        lines[50] = """{"prompt":"ab","completion":"c"}""";
        lines[60] = """{"prompt":"a","completion":"bc"}""";

        var report = await CheckAsync(Join(lines), Options("meta.llama3-1-8b-instruct-v1:0"));

        Assert.That(report.Problems, Is.Empty);
    }

    [Test]
    public async Task Check_SameImageWithAnotherCaption_IsAWarning()
    {
        var lines = SampleData.Lines("image-caption.jsonl");
        lines[5] = """{"image-ref":"s3://demo-training-data/shoes/0000.png","caption":"another caption"}""";

        var report = await CheckAsync(Join(lines), Options("amazon.nova-canvas-v1:0"));

        Assert.That((report.Problems.Single().Code, report.Problems.Single().First.Line), Is.EqualTo((DataSetProblemCode.DuplicateImage, 6L)));
    }

    [Test]
    public async Task Check_MoreRecordsThanRemembered_SaysThatDuplicatesMayBeMissed()
    {
        var options = Options("amazon.nova-micro-v1:0") with { MaxRememberedRecords = 5 };

        var report = await CheckAsync(Join(SampleData.Lines("converse.jsonl")), options);

        Assert.That(report.Problems.Single().Code, Is.EqualTo(DataSetProblemCode.DuplicatesNotChecked));
    }

    [Test]
    public async Task Check_ValidationHoldsATrainingRecord_IsAnOverlap()
    {
        var lines = SampleData.Lines("converse.jsonl");
        var training = await Checker.CheckAsync(new MemoryStream(Join(lines)), Options("amazon.nova-micro-v1:0"));
        var options = Options("amazon.nova-micro-v1:0") with { Role = DataSetRole.Validation };

        var validation = await Checker.CheckAsync(new MemoryStream(Join([lines[0].Replace("blender", "sofa", StringComparison.Ordinal), lines[3]])), options, training.Fingerprints);

        var problem = validation.Report.Problems.Single().First;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((problem.Code, problem.Line), Is.EqualTo((DataSetProblemCode.ValidationOverlap, 2L)));
            Assert.That(problem.Message, Does.Contain("line 4"));
        }
    }

    [Test]
    public async Task Check_TrainingAndValidationTogetherAboveTheQuota_IsAnError()
    {
        // Claude 3 Haiku: 10,000 records for both together, 1,000 for validation.
        static byte[] Records(string word, int count) =>
            Join([.. Enumerable.Range(0, count).Select(n => $$"""{"messages":[{"role":"user","content":"{{word}} {{n}}"},{"role":"assistant","content":"{{n}}"}]}""")]);
        var options = Options("anthropic.claude-3-haiku-20240307-v1:0");
        var training = await Checker.CheckAsync(new MemoryStream(Records("train", 9_900)), options);

        var validation = await Checker.CheckAsync(new MemoryStream(Records("test", 101)), options with { Role = DataSetRole.Validation }, training.Fingerprints);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(training.Report.Problems, Is.Empty);
            Assert.That(validation.Report.Problems.Single().Code, Is.EqualTo(DataSetProblemCode.TooManyRecordsInTotal));
        }
    }

    [TestCase("amazon.titan-image-generator-v2:0", "image-caption.jsonl", DataSetProblemCode.ValidationNotSupported)]
    [TestCase("amazon.nova-2-lite-v1:0", "converse.jsonl", DataSetProblemCode.ValidationIgnored)]
    public async Task Check_ValidationForABaseWithout_SaysSo(string model, string sample, DataSetProblemCode code)
    {
        var options = Options(model) with { Role = DataSetRole.Validation, TokenFamily = "nova-1" };

        var report = await CheckAsync(File.ReadAllBytes(SampleData.PathOf(sample)), options);

        Assert.That(report.Problems.Single().Code, Is.EqualTo(code));
    }

    [TestCase("train data.jsonl", DataSetProblemCode.FileName)]
    [TestCase("träning.jsonl", DataSetProblemCode.FileName)]
    [TestCase("train.json", DataSetProblemCode.FileExtension)]
    public async Task Check_FileName_IsHeldToTheRule(string name, DataSetProblemCode code)
    {
        var options = Options("amazon.nova-micro-v1:0") with { FileName = name };

        var report = await CheckAsync(File.ReadAllBytes(SampleData.PathOf("converse.jsonl")), options);

        Assert.That(report.Problems.Single().Code, Is.EqualTo(code));
    }

    [Test]
    public async Task Check_MediaInAnotherBucketThanTheData_IsAnErrorForEach()
    {
        var options = Options("amazon.nova-lite-v1:0") with { Location = S3Uri.Parse("s3://elsewhere/train.jsonl") };

        var report = await CheckAsync(File.ReadAllBytes(SampleData.PathOf("converse-images.jsonl")), options);

        Assert.That(report.Problems.Single(group => group.Code == DataSetProblemCode.MediaBucket).Count, Is.EqualTo(8));
    }

    [Test]
    public async Task Check_LimitInsideTheBand_IsAWarning()
    {
        // 32,000 tokens: 30,000 words of 0.79 tokens x 1.23 are about 29,000 tokens; the band reaches beyond 32,000, its lower end does not.
        var text = string.Concat(Enumerable.Repeat("word ", 30_000));
        var lines = SampleData.Lines("converse.jsonl");
        lines[4] = """{"schemaVersion":"bedrock-conversation-2024","messages":[{"role":"user","content":[{"text":"TEXT"}]},{"role":"assistant","content":[{"text":"a"}]}]}"""
            .Replace("TEXT", text, StringComparison.Ordinal);

        var report = await CheckAsync(Join(lines), Options("amazon.nova-micro-v1:0"));

        Assert.That((report.Problems.Single().Code, report.Problems.Single().First.Line), Is.EqualTo((DataSetProblemCode.RecordMayBeTooLong, 5L)));
    }

    [Test]
    public async Task Check_ManyProblemsOfOneKind_CountsAllAndKeepsTheFirst()
    {
        var lines = Enumerable.Repeat("""{"input":1}""", 1_000).ToArray();
        var options = Options("amazon.titan-text-lite-v1") with { Method = CustomizationKind.ContinuedPreTraining, MaxProblemsPerCode = 3 };

        var report = await CheckAsync(Join(lines), options);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Problems.Single().Count, Is.EqualTo(1_000));
            Assert.That(report.Problems.Single().Problems.Select(static problem => problem.Line), Is.EqualTo(new[] { 1L, 2L, 3L }));
            Assert.That(report.Errors, Is.EqualTo(1_000));
        }
    }

    [Test]
    public async Task Check_Tokens_AreTheSumOfTheRecords()
    {
        // A hundred equal records: a hundred times the tokens of both texts of one.
        var prompt = new string('a', 454);
        var answer = new string('b', 227);
        var lines = Enumerable.Range(0, 100).Select(_ => $$"""{"prompt":"{{prompt}}","completion":"{{answer}}"}""").ToArray();
        var options = Options("meta.llama3-1-8b-instruct-v1:0") with { TokenFamily = "o200k" };
        Assert.That(TokenRatios.Embedded.TryGetFamily("o200k", out var family), Is.True);
        var one = TokenEstimator.Estimate(family!, prompt) + TokenEstimator.Estimate(family!, answer);

        var report = await CheckAsync(Join(lines), options);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Tokens!.Tokens, Is.EqualTo(100 * one.Expected).Within(1));
            Assert.That(report.Tokens.Low, Is.EqualTo(100 * one.Low).Within(1));
            Assert.That(report.Tokens.High, Is.EqualTo(100 * one.High).Within(1));
            Assert.That(report.LongestRecordTokens, Is.EqualTo(one.Expected).Within(1));
            Assert.That(report.LongestRecordLine, Is.EqualTo(1));
            Assert.That(report.Characters, Is.EqualTo(68_100));
        }
    }

    [Test]
    public async Task Check_BaseThatAnotherFamilyStandsInFor_IsCountedAsAnAssumption()
    {
        var report = await CheckAsync(File.ReadAllBytes(SampleData.PathOf("converse.jsonl")), Options("amazon.nova-2-lite-v1:0"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Tokens!.Basis, Is.EqualTo(TokenEstimateBasis.Assumed));
            Assert.That(report.Problems.Select(static group => group.Code), Is.EquivalentTo([DataSetProblemCode.TooFewRecordsDisputed]));
        }
    }

    [Test]
    public async Task Check_ReasoningForNova2_IsTaken()
    {
        var lines = SampleData.Lines("converse.jsonl");
        lines[3] = """{"schemaVersion":"bedrock-conversation-2024","messages":[{"role":"user","content":[{"text":"a"}]},{"role":"assistant","content":[{"reasoningContent":{"reasoningText":{"text":"x"}}},{"text":"a"}]}]}""";

        var report = await CheckAsync(Join(lines), Options("amazon.nova-2-lite-v1:0") with { TokenFamily = "nova-1" });

        Assert.That(report.Problems.Single().Code, Is.EqualTo(DataSetProblemCode.TooFewRecordsDisputed));
    }

    [Test]
    public async Task Check_ImageLimits_AreListedAsNotChecked()
    {
        var report = await CheckAsync(File.ReadAllBytes(SampleData.PathOf("image-caption.jsonl")), Options("amazon.nova-canvas-v1:0"));

        Assert.That(report.NotChecked.Select(static limit => limit.Name), Is.EqualTo(new[] { "image-area", "image-aspect", "image-side", "image-size" }));
    }

    [Test]
    public void Check_MethodTheBaseLacks_Throws()
    {
        var options = Options("amazon.nova-micro-v1:0") with { Method = CustomizationKind.ContinuedPreTraining };

        Assert.That(
            async () => await Checker.CheckAsync(new MemoryStream(), options),
            Throws.ArgumentException.With.Message.Contains("distillation, fine-tuning"));
    }

    [Test]
    public void Check_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.That(
            async () => await Checker.CheckAsync(new MemoryStream(new byte[10]), Options("amazon.nova-micro-v1:0"), null, source.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    internal static DataSetCheckOptions Options(string model) =>
        CustomizationFacts.Embedded.TryGetBase(model, out var found) ? new() { Base = found } : throw new ArgumentException(model, nameof(model));

    internal static byte[] Join(string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");

    private static DataSetCheckOptions OptionsOf(FormatCases format) =>
        Options(format.Base) with { Method = format.Method, TokenFamily = format.Base == "amazon.nova-2-lite-v1:0" ? "nova-1" : null };

    private static async Task<DataSetReport> CheckAsync(byte[] data, DataSetCheckOptions options) =>
        (await Checker.CheckAsync(new MemoryStream(data), options)).Report;
}
