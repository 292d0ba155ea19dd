using System.Text.Json;
using BedrockSelector.Cli.Tests.Harness;

namespace BedrockSelector.Cli.Tests;

public sealed class CatalogTests
{
    [Test]
    public void Rates_Csv_StartsWithTheColumnsOfTheContract()
    {
        var rows = Tool.Line("catalog rates --format csv").Csv;

        Assert.That(rows[0].Take(11), Is.EqualTo(new[] { "modelId", "scope", "tier", "meter", "region", "unitPriceUsd", "per", "validFrom", "validTo", "source", "asOf" }));
        Assert.That(rows[0], Is.SupersetOf(new[] { "term", "contextAbove", "quality", "resolution" }));
        Assert.That(rows, Has.Count.GreaterThan(11_000));
    }

    [Test]
    public void Rates_Csv_EveryRowHasAPriceASourceAndADate()
    {
        var rows = Tool.Line("catalog rates --format csv").Csv;

        foreach (var row in rows.Skip(1))
        {
            if (row[1] is not ("in-region" or "geo" or "global") || !decimal.TryParse(row[5], out var usd) || usd < 0m || !long.TryParse(row[6], out var per) || per < 1
                || row[9].Length == 0 || !DateOnly.TryParseExact(row[10], "yyyy-MM-dd", out _) || (row[5].Contains('.', StringComparison.Ordinal) && row[5].EndsWith('0')))
            {
                Assert.Fail(string.Join(',', row));
            }
        }

        Assert.That(rows.Skip(1).Select(static row => string.Join(',', row)), Is.Unique);
    }

    [Test]
    public void Rates_Formats_HoldTheSameRows()
    {
        const string Line = "catalog rates --model amazon.nova-micro-v1:0 --format ";
        var csv = Tool.Line(Line + "csv").Csv;
        var json = Tool.Line(Line + "json").Json;

        Assert.That(json.GetArrayLength(), Is.EqualTo(csv.Count - 1));
        for (var i = 0; i < json.GetArrayLength(); i++)
        {
            // In JSON the conditions, whose names the catalog declares, stand after the other fields.
            var fields = json[i].EnumerateObject().ToDictionary(static one => one.Name, static one => Cell(one.Value));
            Assert.That(fields.Keys, Is.EquivalentTo(csv[0]));
            Assert.That(csv[0].Select(name => fields[name]), Is.EqualTo(csv[i + 1]));
        }
    }

    // Prices of the AWS price list of 2026-08-20, a million tokens, read by hand.
    [TestCase("amazon.nova-micro-v1:0", "in-region", "standard", "input-tokens", "us-east-1", "0.035")]
    [TestCase("amazon.nova-micro-v1:0", "in-region", "standard", "output-tokens", "us-east-1", "0.14")]
    [TestCase("amazon.nova-lite-v1:0", "in-region", "batch", "input-tokens", "us-east-1", "0.03")]
    public void Rates_KnownPrice_IsListed(string model, string scope, string tier, string meter, string region, string usd)
    {
        var rows = Tool.Line($"catalog rates --model {model} --region {region} --format csv").Csv;

        Assert.That(rows.Where(row => row[0] == model && row[1] == scope && row[2] == tier && row[3] == meter).Select(static row => row[5]), Does.Contain(usd));
    }

    [Test]
    public void Rates_RegionAndModel_Filter()
    {
        var rows = Tool.Line("catalog rates --region eu-west-1 --model us.anthropic.claude-sonnet-4-6 --model amazon.nova-pro-v1:0 --format csv").Csv.Skip(1).ToArray();

        Assert.That(rows, Is.Not.Empty);
        Assert.That(rows.Select(static row => row[4]).Distinct(), Is.EqualTo(new[] { "eu-west-1" }));
        Assert.That(rows.Select(static row => row[0]).Distinct(), Is.EqualTo(new[] { "amazon.nova-pro-v1:0", "anthropic.claude-sonnet-4-6" }));
    }

    [Test]
    public void Rates_AsOf_DropsWhatDoesNotHold()
    {
        // A price dated by its source: GPT-5.6 Luna changed on 2026-07-30.
        string[] Prices(string date) => [.. Tool.Line($"catalog rates --model openai.gpt-5.6-luna --as-of {date} --format csv").Csv.Skip(1).Select(static row => string.Join(',', row))];

        Assert.That(Prices("2026-11-01"), Is.Not.EqualTo(Prices("2026-07-29")));
    }

    [Test]
    public void Info_Json_SaysWhatTheCatalogHolds()
    {
        var run = Tool.Line("catalog info --format json");
        var json = run.Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(json.GetProperty("models").GetInt32(), Is.GreaterThanOrEqualTo(177));
            Assert.That(json.GetProperty("regions").GetInt32(), Is.GreaterThanOrEqualTo(31));
            Assert.That(json.GetProperty("sourceList").EnumerateArray(), Has.All.Matches<JsonElement>(static one => DateOnly.TryParseExact(one.GetProperty("asOf").GetString(), "yyyy-MM-dd", out _)));
            Assert.That(Tool.Line("catalog info --format json --as-of 2026-12-02").Json.GetProperty("daysSinceNewestSource").GetInt32(), Is.EqualTo(json.GetProperty("daysSinceNewestSource").GetInt32() + 10));
        }
    }

    [Test]
    public void Verify_EmbeddedCatalog_IsSound()
    {
        var run = Tool.Line("catalog verify");

        Assert.That((run.ExitCode, run.Out, run.Err), Is.EqualTo((0, "No problem in 1 layer.\n", "")));
    }

    private static string Cell(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.ToString(),
    };
}
