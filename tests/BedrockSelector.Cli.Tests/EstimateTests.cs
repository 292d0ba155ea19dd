using System.Text.Json;
using BedrockSelector.Cli.Tests.Harness;

namespace BedrockSelector.Cli.Tests;

public sealed class EstimateTests
{
    private const string Sonnet = "anthropic.claude-sonnet-4-5-20250929-v1:0";

    // One of everything through one command. Expected amounts are the listed price by hand.
    private static readonly object[][] OneOfEach =
    [
        // 1,500 × 0.035 / 1M = 0.0000525 and 300 × 0.14 / 1M = 0.000042 (AWS price list, 2026-08-20).
        ["amazon.nova-micro-v1:0 --usage input-tokens=1500,output-tokens=300", "0.0000945"],

        // One standard image of 1024x1024: 0.04 (pricing page, 2026-07-24). Premium 2048x2048: 0.08.
        ["amazon.nova-canvas-v1:0 --usage images=1", "0.04"],
        ["amazon.nova-canvas-v1:0 --usage images=1 --resolution 2048x2048 --quality premium", "0.08"],

        // One second of video: Nova Reel 0.08; Ray 2 at 720p 1.5, at 540p 0.75 (pricing page, 2026-07-24).
        ["amazon.nova-reel-v1:1 --usage video-seconds=1", "0.08"],
        ["luma.ray-v2:0 --usage video-seconds=1 --region us-west-2 --resolution 540p", "0.75"],

        // One million tokens read from the cache of Nova Pro: 0.2, a quarter of its 0.8.
        ["amazon.nova-pro-v1:0 --usage cache-read-tokens=1000000", "0.2"],

        // One batch request of Nova Lite, half of 0.06 and 0.24: 1,000 × 0.03 / 1M + 100 × 0.12 / 1M = 0.00003 + 0.000012.
        ["amazon.nova-lite-v1:0 --usage input-tokens=1000,output-tokens=100 --tier batch", "0.000042"],

        // One model-unit hour of Nova Canvas for a month: 55 (pricing page, 2026-07-24).
        ["amazon.nova-canvas-v1:0 --usage model-unit-hours=1 --term 1-month", "55"],

        // One training token of Nova Micro at 1 a million.
        ["amazon.nova-micro-v1:0 --usage training-tokens=1 --allow-derived-rates", "0.000001"],

        // A thousand searches of Amazon Rerank at 0.001 each.
        ["amazon.rerank-v1:0 --usage search-units=1 --requests 1000 --region us-west-2", "1"],
        ["amazon.nova-micro-v1:0 --usage input-tokens=0", "0"],
    ];

    [TestCaseSource(nameof(OneOfEach))]
    public void Estimate_OneOfEach_HasAPrice(string line, string total)
    {
        var run = Tool.Line($"estimate {line} --format json");

        Assert.That(run.ExitCode, Is.Zero, run.Err);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Json.GetProperty("totalUsd").GetRawText(), Is.EqualTo(total));
            Assert.That(run.Json.GetProperty("currency").GetString(), Is.EqualTo("USD"));
            Assert.That(run.Json.GetProperty("missing").GetArrayLength(), Is.Zero);
            AssertLinesSum(run.Json);
        }
    }

    [Test]
    public void Estimate_Json_HasTheFieldsOfTheContract()
    {
        var json = Tool.Line("estimate amazon.nova-micro-v1:0 --usage input-tokens=1500,output-tokens=300 --requests 3 --format json").Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Names(json), Is.SupersetOf(new[] { "model", "tier", "asOf", "currency", "requests", "totalUsd", "lines", "band", "missing" }));
            Assert.That(Names(json.GetProperty("model")), Is.SupersetOf(new[] { "modelId", "scope", "region" }));
            Assert.That(Names(json.GetProperty("lines")[0]), Is.SupersetOf(new[] { "meter", "quantity", "unit", "unitPriceUsd", "per", "amountUsd", "source", "asOf", "layer" }));
            Assert.That(json.GetProperty("asOf").GetString(), Is.EqualTo("2026-11-22"));

            // 3 × 0.0000945.
            Assert.That(json.GetProperty("totalUsd").GetRawText(), Is.EqualTo("0.0002835"));
            Assert.That(json.GetProperty("lines")[0].GetProperty("quantity").GetRawText(), Is.EqualTo("4500"));
            AssertLinesSum(json);
        }
    }

    // 1,000 tokens stay below the long-context band: global 3 and 15 a million, in the geography a tenth more.
    [TestCase("us." + Sonnet, "geo", "us-east-1", "0.0033", "0.0165")]
    [TestCase("global." + Sonnet, "global", "us-east-1", "0.003", "0.015")]
    [TestCase("arn:aws:bedrock:us-west-2:123456789012:inference-profile/us." + Sonnet, "geo", "us-west-2", "0.0033", "0.0165")]
    [TestCase("arn:aws:bedrock:us-west-2:123456789012:inference-profile/global." + Sonnet, "global", "us-west-2", "0.003", "0.015")]
    public void Estimate_Profile_PricesItsOwnScope(string model, string scope, string region, string input, string output)
    {
        var run = Tool.Line($"estimate {model} --usage input-tokens=1000,output-tokens=1000 --format json");

        Assert.That(run.ExitCode, Is.Zero, run.Err);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Json.GetProperty("model").GetProperty("modelId").GetString(), Is.EqualTo(Sonnet));
            Assert.That(run.Json.GetProperty("model").GetProperty("scope").GetString(), Is.EqualTo(scope));
            Assert.That(run.Json.GetProperty("model").GetProperty("region").GetString(), Is.EqualTo(region));
            Assert.That(run.Json.GetProperty("lines")[0].GetProperty("amountUsd").GetRawText(), Is.EqualTo(input));
            Assert.That(run.Json.GetProperty("lines")[1].GetProperty("amountUsd").GetRawText(), Is.EqualTo(output));
        }
    }

    [TestCase(Sonnet)]
    [TestCase("arn:aws:bedrock:us-west-2::foundation-model/" + Sonnet)]
    public void Estimate_BareIdOfAProfileOnlyModel_NamesTheProfiles(string model)
    {
        var run = Tool.Line($"estimate {model} --usage input-tokens=1000 --format json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(3));
            Assert.That(run.ErrorLines, Has.Length.EqualTo(1));
            Assert.That(run.Err, Does.Contain("us." + Sonnet).And.Contain("global." + Sonnet));
            Assert.That(run.Json.GetProperty("totalUsd").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(run.Json.GetProperty("missing")[0].GetProperty("meter").GetString(), Is.EqualTo("input-tokens"));
            Assert.That(run.Json.GetProperty("missing")[0].GetProperty("reason").GetString(), Does.Contain("us." + Sonnet));
        }
    }

    [Test]
    public void Estimate_ProfileFromAnotherGeography_NamesTheRegionsThatCan()
    {
        var run = Tool.Line("estimate us.amazon.nova-micro-v1:0 --usage input-tokens=1 --region eu-west-1");

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Err, Does.Contain("us-east-1, us-east-2 or us-west-2").And.Contain("eu.amazon.nova-micro-v1:0"));
    }

    [Test]
    public void Estimate_KnownRegionWithoutAnOffer_IsANo()
    {
        Assert.That(Tool.Line("estimate amazon.nova-micro-v1:0 --usage input-tokens=1 --region ap-south-2").ExitCode, Is.EqualTo(3));
    }

    [Test]
    public void Estimate_KnownMeterWithoutAPrice_IsMissingNotZero()
    {
        var run = Tool.Line("estimate amazon.nova-micro-v1:0 --usage input-tokens=1000,images=1 --format json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(3));
            Assert.That(run.Json.GetProperty("totalUsd").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(run.Json.GetProperty("missing").EnumerateArray().Select(static one => one.GetProperty("meter").GetString()), Is.EqualTo(new[] { "images" }));
        }
    }

    [Test]
    public void Estimate_ArnAndItsOwnRegion_Agree()
    {
        Assert.That(Tool.Line("estimate arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0 --usage input-tokens=1 --region us-east-1").ExitCode, Is.Zero);
    }

    private static void AssertLinesSum(JsonElement estimate)
    {
        var sum = estimate.GetProperty("lines").EnumerateArray().Sum(static line => line.GetProperty("amountUsd").GetDecimal());
        Assert.That(sum, Is.EqualTo(estimate.GetProperty("totalUsd").GetDecimal()));
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(static member => member.Name);
}
