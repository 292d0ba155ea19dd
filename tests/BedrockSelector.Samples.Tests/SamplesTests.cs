using System.Diagnostics;
using System.Net;

namespace BedrockSelector.Samples.Tests;

public class SamplesTests
{
    [Test]
    public async Task Console_Run_NamesAModelAndACost()
    {
        var (exit, output) = await RunAsync("Console");

        // 1,500 × 0.06 ÷ 10⁶ + 400 × 0.24 ÷ 10⁶ = 0.000186 USD, a million times.
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exit, Is.Zero);
            Assert.That(output, Does.StartWith("best: "));
            Assert.That(output, Does.Contain("a month of us.amazon.nova-lite-v1:0: 186 USD"));
        }
    }

    [Test]
    public async Task Worker_Run_PricesTheNightAndEnds()
    {
        var (exit, output) = await RunAsync("Worker");

        // (8,000 × 0.06 + 500 × 0.24) ÷ 10⁶ × 20,000 = 12 USD; (8,000 × 1.1 + 500 × 5.5) ÷ 10⁶ × 20,000 = 231 USD.
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exit, Is.Zero);
            Assert.That(output, Does.Contain("us.amazon.nova-lite-v1:0: 12 USD"));
            Assert.That(output, Does.Contain("us.anthropic.claude-haiku-4-5-20251001-v1:0: 231 USD"));
        }
    }

    [Test]
    public async Task Web_Requests_AreAnsweredOrRefusedWithTheReason()
    {
        using var process = Start("Web", "--urls", "http://127.0.0.1:0");
        try
        {
            var address = await AddressAsync(process);
            using var client = new HttpClient { BaseAddress = address };

            var good = await client.GetStringAsync(
                new Uri("/estimate?model=us.amazon.nova-lite-v1:0&usage=input-tokens=1500,output-tokens=400", UriKind.Relative));
            var bad = await client.GetAsync(new Uri("/estimate?model=amazon.nova-lit-v1:0&usage=input-tokens=1", UriKind.Relative));

            using (Assert.EnterMultipleScope())
            {
                Assert.That(good, Does.Contain("0.000186"));
                Assert.That(bad.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
                Assert.That(await bad.Content.ReadAsStringAsync(), Does.Contain("amazon.nova-lite-v1:0"));
            }
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static async Task<Uri> AddressAsync(Process process)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.IndexOf("http://", StringComparison.Ordinal) is var start and >= 0)
            {
                return new(line[start..].Trim());
            }
        }

        throw new AssertionException("The sample ended before it listened.");
    }

    private static async Task<(int Exit, string Output)> RunAsync(string sample)
    {
        using var process = Start(sample);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, output);
    }

    private static Process Start(string sample, params string[] arguments)
    {
        // Beside the tests, in the same configuration: …/tests/BedrockSelector.Samples.Tests/bin/CONFIGURATION/net10.0.
        var own = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        var tests = own.Parent!.Parent!.Parent!.Parent!.FullName;
        var program = Path.Combine(tests, "Samples", sample, "bin", own.Parent.Name, own.Name, $"Samples.{sample}.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true })!;
    }
}
