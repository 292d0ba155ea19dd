using BedrockSelector.Cli.Tests.Harness;

namespace BedrockSelector.Cli.Tests;

public sealed class UsageTests
{
    // 1,500 × 0.8 + 500 × 3.2 a million = 0.0028 a call.
    private const string Record = """{"schemaType":"ModelInvocationLog","timestamp":"2026-10-10T10:00:00Z","region":"us-east-1","accountId":"123456789012","identity":{"arn":"@who"},"modelId":"amazon.nova-pro-v1:0","requestMetadata":{"team":"@team"},"input":{"inputTokenCount":1500},"output":{"outputTokenCount":500}}""";

    internal const string Bill =
        """
        line_item_usage_start_date,line_item_usage_end_date,line_item_line_item_type,line_item_product_code,line_item_usage_type,line_item_usage_amount,pricing_unit,line_item_unblended_cost,line_item_currency_code,product_region_code,product,resource_tags
        2026-10-10T10:00:00Z,2026-10-10T11:00:00Z,Usage,AmazonBedrock,USE1-NovaPro-input-tokens,3,1K tokens,0.0024,USD,us-east-1,"{""model"":""Nova Pro""}","{""user_team"":""=search""}"
        2026-10-10T10:00:00Z,2026-10-10T11:00:00Z,Usage,AmazonBedrock,USE1-NovaPro-output-tokens,1,1K tokens,0.004,USD,us-east-1,"{""model"":""Nova Pro""}","{""user_team"":""=search""}"
        2026-10-10T10:00:00Z,2026-10-10T11:00:00Z,Usage,AmazonEC2,BoxUsage,1,Hrs,5,USD,us-east-1,{},{}

        """;

    [Test]
    public void Usage_ByIdentityAndMetadata_TellsCallersApart()
    {
        using var log = new TemporaryFile("log.json", Lines(("a", "search"), ("a", "search"), ("b", "chat")));

        var run = Tool.Line($"usage {log.Path} --by identity,metadata:team --format json");

        Assert.That(run.ExitCode, Is.Zero, run.Err);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Json.GetProperty("totalUsd").GetDecimal(), Is.EqualTo(0.0084m));
            Assert.That(
                run.Json.GetProperty("rows").EnumerateArray().Select(static row => (row.GetProperty("keys")[1].GetString(), row.GetProperty("usd").GetDecimal())),
                Is.EqualTo(new[] { ("search", 0.0056m), ("chat", 0.0028m) }));
        }
    }

    [Test]
    public void Usage_Focus_PrintsTheColumnsOfTheStandardAndNoFormula()
    {
        using var log = new TemporaryFile("log.json", Lines(("=cmd|' /C calc'!A0", "+1+1")));

        var run = Tool.Line($"usage {log.Path} --by identity,metadata:team --format focus");
        var lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(run.ExitCode, Is.Zero, run.Err);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines, Has.Length.EqualTo(3));
            Assert.That(lines[0], Does.Contain("BilledCost").And.Contain("ChargePeriodStart").And.Contain("ServiceName"));
            Assert.That(lines[1], Does.StartWith("123456789012,USD,2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,2026-10-10T10:00:00Z,2026-10-10T11:00:00Z,Usage,").And.Contain(",0.0012,"));
            Assert.That(lines.SelectMany(static line => line.Split(',')), Has.None.StartsWith("=").And.None.StartsWith("+"));
        }
    }

    [TestCase("csv")]
    [TestCase("table")]
    public void Usage_HostileNames_PrintNoFormulaAndNoEscape(string format)
    {
        using var log = new TemporaryFile("log.json", Lines(("=1+1", "\\u001b[31mred\\u0007"), ("@SUM(A1)", "x")));

        var run = Tool.Line($"usage {log.Path} --by identity,metadata:team --format {format}");

        Assert.That(run.ExitCode, Is.Zero, run.Err);
        Assert.That(run.Out, Does.Not.Contain('\u001b').And.Not.Contain('\a'));
        Assert.That(format == "csv" && run.Out.Split('\n').Any(static line => line.Length > 0 && line[0] is '=' or '@'), Is.False);
    }

    [Test]
    public void Usage_Against_PartsAddUpToTheChange()
    {
        using var before = new TemporaryFile("before.json", Lines(("a", "x")));
        using var after = new TemporaryFile("after.json", Lines(("a", "x"), ("a", "x"), ("b", "y")));

        var run = Tool.Line($"usage {after.Path} --against {before.Path} --format json");

        Assert.That(run.ExitCode, Is.Zero, run.Err);
        Assert.That((run.Json.GetProperty("changeUsd").GetDecimal(), run.Json.GetProperty("parts").GetProperty("volumeUsd").GetDecimal()), Is.EqualTo((0.0056m, 0.0056m)));
    }

    [Test]
    public void Usage_WhatIf_PricesOtherTiersAndScopes()
    {
        using var log = new TemporaryFile("log.json", Lines(("a", "x")));

        var run = Tool.Line($"usage {log.Path} --what-if --format json");

        Assert.That(run.ExitCode, Is.Zero, run.Err);

        // Batch is half of 0.0028 (AWS price list, 2026-08-20).
        var batch = run.Json.GetProperty("rows").EnumerateArray().First(static row => row.GetProperty("tier").GetString() == "batch");
        Assert.That((batch.GetProperty("usd").GetDecimal(), batch.GetProperty("savedUsd").GetDecimal()), Is.EqualTo((0.0014m, 0.0014m)));
    }

    [Test]
    public void Usage_SpentBudget_IsNo()
    {
        using var log = new TemporaryFile("log.json", Lines(("a", "x")));

        Assert.That(Tool.Line($"usage {log.Path} --budget 0.001").ExitCode, Is.EqualTo(3));
    }

    [Test]
    public void Usage_UnknownKey_IsRefused() => Assert.That(Tool.Line("usage log.json --by colour").ExitCode, Is.EqualTo(2));

    [Test]
    public void Usage_Bill_AddsUpWhatIsBilled()
    {
        using var bill = new TemporaryFile("bill.csv", Bill);

        var run = Tool.Line($"usage {bill.Path} --by model,tag:team --format csv");

        Assert.That(run.ExitCode, Is.Zero, run.Err);
        Assert.That(run.Out, Is.EqualTo("model,tag:team,lines,usd\namazon.nova-pro-v1:0,'=search,2,0.0064\n"));
    }

    [Test]
    public void Reconcile_BillAndLogs_NamesTheRateThatDiffers()
    {
        using var bill = new TemporaryFile("bill.csv", Bill);
        using var log = new TemporaryFile("log.json", Lines(("a", "x"), ("b", "y")));

        var run = Tool.Line($"reconcile --bill {bill.Path} --logs {log.Path} --format json");

        Assert.That(run.ExitCode, Is.EqualTo(3), run.Err);
        using (Assert.EnterMultipleScope())
        {
            // 3,000 × 0.8 a million is 0.0024; 1,000 × 3.2 a million is 0.0032, and 0.004 is billed.
            Assert.That(run.Json.GetProperty("billedUsd").GetDecimal(), Is.EqualTo(0.0064m));
            Assert.That(run.Json.GetProperty("differences")[0].GetProperty("code").GetString(), Is.EqualTo("rate-differs"));
            Assert.That(run.Json.GetProperty("unexplainedUsd").GetDecimal(), Is.EqualTo(0.0008m));
        }
    }

    [Test]
    public void Reconcile_LogInsteadOfABill_IsNo()
    {
        using var log = new TemporaryFile("log.json", Lines(("a", "x")));

        var run = Tool.Line($"reconcile --bill {log.Path}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(3));
            Assert.That(run.Err, Does.Contain("is no bill"));
        }
    }

    [Test]
    public void Sql_Bucket_PrintsEveryStatementForIt()
    {
        var run = Tool.Line("sql --bucket my-logs --account 123456789012 --prefix team/logs");

        Assert.That(run.ExitCode, Is.Zero, run.Err);
        Assert.That(run.Out, Does.Contain("'s3://my-logs/team/logs/AWSLogs/123456789012/BedrockModelInvocationLogs/us-east-1/'").And.Contain("-- 06-cost\n").And.Not.Contain("{bucket}").And.Not.Contain("{account}"));
    }

    [TestCase("--bucket x --account 123456789012")]
    [TestCase("--bucket my-logs --account 12")]
    [TestCase("--bucket my-logs --account 123456789012 --prefix a'b")]
    public void Sql_OddNames_AreRefused(string options) => Assert.That(Tool.Line($"sql {options}").ExitCode, Is.EqualTo(2));

    private static string Lines(params (string Who, string Team)[] calls) => string.Concat(calls.Select(static call =>
        Record.Replace("@who", call.Who, StringComparison.Ordinal).Replace("@team", call.Team, StringComparison.Ordinal) + "\n"));
}
