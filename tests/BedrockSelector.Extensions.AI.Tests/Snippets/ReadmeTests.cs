using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using BedrockSelector.BedrockRuntime;
using BedrockSelector.BedrockRuntime.Tests.Loopback;
using BedrockSelector.Calls;
using BedrockSelector.Extensions.AI.Comparison;
using BedrockSelector.Knowledge;
using Example;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BedrockSelector.Extensions.AI.Tests.Snippets;

public sealed partial class ReadmeTests : LiveTests
{
    [Test]
    public async Task ChatApp_OfTheReadme_AnswersWithTheSelectedModel()
    {
        // Whatever the selector prefers today may answer.
        foreach (var offer in Catalog.Models.SelectMany(static model => model.Offers))
        {
            Service.Always(offer.CallId, new Answer("Hello!") { InputTokens = 1000, OutputTokens = 100 });
        }

        await using var app = BuildApp();
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new(app.Urls.Single()) };

        var response = await http.PostAsJsonAsync("/chat", new { text = "Hello?" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
            Assert.That(answer.GetProperty("text").GetString(), Is.EqualTo("Hello!"));
            Assert.That(answer.GetProperty("model").GetString(), Is.EqualTo(Service.Requests.Single().ModelId));
            Assert.That(answer.GetProperty("costUsd").GetDecimal(), Is.GreaterThan(0m));
        }
    }

    [Test]
    public async Task ChatApp_EverythingDown_Answers503()
    {
        foreach (var offer in Catalog.Models.SelectMany(static model => model.Offers))
        {
            Service.Always(offer.CallId, new Refusal(403, "AccessDeniedException", "No access."));
        }

        await using var app = BuildApp();
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new(app.Urls.Single()) };

        var response = await http.PostAsJsonAsync("/chat", new { text = "Hello?" });

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
    }

    [Test]
    public async Task Comparison_OfTheReadme_Runs()
    {
        Service.Always(Micro, new Answer("S3") { InputTokens = 7, OutputTokens = 512 });
        Service.Always(Sonnet, new Answer("EC2") { InputTokens = 15, OutputTokens = 393 });
        var comparison = Comparison();

        #region compare
        var report = await comparison.RunAsync(new ComparisonRequest
        {
            Models = [ModelReference.Parse("amazon.nova-micro-v1:0"), ModelReference.Parse("anthropic.claude-3-5-sonnet-20240620-v1:0")],
            Messages = [new ChatMessage(ChatRole.User, "What are the top AWS services?")],
            Region = new AwsRegion("us-east-1"),
            AsOf = new DateOnly(2025, 10, 1),
            Runs = 5,
        });

        foreach (var result in report.Results)
        {
            var run = result.Runs[0];
            Console.WriteLine($"{result.Model}: {run.TextLength} characters, {run.Usage}, {run.TotalTime}, {run.CostUsd} USD");
        }

        var tokens = report.Compare(ComparisonMetric.OutputTokens, report.Results[0].Model, report.Results[1].Model);
        Console.WriteLine($"{tokens?.MedianDifference} tokens more, chance alone: p = {tokens?.PValue}");
        #endregion

        Assert.That((tokens!.MedianDifference, tokens.MoreThanNoise), Is.EqualTo((119d, (bool?)true)));
    }

    [Test]
    public void CSharpBlocks_OfTheReadmes_AreTheCompiledRegions()
    {
        var blocks = new[] { "BedrockSelector.Extensions.AI", "BedrockSelector.BedrockRuntime" }
            .Select(static package => File.ReadAllText(Path.Combine(Root(), "src", package, "README.md")).ReplaceLineEndings("\n"))
            .SelectMany(static readme => Block().Matches(readme).Select(static match => match.Groups[1].Value.Trim()));
        var regions = Directory.GetFiles(Path.Combine(Root(), "tests", "BedrockSelector.Extensions.AI.Tests", "Snippets"), "*.cs")
            .SelectMany(static path => CodeRegion().Matches(File.ReadAllText(path).ReplaceLineEndings("\n")))
            .Select(static match => Dedent(match.Groups[1].Value));

        Assert.That(blocks, Is.EquivalentTo(regions));
    }

    private WebApplication BuildApp()
    {
        // What a deployment sets: the address of the service, credentials, and where to listen.
        var app = ChatApp.Build(
        [
            "--Bedrock:Endpoint=" + Service.Endpoint, "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None",
        ]);
        var options = app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<BedrockRuntimeOptions>>().Value;
        options.Credentials = new BasicAWSCredentials(LoopbackBedrock.AccessKey, LoopbackBedrock.SecretKey);
        return app;
    }

    private static string Root([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));

    private static string Dedent(string text)
    {
        var lines = text.TrimEnd().Split('\n').SkipWhile(string.IsNullOrWhiteSpace).ToArray();
        var indent = lines.Where(static line => line.Trim().Length > 0).Min(static line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length < indent ? "" : line[indent..])).Trim();
    }

    [GeneratedRegex(@"#region \S+\n(.*?)\n\s*#endregion", RegexOptions.Singleline)]
    private static partial Regex CodeRegion();

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
