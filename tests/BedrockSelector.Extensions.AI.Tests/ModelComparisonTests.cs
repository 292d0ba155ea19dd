using System.Collections.Concurrent;
using BedrockSelector.BedrockRuntime.Tests.Loopback;
using BedrockSelector.Calls;
using BedrockSelector.Extensions.AI.Comparison;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using Microsoft.Extensions.AI;

namespace BedrockSelector.Extensions.AI.Tests;

public sealed class ModelComparisonTests : LiveTests
{
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static ComparisonRequest Ask(params string[] models) => new()
    {
        Models = [.. models.Select(ModelReference.Parse)],
        Messages = [new(ChatRole.User, [new TextContent("What are the top AWS services?"), new DataContent(Png, "image/png")])],
        Region = Region,
        AsOf = Day,
    };

    [Test]
    public async Task Run_MicroAndSonnetWithAnImage_ShowsTokensTimesCostsAndTheDroppedImage()
    {
        Service.Always(Micro, new Answer("Amazon EC2", ", S3") { InputTokens = 7, OutputTokens = 512, TakesImages = false });
        Service.Always(Sonnet, new Answer("The top ", "services: S3") { InputTokens = 15, OutputTokens = 393, FirstPieceDelay = TimeSpan.FromMilliseconds(60) });

        var report = await Comparison().RunAsync(Ask(Micro, Sonnet));

        using (Assert.EnterMultipleScope())
        {
            var (micro, sonnet) = (report.Results[0], report.Results[1]);
            Assert.That(micro.Ignored.Single().Kind, Is.EqualTo("image"));
            Assert.That(micro.Ignored.Single().Reason, Does.Contain("text only"));
            Assert.That(sonnet.Ignored, Is.Empty);
            Assert.That(micro.Runs[0].Error, Is.Null);
            Assert.That(micro.Runs[0].Text, Is.EqualTo("Amazon EC2, S3"));
            Assert.That(micro.Runs[0].TextLength, Is.EqualTo(14));
            Assert.That(micro.Runs[0].StopReason, Is.EqualTo("end_turn"));
            Assert.That(micro.Runs[0].Usage, Is.EqualTo(Usage.Tokens(7, 512)));
            Assert.That(sonnet.Runs[0].Usage, Is.EqualTo(Usage.Tokens(15, 393)));

            // Nova Micro, us-east-1: 0.035 and 0.14 USD per million tokens (AWS price list): 7 × 0.035e-6 + 512 × 0.14e-6.
            Assert.That(micro.Runs[0].CostUsd, Is.EqualTo(0.000071925m));

            // Claude 3.5 Sonnet: 3 and 15 USD per million tokens: 15 × 3e-6 + 393 × 15e-6.
            Assert.That(sonnet.Runs[0].CostUsd, Is.EqualTo(0.00594m));
            Assert.That(sonnet.Runs[0].Cost!.Lines.Select(static line => line.Meter), Is.EqualTo([Meter.InputTokens, Meter.OutputTokens]));
            Assert.That(sonnet.Runs[0].TimeToFirstToken, Is.GreaterThanOrEqualTo(TimeSpan.FromMilliseconds(55)));
            Assert.That(sonnet.Runs[0].TotalTime, Is.GreaterThanOrEqualTo(sonnet.Runs[0].TimeToFirstToken!.Value));
            Assert.That(micro.Runs[0].OutputTokensPerSecond, Is.EqualTo(
                511d / (micro.Runs[0].TotalTime - micro.Runs[0].TimeToFirstToken)!.Value.TotalSeconds).Within(1e-6).Percent);

            var sent = Service.Requests.ToDictionary(static request => request.ModelId, static request => request.Json.GetRawText());
            Assert.That(sent[Micro], Does.Not.Contain("image"));
            Assert.That(sent[Sonnet], Does.Contain("image"));
        }
    }

    [Test]
    public async Task Run_Refuse_DoesNotCallTheModel()
    {
        Service.Always(Sonnet, new Answer("ok"));

        var report = await Comparison().RunAsync(Ask(Micro, Sonnet) with { Unsupported = UnsupportedContent.Refuse });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Results[0].Refusal, Does.Contain("text only"));
            Assert.That(report.Results[0].Runs, Is.Empty);
            Assert.That(report.Results[1].Refusal, Is.Null);
            Assert.That(Service.Requests.Select(static request => request.ModelId), Is.EqualTo([Sonnet]));
        }
    }

    [Test]
    public async Task Run_Retries_AreLeftOutOfTheTimes()
    {
        // The runtime waits 400 ms before its retry; the answer itself comes at once.
        Service.Next(Micro, Refusal.Throttling).Always(Micro, new Answer("ok"));
        var stopwatch = System.Diagnostics.Stopwatch.StartNew();

        var report = await Comparison().RunAsync(Ask(Micro));

        using (Assert.EnterMultipleScope())
        {
            var run = report.Results[0].Runs[0];
            Assert.That(run.Attempts, Is.EqualTo(2));
            Assert.That(run.TotalTime, Is.LessThanOrEqualTo(stopwatch.Elapsed - TimeSpan.FromMilliseconds(390)));
            Assert.That(run.TimeToFirstToken, Is.LessThanOrEqualTo(run.TotalTime!.Value));
        }
    }

    [Test]
    public async Task Run_OneModelFails_IsAResultBesideTheOthers()
    {
        Service.Always(Micro, new Answer("half") { Fault = StreamFault.ModelStreamErrorException });
        Service.Always(Sonnet, new Answer("ok"));

        var report = await Comparison().RunAsync(Ask(Micro, Sonnet));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Results[0].Runs[0].Error, Does.Contain("ModelStreamErrorException"));
            Assert.That(report.Results[0].Runs[0].Text, Is.EqualTo("half"));
            Assert.That(report.Results[0].Runs[0].TotalTime, Is.Null);
            Assert.That(report.Results[0].Runs[0].CostUsd, Is.Null);
            Assert.That(report.Results[1].Runs[0].Error, Is.Null);
        }
    }

    [Test]
    public void Run_UnknownModel_CallsNothing()
    {
        Service.Always(Micro, new Answer("ok"));

        Assert.That(
            async () => await Comparison().RunAsync(Ask(Micro, "acme.unknown-v1:0")), Throws.InstanceOf<ModelResolutionException>());
        Assert.That(Service.Requests, Is.Empty);
    }

    [Test]
    public async Task Run_CacheTokens_ArePricedApart()
    {
        Service.Always(Sonnet, new Answer("ok") { InputTokens = 100, OutputTokens = 10, CacheReadInputTokens = 1000, CacheWriteInputTokens = 300 });

        var report = await Comparison().RunAsync(Ask(Sonnet));

        Assert.That(report.Results[0].Runs[0].Usage!.ToString(), Is.EqualTo(
            "input-tokens=100,output-tokens=10,cache-read-tokens=1000,cache-write-5m-tokens=300"));
    }

    [Test]
    public async Task Run_SeveralRuns_GiveMedianSpreadAndProgress()
    {
        Service.Next(Micro, [.. new[] { 10, 20, 60, 40 }.Select(static tokens => new Answer("x") { OutputTokens = tokens })]);
        var seen = new ConcurrentQueue<ComparisonProgress>();

        var report = await Comparison().RunAsync(Ask(Micro) with { Runs = 4, MaxConcurrency = 1 }, new Listener(seen));

        using (Assert.EnterMultipleScope())
        {
            // Sorted: 10, 20, 40, 60. Median 30; quartiles at positions 0.75 and 2.25: 17.5 and 45.
            Assert.That(report.Results[0].Summarize(ComparisonMetric.OutputTokens), Is.EqualTo(new MetricSummary(4, 30, 17.5, 45, 10, 60)));
            Assert.That(seen.Count(static report => report.Stage == ComparisonStage.Finished), Is.EqualTo(4));
            Assert.That(seen.Where(static report => report.Stage == ComparisonStage.Started).Select(static report => report.Run), Is.EqualTo([1, 2, 3, 4]));
        }
    }

    [Test]
    public void Run_Cancelled_Throws()
    {
        Service.Always(Micro, new Answer("x") { Fault = StreamFault.Stalls });
        using var cancellation = new CancellationTokenSource(150);

        Assert.That(
            async () => await Comparison().RunAsync(Ask(Micro), cancellationToken: cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Run_SameModelTwice_IsRefused() => Assert.That(
        async () => await Comparison().RunAsync(Ask(Micro, Micro)), Throws.ArgumentException);

    private sealed class Listener(ConcurrentQueue<ComparisonProgress> seen) : IProgress<ComparisonProgress>
    {
        public void Report(ComparisonProgress value) => seen.Enqueue(value);
    }
}
