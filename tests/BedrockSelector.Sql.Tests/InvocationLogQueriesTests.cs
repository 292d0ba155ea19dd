using System.Diagnostics;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Demand;
using BedrockSelector.Logs;
using BedrockSelector.Statements;
using DuckDB.NET.Data;

namespace BedrockSelector.Sql.Tests;

/// <summary>Runs the published queries on an embedded engine over the same logs that <see cref="InvocationLogReader"/> reads.</summary>
public sealed class InvocationLogQueriesTests
{
    private static readonly DateOnly Day = new(2026, 11, 22);
    private static readonly string Here = TestContext.CurrentContext.TestDirectory;

    private string _log = null!;
    private string _rates = null!;
    private DuckDBConnection _engine = null!;

    [OneTimeSetUp]
    public void Load()
    {
        _log = Path.Combine(Here, "invocations.json");
        File.WriteAllText(_log, Log());
        _rates = PrintRates();
        _engine = new DuckDBConnection("DataSource=:memory:");
        _engine.Open();
        foreach (var statement in File.ReadAllText(Path.Combine(Here, "duckdb-prelude.sql")).Split(";\n", StringSplitOptions.RemoveEmptyEntries))
        {
            Execute(statement);
        }

        Execute($"CREATE VIEW invocation_log_lines AS SELECT line FROM read_csv('{_log}', columns = {{'line': 'varchar'}}, delim = chr(1), quote = '', escape = '', header = false)");
        Execute($"CREATE TABLE bedrock_rates ({RateColumns()})");
        Execute($"INSERT INTO bedrock_rates SELECT {PrintedColumns()} FROM read_csv('{_rates}', header = true, all_varchar = true, nullstr = 'no such text')");
        Execute(Query("03-records.sql"));
        Execute(Query("04-hourly-demand.sql"));
    }

    [OneTimeTearDown]
    public void Close()
    {
        _engine.Dispose();
        File.Delete(_log);
    }

    [Test]
    public void HourlyDemand_SameLogs_EqualsTheReader()
    {
        var expected = new StringWriter();
        DemandCsv.Write(expected, Report().Rows);

        var actual = Rows("SELECT \"timestamp\", model_id, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, requests FROM hourly_demand ORDER BY 1, 2");

        Assert.That(DemandCsv.Header + "\n" + string.Concat(actual.Select(static row => string.Join(',', row) + "\n")), Is.EqualTo(expected.ToString()));
    }

    [Test]
    public void OddLines_SameLogs_EqualTheReport()
    {
        var report = Report();

        var actual = Rows(Query("05-odd-lines.sql"))[0];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(actual[0], Is.EqualTo(Text(report.Lines - report.BlankLines)));
            Assert.That(actual[1], Is.EqualTo(Text(report.Records + report.CountOf(LogProblemKind.Duplicate))));
            Assert.That(actual[3], Is.EqualTo(Text(report.CountOf(LogProblemKind.Duplicate))));
            Assert.That(actual[4], Is.EqualTo(Text(report.CountOf(LogProblemKind.ZeroTokens))));
            Assert.That(actual[5], Is.EqualTo(Text(report.CountOf(LogProblemKind.FailedCall))));
        }
    }

    [Test]
    public void Cost_SameLogs_EqualsThePricer()
    {
        var catalog = ModelCatalog.LoadEmbedded();
        var logged = new LoggedUsagePricer(catalog).AsLogged(Use(), new() { Region = new("us-east-1"), AsOf = Day });

        var actual = Rows(Query("06-cost.sql"), "us-east-1", "2026-11-22", "");

        Assert.That(
            actual.Select(static row => (row[0], row[1], Amount(row[2]))),
            Is.EqualTo(logged.Select(static one => (one.ModelId, Text(one.Requests), one.TotalUsd))));
    }

    [Test]
    public void CostOnAnotherModel_SameLogs_EqualsThePricer()
    {
        var catalog = ModelCatalog.LoadEmbedded();
        var pricer = new LoggedUsagePricer(catalog);
        var expected = pricer.On(Use(), new()
        {
            Model = ModelReference.Parse("us.amazon.nova-micro-v1:0"),
            Region = new("us-east-1"),
            Usage = Quantities.Usage.None,
            AsOf = Day,
        }).ByModel.Select(static one => (one.ModelId, one.TotalUsd));

        var actual = Rows(Query("06-cost.sql"), "us-east-1", "2026-11-22", "us.amazon.nova-micro-v1:0");

        Assert.That(actual.Select(static row => (row[0], Amount(row[2]))), Is.EqualTo(expected));
    }

    [Test]
    public void Cost_EachRecordsOwnRegionTierLengthAndDay_EqualsThePricer()
    {
        var logged = new LoggedUsagePricer(ModelCatalog.LoadEmbedded()).AsLogged(Use(), new() { Region = new("us-east-1") });

        var actual = Rows(Query("06-cost.sql"), "us-east-1", "", "");

        Assert.That(
            actual.Select(static row => (row[0], row[1], Amount(row[2]))),
            Is.EqualTo(logged.Select(static one => (one.ModelId, Text(one.Requests), one.TotalUsd))));
    }

    [Test]
    public async Task Billed_ExportAsParquet_EqualsTheReaderOfBills()
    {
        var file = Path.Combine(Here, "cur2.parquet");
        Execute(
            $"""
            COPY (
              SELECT '2026-10' AS billing_period, TIMESTAMP '2026-10-10 10:00:00' AS line_item_usage_start_date, TIMESTAMP '2026-10-10 11:00:00' AS line_item_usage_end_date,
                'Usage' AS line_item_line_item_type, 'AmazonBedrock' AS line_item_product_code, 'USE1-NovaPro-input-tokens' AS line_item_usage_type,
                'InvokeModelInference' AS line_item_operation, n * 0.125 AS line_item_usage_amount, '1K tokens' AS pricing_unit, CAST(n * 0.0001 AS double) AS line_item_unblended_cost,
                'USD' AS line_item_currency_code, 'us-east-1' AS product_region_code, MAP(['model', 'product_name'], ['Nova Pro', 'Amazon Bedrock']) AS product
              FROM range(1, 1000) AS numbers(n)
              UNION ALL SELECT '2026-10', TIMESTAMP '2026-10-10 10:00:00', TIMESTAMP '2026-10-10 11:00:00', 'Usage', '3zz9', 'USE1-MP:USE1_InputTokenCount-Units',
                'InvokeModelInference', 2.5, 'Units', 8.25, 'USD', 'us-east-1', MAP(['product_name'], ['Claude Sonnet 4.5 (Amazon Bedrock Edition)'])
              UNION ALL SELECT '2026-10', TIMESTAMP '2026-10-10 10:00:00', TIMESTAMP '2026-10-10 11:00:00', 'Usage', 'AmazonEC2', 'BoxUsage', 'RunInstances', 1, 'Hrs', 5, 'USD', 'us-east-1', MAP([], [])
              UNION ALL SELECT '2026-10', TIMESTAMP '2026-10-10 10:00:00', TIMESTAMP '2026-10-10 11:00:00', 'Tax', 'AmazonBedrock', '', '', 0, '', 0.5, 'USD', '', NULL
            ) TO '{file}' (FORMAT parquet)
            """);
        Execute($"CREATE OR REPLACE VIEW cur2 AS SELECT * FROM read_parquet('{file}')");
        var reader = new BedrockSelector.Bills.BillReader();
        await reader.ReadFileAsync(file);
        var expected = reader.Report().Cells.Select(static cell => (cell.UsageType, cell.Product, cell.Sums.Lines, cell.Quantity, cell.Sums.Usd));

        var actual = Rows(Query("07-billed.sql"), "2026-10").Select(static row => (row[4], row[3], long.Parse(row[6], CultureInfo.InvariantCulture), Amount(row[7]) ?? 0m, Amount(row[8]) ?? 0m));

        Assert.That(actual, Is.EquivalentTo(expected));
    }

    [Test]
    public void RateColumns_TableOfRates_AreTheFirstOfTheCommand()
    {
        // 'catalog rates' prints modelId, the table has model_id.
        var printed = File.ReadLines(_rates).First().Split(',')
            .Select(static name => string.Concat(name.Select(static c => char.IsUpper(c) ? "_" + char.ToLowerInvariant(c) : c.ToString())));
        var columns = RateColumns().Split(',').Select(static column => column.Trim().Split(' ')[0]).ToArray();

        // 'for' is a word of the language.
        Assert.That(columns, Is.EqualTo(printed.Take(columns.Length).Select(static name => name == "for" ? "subject" : name)));
    }

    [Test]
    public void Lengths_OfTheCatalog_AreTwoAModelAtMost()
    {
        var most = ModelCatalog.LoadEmbedded().Models
            .Max(static model => model.Rates.Select(static rate => rate.Conditions[Quantities.Dimension.ContextAbove]).OfType<string>().Distinct().Count());

        Assert.That(most, Is.LessThanOrEqualTo(2));
    }

    // The engine of logs leaves out columns past those of the table.
    private string PrintedColumns() => string.Join(", ", File.ReadLines(_rates).First().Split(',').Take(RateColumns().Split(',').Length).Select(static name => $"\"{name}\""));

    private DemandReport Report() => Read().Report();

    private UsageReport Use() => Read().Usage();

    private InvocationLogReader Read()
    {
        var reader = new InvocationLogReader(new() { Lengths = LengthBands.Of(ModelCatalog.LoadEmbedded()) });
        reader.ReadFile(_log);
        return reader;
    }

    // Two days of three models, with everything that may go wrong in a line.
    private static string Log()
    {
        var random = new Random(11);
        string[] models = ["amazon.nova-lite-v1:0", "us.amazon.nova-pro-v1:0", "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-pro-v1:0", "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0"];
        var lines = new List<string>();
        for (var i = 0; i < 400; i++)
        {
            var at = new DateTime(2026, 1, 30, 22, 0, 0).AddMinutes(random.Next(0, 2_880)).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
            var input = $"\"inputTokenCount\":{random.Next(0, 5_000)},\"cacheReadInputTokenCount\":{random.Next(0, 300)},\"cacheWriteInputTokenCount\":{random.Next(0, 300)}";
            var line = """{"schemaType":"ModelInvocationLog","schemaVersion":"1.0","timestamp":"@atZ","region":"us-east-1","requestId":"@id","operation":"Converse","modelId":"@model","input":{"inputBodyJson":{"messages":[{"content":[{"text":"say \"schemaType\"\n, please"}]}]},@input},"output":{"outputTokenCount":@output}}"""
                .Replace("@atZ", at + "Z", StringComparison.Ordinal)
                .Replace("@id", $"r-{i}", StringComparison.Ordinal)
                .Replace("@model", models[random.Next(models.Length)], StringComparison.Ordinal)
                .Replace("@input", input, StringComparison.Ordinal)
                .Replace("@output", random.Next(0, 900).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            lines.Add(line);
            if (i % 50 == 0)
            {
                lines.Add(line);
            }
        }

        // Regions, tiers, lengths and cache times of their own.
        for (var i = 0; i < 60; i++)
        {
            var (model, region, input, tier, written) = (i % 4) switch
            {
                0 => ("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "us-east-1", random.Next(199_000, 201_000), "", random.Next(0, 900)),
                1 => ("amazon.nova-lite-v1:0", "ap-northeast-1", random.Next(0, 5_000), "", 0),
                2 => ("openai.gpt-oss-20b-1:0", "us-west-2", random.Next(0, 5_000), ",\"serviceTier\":{\"type\":\"flex\"}", 0),
                _ => ("us.anthropic.claude-sonnet-4-6", "us-east-1", random.Next(0, 5_000), ",\"serviceTier\":{\"type\":\"default\"}", random.Next(0, 900)),
            };
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"schemaType\":\"ModelInvocationLog\",\"timestamp\":\"2026-01-31T07:{i:00}:00Z\",\"region\":\"{region}\",\"requestId\":\"own-{i}\",\"modelId\":\"{model}\",\"input\":{{\"inputTokenCount\":{input},\"cacheWriteInputTokenCount\":{written}}},\"output\":{{\"outputTokenCount\":{i},\"outputBodyJson\":{{\"usage\":{{\"cacheDetails\":[{{\"ttl\":\"5m\",\"inputTokens\":{written / 3}}},{{\"ttl\":\"1h\",\"inputTokens\":{written / 2}}}]}}}}}}{tier}}}"));
        }

        lines.Add("");
        lines.Add("{\"schemaType\":\"ModelInvocationLog\",\"timest");
        lines.Add("not json at all");
        lines.Add("""{"schemaType":"SomethingElse","timestamp":"2026-01-31T00:00:00Z","modelId":"amazon.nova-lite-v1:0"}""");
        lines.Add("""{"schemaType":"ModelInvocationLog","timestamp":"yesterday","modelId":"amazon.nova-lite-v1:0"}""");
        lines.Add("""{"schemaType":"ModelInvocationLog","timestamp":"2026-01-31T05:30:00+02:00","modelId":"amazon.nova-lite-v1:0","requestId":"offset","input":{"inputTokenCount":-5}}""");
        lines.Add("""{"schemaType":"ModelInvocationLog","timestamp":"2026-01-31T05:30:00+02:00","modelId":"amazon.nova-lite-v1:0","requestId":"offset-2","input":{"inputTokenCount":7}}""");
        lines.Add("""{"schemaType":"ModelInvocationLog","timestamp":"2026-01-31T06:00:00.250Z","modelId":"amazon.nova-lite-v1:0","requestId":"failed","errorCode":"ThrottlingException","input":{},"output":{}}""");
        lines.Add("""{"schemaType":"ModelInvocationLog","timestamp":"2026-01-31T06:00:00Z","modelId":"amazon.nova-lite-v1:0","input":{"inputTokenCount":3},"output":{"outputTokenCount":null}}""");
        lines.Add("""{"schemaType":"ModelInvocationLog","timestamp":"2026-01-31T06:00:00Z","modelId":"amazon.nova-lite-v1:0","input":{"inputTokenCount":3},"output":{"outputTokenCount":null}}""");
        return string.Join('\n', lines) + "\n";
    }

    private static string PrintRates()
    {
        var file = Path.Combine(Here, "rates.csv");
        using var tool = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(Here, "bedrock-selector.dll"), "catalog", "rates", "--format", "csv"]) { RedirectStandardOutput = true })!;
        File.WriteAllText(file, tool.StandardOutput.ReadToEnd());
        tool.WaitForExit();
        Assert.That(tool.ExitCode, Is.Zero);
        return file;
    }

    private static string RateColumns()
    {
        var definition = Query("02-rates.sql");
        var from = definition.IndexOf('(', StringComparison.Ordinal) + 1;
        return definition[from..definition.IndexOf(')', from)].Replace(" string", " varchar", StringComparison.Ordinal);
    }

    private static string Query(string name) => File.ReadAllText(Path.Combine(Here, "Sql", name));

    private void Execute(string statement)
    {
        using var command = _engine.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private List<string[]> Rows(string query, params string[] parameters)
    {
        using var command = _engine.CreateCommand();
        command.CommandText = query;
        foreach (var value in parameters)
        {
            command.Parameters.Add(new DuckDBParameter(value));
        }

        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture) ?? "")]);
        }

        return rows;
    }

    private static decimal? Amount(string text) => text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
