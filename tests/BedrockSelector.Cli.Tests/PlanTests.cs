using BedrockSelector.Cli.Tests.Harness;

namespace BedrockSelector.Cli.Tests;

public sealed class PlanTests
{
    [Test]
    public void Inference_UnitCapacityUnknown_HasATotalAndExitsZero()
    {
        // 20,000 × 0.33 + 4,000 × 2.75 per million = 0.0176 USD a minute; × 60 × 8,928 hours = 9,427.968 USD.
        var run = Tool.Line("plan inference us.amazon.nova-2-lite-v1:0 --tokens-per-minute in=20000,out=4000 --months 12 --as-of 2026-11-22 --format json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(run.Json.GetProperty("totalUsd").GetRawText(), Is.EqualTo("9427.968"));
            Assert.That(run.Json.GetProperty("undecided").GetString(), Does.StartWith("Provisioned throughput"));
        }
    }

    [Test]
    public void Inference_NothingCanBeUsed_ExitsThree()
    {
        var run = Tool.Line(
            "plan inference meta.llama3-1-8b-instruct-v1:0 --region us-west-2 --overflow forbid --max-units 0 --tokens-per-minute in=20000,out=4000 --unit-capacity in=60000,out=12000 --format json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(3));
            Assert.That(run.Json.GetProperty("infeasible").GetString(), Does.StartWith("Hour 0 needs 1 units, only 0"));
        }
    }

    [Test]
    public void Inference_RequestsAMinute_AreTheQuotaThatBreaks() =>
        Assert.That(
            Tool.Line("plan inference amazon.nova-lite-v1:0 --tokens-per-minute in=50000,out=2000 --requests-per-minute 2500 --max-tokens 200").Err,
            Does.Contain("Requests a minute break the default on-demand quota of Nova Lite (2,500 of 2,000)."));

    [Test]
    public void Inference_MonthsBeyondTheEndOfTheModel_SaysSo()
    {
        const string Command = "plan inference us.anthropic.claude-opus-4-1-20250805-v1:0 --months 24 --as-of 2026-11-28";

        var planned = Tool.Line(Command + " --tokens-per-minute in=1000,out=100 --format json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Tool.Line(Command).Err, Does.Contain("Claude Opus 4.1 ends on 2027-01-08, within the horizon"));
            Assert.That(planned.ExitCode, Is.Zero);
            Assert.That(planned.Json.GetProperty("ends").GetProperty("on").GetString(), Is.EqualTo("2027-01-08"));
            Assert.That(planned.Json.GetProperty("undecided").GetString(), Does.Contain("replacement"));
        }
    }

    [Test]
    public void Custom_Options_PrintThreeRowsAndStorageBesideTheTwo()
    {
        // 2,000,000 × 1.49 per million = 2.98 USD; storage 1.95 USD a month.
        var run = Tool.Line(
            "plan custom meta.llama3-1-8b-instruct-v1:0 --region us-west-2 --training-tokens 2000000 --months-stored 1 --tokens-per-minute in=20000,out=4000 --unit-capacity in=60000,out=12000 --format json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(run.Json.GetProperty("training").GetProperty("totalUsd").GetRawText(), Is.EqualTo("2.98"));
            Assert.That(run.Json.GetProperty("storage").GetProperty("totalUsd").GetRawText(), Is.EqualTo("1.95"));
            Assert.That(run.Json.GetProperty("inference").GetProperty("totalUsd").GetRawText(), Is.EqualTo("15757.92"));
            Assert.That(run.Json.GetProperty("sumUsd").ValueKind, Is.EqualTo(System.Text.Json.JsonValueKind.Null));
        }
    }
}
