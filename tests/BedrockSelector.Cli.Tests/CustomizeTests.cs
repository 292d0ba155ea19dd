using BedrockSelector.Cli.Tests.Harness;

namespace BedrockSelector.Cli.Tests;

public sealed class CustomizeTests
{
    private static readonly string Samples = Path.Combine(TestContext.CurrentContext.TestDirectory, "Walkthrough");

    [Test]
    public void Check_WalkthroughData_IsUsableAndItsCostIsMissing()
    {
        var run = Tool.Run("customize", "check", In("training.jsonl"), "--base", "amazon.nova-micro-v1:0", "--validation", In("validation.jsonl"), "--format", "json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(run.Json.GetProperty("usable").GetBoolean(), Is.True);
            Assert.That(run.Json.GetProperty("validRecords").GetInt64(), Is.EqualTo(48));
            Assert.That(run.Json.GetProperty("validation").GetProperty("validRecords").GetInt64(), Is.EqualTo(12));
            Assert.That(run.Json.GetProperty("trainingCost").GetProperty("missing")[0].GetProperty("meter").GetString(), Is.EqualTo("training-tokens"));
        }
    }

    [Test]
    public void Check_BrokenLine_ExitsThreeWithLineColumnCodeAndFix()
    {
        using var file = new TemporaryFile("data.jsonl", "{\"input\":\"a\"}\n{\"input\":5}\n{\"input\":6}\n");

        var run = Tool.Run("customize", "check", file.Path, "--base", "amazon.titan-text-lite-v1", "--method", "continued-pre-training", "--format", "csv");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(3));
            Assert.That(run.Out, Does.Contain("training,2,10,error,not-a-string,2,input: 5 is not a string.,Write the value as a string."));
            Assert.That(run.Err, Does.Contain("no: the data have 2 errors"));
        }
    }

    [Test]
    public void Job_Walkthrough_PrintsTheRequestAlone()
    {
        var run = Tool.Run("customize", "job", In("spec.json"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(run.Json.GetProperty("customModelName").GetString(), Is.EqualTo("DemoCustomModel"));
            Assert.That(run.Json.GetProperty("baseModelIdentifier").GetString(), Is.EqualTo("amazon.nova-micro-v1:0:128k"));
            Assert.That(run.Err, Does.Contain("epochCount = 2 (AWS's default)"));
        }
    }

    [Test]
    public void Job_AllShown_HoldsThePolicies()
    {
        var run = Tool.Run("customize", "job", In("spec.json"), "--show", "all");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(run.Json.GetProperty("trustPolicy").GetProperty("Statement").GetArrayLength(), Is.EqualTo(1));
            Assert.That(run.Json.GetProperty("permissionPolicy").GetProperty("Statement").GetArrayLength(), Is.EqualTo(4));
        }
    }

    [Test]
    public void Job_BadFields_ExitsTwoNamingEach()
    {
        using var file = new TemporaryFile("spec.json", """{"base":"amazon.nova-micro-v1:0","role":"r","output":"o","training":{"s3Uri":"s3://bucket/a.jsonl"},"hyperparameters":{"epochCount":9}}""");

        var run = Tool.Run("customize", "job", file.Path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Out, Is.Empty);
            Assert.That(run.Err, Does.Contain("[role] 'r'").And.Contain("[output] 'o'").And.Contain("[hyperparameters.epochCount] '9'"));
        }
    }

    [Test]
    public void Job_MethodNobodyOffers_IsANo()
    {
        using var file = new TemporaryFile("spec.json", """{"base":"openai.gpt-oss-20b","method":"reinforcement-fine-tuning"}""");

        Assert.That(Tool.Run("customize", "job", file.Path).ExitCode, Is.EqualTo(3));
    }

    [TestCase(false, 3)]
    [TestCase(true, 0)]
    public void Plan_Walkthrough_NeedsTheSampleRates(bool withRates, int exitCode)
    {
        string[] rates = withRates ? ["--catalog", In("sample-rates.json")] : [];

        var run = Tool.Run(["plan", "custom", "--spec", In("spec.json"), "--as-of", "2026-11-23", "--format", "json", .. rates]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(exitCode));
            Assert.That(run.Json.GetProperty("training").GetProperty("totalUsd").ToString(), Is.EqualTo(withRates ? "0.01072" : ""));
            Assert.That(run.Json.GetProperty("breakEven").GetProperty("requests").ToString(), Is.EqualTo(withRates ? "13405" : ""));
        }
    }

    [Test]
    public void Plan_SpecificationAndOptionsWithTheSameFigures_AreTheSameDocument()
    {
        // The data of the walkthrough have about 2,680 tokens, 2 epochs are Amazon's default.
        const string Figures = "--training-tokens 2680 --epochs 2 --usage input-tokens=120,output-tokens=90 --requests-per-month 200000 --months 12 --months-stored 12 "
            + "--compare-with amazon.nova-pro-v1:0 --compare-usage input-tokens=1900,output-tokens=90";
        string[] common = ["--as-of", "2026-11-23", "--format", "json", "--catalog", In("sample-rates.json")];

        var spec = Tool.Run(["plan", "custom", "--spec", In("spec.json"), .. common]).Json;
        var options = Tool.Run(["plan", "custom", "amazon.nova-micro-v1:0", .. Figures.Split(' '), .. common]).Json;

        using (Assert.EnterMultipleScope())
        {
            // The band of the tokens is of the check of the data, which only the specification has.
            Assert.That(spec.GetProperty("training").EnumerateObject().Where(static one => one.Name != "band").Select(static one => one.ToString()),
                Is.EqualTo(options.GetProperty("training").EnumerateObject().Where(static one => one.Name != "band").Select(static one => one.ToString())));
            foreach (var part in new[] { "storage", "inference", "breakEven" })
            {
                Assert.That(spec.GetProperty(part).GetRawText(), Is.EqualTo(options.GetProperty(part).GetRawText()), part);
            }

            Assert.That(
                spec.EnumerateObject().Select(static one => one.Name).Except(options.EnumerateObject().Select(static one => one.Name)),
                Is.EqualTo(new[] { "data", "job", "problems" }));
        }
    }

    [Test]
    public void Advise_PromptsOnly_FindsDistillations()
    {
        var run = Tool.Line("customize advise --input prompts --as-of 2026-11-23 --format json");

        Assert.That(run.Json.GetProperty("options").EnumerateArray().Select(static option => option.GetProperty("method").GetString()), Is.Not.Empty.And.All.EqualTo("distillation"));
    }

    private static string In(string name) => Path.Combine(Samples, name);
}
