using System.Text.Json;
using BedrockSelector.Cli.Tests.Harness;

namespace BedrockSelector.Cli.Tests;

public sealed class CheckTests
{
    [Test]
    public void Check_ImageForATextModel_IsANoThatSaysWhy()
    {
        var run = Tool.Line("check amazon.nova-micro-v1:0 --input text,image --format json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(3));
            Assert.That(run.Err, Is.EqualTo("no: Amazon Nova Micro takes text only: the request has an image.\n"));
            Assert.That(run.Json.GetProperty("modelId").GetString(), Is.EqualTo("amazon.nova-micro-v1:0"));
            Assert.That(run.Json.GetProperty("supported").GetBoolean(), Is.False);
            Assert.That(run.Json.GetProperty("problems")[0].GetProperty("message").GetString(), Is.EqualTo("Amazon Nova Micro takes text only: the request has an image."));
            Assert.That(run.Json.GetProperty("problems")[0].GetProperty("code").GetString(), Does.Match("^[a-z-]+$"));
            Assert.That(run.Json.GetProperty("warnings").GetArrayLength(), Is.Zero);
        }
    }

    [Test]
    public void Check_EndedModel_CanAndWarns()
    {
        var run = Tool.Line("check amazon.nova-reel-v1:1 --input text,image --output video --format json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(run.Err, Is.EqualTo("warning: Amazon Nova Reel 1.1 ended on 2026-09-30.\n"));
            Assert.That(run.Json.GetProperty("supported").GetBoolean(), Is.True);
            Assert.That(run.Json.GetProperty("problems").GetArrayLength(), Is.Zero);
            Assert.That(run.Json.GetProperty("warnings")[0].GetProperty("message").GetString(), Does.Contain("2026-09-30"));
        }
    }

    [Test]
    public void Check_BeforeTheEnd_DoesNotSayEnded()
    {
        var run = Tool.Line("check amazon.nova-reel-v1:1 --input text,image --output video --as-of 2025-01-01");

        Assert.That((run.ExitCode, run.Err.Contains("ended on", StringComparison.Ordinal)), Is.EqualTo((0, false)));
    }

    [TestCase("check amazon.nova-pro-v1:0 --output video")]
    [TestCase("check amazon.nova-micro-v1:0 --feature reasoning")]
    [TestCase("check amazon.nova-micro-v1:0 --usage input-tokens=129000", Description = "its context window is 128,000 tokens")]
    [TestCase("check amazon.titan-embed-text-v2:0 --output text")]
    public void Check_BeyondTheModel_IsANo(string line)
    {
        var run = Tool.Line(line + " --format json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(3));
            Assert.That(run.Json.GetProperty("supported").ValueKind, Is.Not.EqualTo(JsonValueKind.True));
            Assert.That(run.Json.GetProperty("problems").GetArrayLength(), Is.GreaterThan(0));
        }
    }

    [TestCase("check us.amazon.nova-pro-v1:0 --input text,image,video")]
    [TestCase("check arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-pro-v1:0 --input text")]
    [TestCase("check arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-pro-v1:0 --feature tool-use")]
    public void Check_WithinTheModel_IsAYes(string line)
    {
        Assert.That(Tool.Line(line).ExitCode, Is.Zero);
    }
}
