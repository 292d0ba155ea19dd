using System.Text.Json;
using BedrockSelector.BedrockRuntime.Tests.Loopback;
using BedrockSelector.Cli.Tests.Harness;

namespace BedrockSelector.Cli.Tests;

/// <summary>Runs the tool as a process of its own, credentials in its environment, against the service on loopback.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CompareCommandTests
{
    private const string Micro = "amazon.nova-micro-v1:0";
    private const string Sonnet = "anthropic.claude-3-5-sonnet-20240620-v1:0";
    private const string Prompt = "What are the top AWS services?";

    private LoopbackBedrock _service = null!;
    private string _image = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _service = await LoopbackBedrock.StartAsync();
        _service.Always(Micro, new Answer("Amazon EC2", ", S3") { InputTokens = 7, OutputTokens = 512, TakesImages = false });
        _service.Always(Sonnet, new Answer("The top services: S3") { InputTokens = 15, OutputTokens = 393, FirstPieceDelay = TimeSpan.FromMilliseconds(50) });
        _image = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.png");
        await File.WriteAllBytesAsync(_image, [0x89, 0x50, 0x4E, 0x47]);
    }

    [TearDown]
    public async Task StopAsync()
    {
        File.Delete(_image);
        await _service.DisposeAsync();
    }

    [Test]
    public async Task Compare_MicroAndSonnetWithAnImage_PrintsBothSideBySide()
    {
        var (status, output, _) = await RunAsync(Command("--image", _image));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.Zero);
            Assert.That(LineOf(output, "answer"), Does.Contain("Amazon EC2, S3").And.Contain("The top services: S3"));
            Assert.That(LineOf(output, "input tokens"), Does.Match(@"input tokens +7 +15"));
            Assert.That(LineOf(output, "output tokens "), Does.Match(@"output tokens +512 +393"));
            Assert.That(LineOf(output, "ignored"), Does.Contain("image: Nova Micro takes text only"));
            Assert.That(LineOf(output, "cost"), Does.Match(@"cost, USD +0\.000071925 +0\.00594"));
        }
    }

    [Test]
    public async Task Compare_Json_AgreesWithEstimate()
    {
        var (status, output, error) = await RunAsync(Command("--image", _image, "--format", "json"));
        var (_, micro, _) = await RunAsync(Estimate(Micro, "input-tokens=7,output-tokens=512"));
        var (_, sonnet, _) = await RunAsync(Estimate(Sonnet, "input-tokens=15,output-tokens=393"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.Zero);
            var results = JsonDocument.Parse(output).RootElement.GetProperty("results");
            Assert.That(results[0].GetProperty("costUsd").GetRawText(), Is.EqualTo(Total(micro)));
            Assert.That(results[1].GetProperty("costUsd").GetRawText(), Is.EqualTo(Total(sonnet)));
            Assert.That(results[0].GetProperty("ignored").GetRawText(), Is.EqualTo("[\n        \"image\"\n      ]"));
            Assert.That(results[1].GetProperty("ignored").GetArrayLength(), Is.Zero);
            Assert.That(results[1].GetProperty("timeToFirstTokenSeconds").GetDouble(), Is.GreaterThanOrEqualTo(0.045));
            Assert.That(results[1].GetProperty("totalSeconds").GetDouble(), Is.GreaterThanOrEqualTo(results[1].GetProperty("timeToFirstTokenSeconds").GetDouble()));
            Assert.That(results[0].GetProperty("textLength").GetInt32(), Is.EqualTo(14));
            Assert.That(results[0].GetProperty("error").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(error, Does.Contain($"{Micro}, run 1: answered"));
        }
    }

    [Test]
    public async Task Compare_NoCredentials_PrintsTheOfflinePartAndOneLine()
    {
        var (status, output, error) = await RunAsync(Command("--image", _image), credentials: false);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.EqualTo(2));
            Assert.That(output, Does.Contain("Not called").And.Contain("Nova Micro takes text only"));
            // What is known before any call may be warned of; the error is one line, the last.
            Assert.That(error.Trim().Split('\n')[..^1], Has.All.StartWith("warning: "));
            Assert.That(error.Trim().Split('\n')[^1], Does.StartWith("error: No AWS credentials were found.").And.Contain("AWS_ACCESS_KEY_ID"));
            Assert.That(_service.Requests, Is.Empty);
        }
    }

    [Test]
    public async Task Compare_EveryModelFails_SaysNo()
    {
        _service.Always(Micro, new Refusal(400, "ValidationException", "Bad.")).Always(Sonnet, new Refusal(403, "AccessDeniedException", "No access."));

        var (status, _, error) = await RunAsync(Command());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.EqualTo(3));
            Assert.That(error, Does.Contain("no: no model answered").And.Contain("AccessDeniedException"));
        }
    }

    [Test]
    public async Task Compare_SeveralRuns_SaysWhatIsMoreThanNoise()
    {
        var (status, output, _) = await RunAsync(Command("--runs", "5", "--format", "json"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.Zero);
            var root = JsonDocument.Parse(output).RootElement;
            Assert.That(root.GetProperty("results")[0].GetProperty("runs").GetArrayLength(), Is.EqualTo(5));
            var tokens = root.GetProperty("differences").EnumerateArray().Single(static one => one.GetProperty("metric").GetString() == "outputTokens");

            // Five runs all longer than five others: 2 of C(10,5) = 252 ways to deal them are as extreme.
            Assert.That(tokens.GetProperty("pValue").GetDouble(), Is.EqualTo(0.007937));
            Assert.That(tokens.GetProperty("moreThanNoise").GetBoolean(), Is.True);
        }
    }

    [TestCase("compare", Micro)]
    [TestCase("compare", Micro, "--prompt", "a", "--runs", "0")]
    [TestCase("compare", Micro, "--prompt", "a", "--endpoint", "ftp://x")]
    [TestCase("compare", Micro, "--prompt", "a", "--image", "picture.bmp")]
    [TestCase("compare", "amazon.nova-mikro-v1:0", "--prompt", "a")]
    public async Task Compare_BadInput_ExitsTwoWithOneLine(params string[] arguments)
    {
        var (status, output, error) = await RunAsync(arguments);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.EqualTo(2));
            Assert.That(output, Is.Empty);
            Assert.That(error, Does.StartWith("error: "));
        }
    }

    private string[] Command(params string[] more) =>
        ["compare", Micro, Sonnet, "--prompt", Prompt, "--as-of", "2025-10-01", "--endpoint", _service.Endpoint.AbsoluteUri, .. more];

    private static string[] Estimate(string model, string usage) => ["estimate", model, "--usage", usage, "--as-of", "2025-10-01", "--format", "json"];

    private static string Total(string json) => JsonDocument.Parse(json).RootElement.GetProperty("totalUsd").GetRawText();

    private static string LineOf(string output, string start) =>
        output.Split('\n').FirstOrDefault(line => line.TrimStart().StartsWith(start, StringComparison.Ordinal)) ?? "";

    private static Task<(int Status, string Output, string Error)> RunAsync(string[] arguments, bool credentials = true) =>
        ToolProcess.RunAsync(arguments, credentials);
}
