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

    [TestCase("check us.meta.llama4-maverick-17b-instruct-v1:0 --feature tool-use,streaming", 3, "only without streaming")]
    [TestCase("check us.anthropic.claude-opus-4-7 --feature temperature", 3, "temperature")]
    [TestCase("check us.anthropic.claude-sonnet-4-6 --feature system-prompt", 0, "")]
    [TestCase("check openai.gpt-oss-120b-1:0 --feature system-prompt", 0, "")]
    [TestCase("check amazon.nova-pro-v1:0 --usage cache-write-1h-tokens=5000", 3, "'1h'")]
    [TestCase("check us.anthropic.claude-opus-4-7 --usage cache-write-5m-tokens=500,input-tokens=1000", 0, "4096")]
    [TestCase("check us.anthropic.claude-sonnet-4-5-20250929-v1:0", 0, "legacy since 2026-10-08: AWS refuses it to accounts that have not used it for 30 days")]
    [TestCase("check us.anthropic.claude-sonnet-4-6 --region eu-central-1", 3, "cannot be called from eu-central-1")]
    [TestCase("check bedrock/us.anthropic.claude-sonnet-4-6", 2, "drop 'bedrock/'")]
    [TestCase("check stability.stable-fast-upscale-v1:0 --input text", 3, "works on an image")]
    [TestCase("check us.anthropic.claude-sonnet-4-6 --residency eu", 3, "must stay in eu")]
    [TestCase("check us.anthropic.claude-sonnet-4-6 --residency us", 0, "")]
    [TestCase("estimate us.anthropic.claude-haiku-4-5-20251001-v1:0 --tier batch --usage input-tokens=1000,output-tokens=10 --requests 50", 0, "at least 100 records")]
    [TestCase("estimate us.anthropic.claude-haiku-4-5-20251001-v1:0 --tier batch --usage input-tokens=1000,output-tokens=10 --requests 100", 0, "")]
    public void Tool_WhatAwsWouldRefuse_IsSaidBefore(string line, int exit, string words)
    {
        var run = Tool.Line(line + " --as-of 2026-11-28");

        Assert.That(run.ExitCode, Is.EqualTo(exit), run.Err);
        Assert.That(run.Err, words.Length == 0 ? Is.Empty : Does.Contain(words));
    }

    [Test]
    public void Check_Request_PrintsFindingsAndWritesTheRepairedOne()
    {
        using var request = new TemporaryFile("request.json", """{ "messages": [{ "role": "user", "content": [{ "text": "Hi" }, { "text": "" }] }], "inferenceConfig": { "temperature": 0.5 } }""");
        using var repaired = new TemporaryFile("request.json", "");

        var wrong = Tool.Run("check", "us.anthropic.claude-opus-4-7", "--request", request.Path, "--format", "json");
        var right = Tool.Run("check", "us.anthropic.claude-opus-4-7", "--request", request.Path, "--fix", repaired.Path, "--format", "json");
        var again = Tool.Run("check", "us.anthropic.claude-opus-4-7", "--request", repaired.Path, "--format", "json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wrong.ExitCode, Is.EqualTo(3));
            Assert.That(
                wrong.Json.GetProperty("findings").EnumerateArray().Select(static finding => (finding.GetProperty("code").GetString(), finding.GetProperty("subject").GetString(), finding.GetProperty("severity").GetString())),
                Is.SupersetOf(new[] { ("temperature-unsupported", "inferenceConfig.temperature", "error"), ("text-blank", "messages[0].content[1]", "error") }));
            Assert.That(right.ExitCode, Is.Zero, right.Err);
            Assert.That(right.Json.GetProperty("changes").GetArrayLength(), Is.EqualTo(2));
            Assert.That(again.ExitCode, Is.Zero, again.Err);
            Assert.That(again.Json.GetProperty("findings").EnumerateArray().Any(static finding => finding.GetProperty("severity").GetString() == "error"), Is.False);
        }
    }

    [TestCase("[]")]
    [TestCase("{")]
    [TestCase("")]
    public void Check_RequestThatIsNoObject_IsOneLine(string text)
    {
        using var request = new TemporaryFile("request.json", text);

        var run = Tool.Run("check", "amazon.nova-pro-v1:0", "--request", request.Path);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Err.Trim().Split('\n'), Has.Length.EqualTo(1));
    }
}
