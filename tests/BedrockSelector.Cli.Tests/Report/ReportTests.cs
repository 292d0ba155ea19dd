using System.Globalization;
using System.Xml.Linq;
using BedrockSelector.Cli.Tests.Harness;

namespace BedrockSelector.Cli.Tests.Report;

public sealed class ReportTests
{
    private const string Options = "--usage input-tokens=1500,output-tokens=400 --task chat";

    private static readonly string[] Questions =
    [
        Options,
        Options + " --providers Amazon,Anthropic --scopes in-region,geo,global --tiers standard,batch --region eu-central-1",
        "--usage images=1 --output image --include-ended",
        Options + " --weights quality=5,latency=2,cost=3 --min-quality 60",
    ];

    [TestCaseSource(nameof(Questions))]
    public void Report_EveryFigure_EqualsTheJson(string question)
    {
        var page = Page(question);
        var json = Tool.Line($"select {question} --format json").Json;

        var ranked = json.GetProperty("ranked").EnumerateArray().ToDictionary(static one => one.GetProperty("rank").GetInt32().ToString(CultureInfo.InvariantCulture));
        var rows = page.Descendants("tr").Where(static row => row.Attribute("data-call") is not null).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows, Has.Length.EqualTo(ranked.Values.Select(static one => one.GetProperty("modelId").GetString()).Distinct().Count()), "one row a model");
            foreach (var row in rows)
            {
                string? Value(string field) => row.Descendants("data").SingleOrDefault(data => data.Attribute("class")!.Value == field)?.Attribute("value")!.Value;
                var one = ranked[Value("rank")!];
                var quality = one.GetProperty("quality");
                Assert.That(row.Attribute("data-call")!.Value, Is.EqualTo(one.GetProperty("callId").GetString()));
                Assert.That(row.Attribute("data-tier")!.Value, Is.EqualTo(one.GetProperty("tier").GetString()));
                Assert.That(Value("costUsd"), Is.EqualTo(one.GetProperty("costUsd").GetRawText()));
                Assert.That(Value("score"), Is.EqualTo(one.GetProperty("score").GetRawText()));
                Assert.That(Value("latencySeconds"), Is.EqualTo(one.GetProperty("latencySeconds").ValueKind == System.Text.Json.JsonValueKind.Null ? null : one.GetProperty("latencySeconds").GetRawText()));
                Assert.That(Value("quality"), Is.EqualTo(quality.ValueKind == System.Text.Json.JsonValueKind.Null ? null : quality.GetProperty("value").GetRawText()));
                Assert.That(Value("standardError"), Is.EqualTo(quality.ValueKind == System.Text.Json.JsonValueKind.Null ? null : quality.GetProperty("standardError").GetRawText()));
            }

            Assert.That(
                page.Descendants("tr").Where(static row => row.Attribute("data-code") is not null).Select(static row => row.Elements("td").Last().Value).Order(StringComparer.Ordinal),
                Is.EqualTo(json.GetProperty("rejected").EnumerateArray().Select(static one => one.GetProperty("message").GetString()!).Order(StringComparer.Ordinal)));
        }
    }

    [Test]
    public void Report_LinesOfTheChoice_EqualTheEstimate()
    {
        var page = Page(Options);
        var call = page.Descendants("tr").First(static row => row.Attribute("data-call") is not null).Attribute("data-call")!.Value;
        var first = Tool.Line($"select {Options} --format json").Json.GetProperty("ranked")[0];
        var reasoning = first.TryGetProperty("reasoningTokens", out var tokens) ? $",reasoning-tokens={tokens.GetProperty("expected").GetRawText()}" : "";
        var estimate = Tool.Line($"estimate {call} --usage input-tokens=1500,output-tokens=400{reasoning} --format json").Json;

        Assert.That(
            page.Descendants("table").Single(static table => table.Attribute("id")?.Value == "lines").Descendants("data").Select(static data => data.Attribute("value")!.Value),
            Is.EqualTo(estimate.GetProperty("lines").EnumerateArray().Select(static line => line.GetProperty("amountUsd").GetRawText())));
    }

    [Test]
    public void Report_WithDemand_PlansAsPlanInferenceDoes()
    {
        const string Demand = "--tokens-per-minute in=4000000,out=900000 --unit-capacity in=2000000,out=400000";
        const string Only = "--providers Amazon --usage input-tokens=1500,output-tokens=400";
        var page = Page($"{Only} {Demand}");
        var call = page.Descendants("tr").First(static row => row.Attribute("data-call") is not null).Attribute("data-call")!.Value;
        var plan = Tool.Line($"plan inference {call} {Demand} --format json").Json;

        string[] Values(string field) => [.. page.Descendants("data").Where(data => data.Attribute("class")!.Value == field).Select(static data => data.Attribute("value")!.Value)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Values("planTotalUsd"), Is.EqualTo(new[] { plan.GetProperty("totalUsd").GetRawText() }));
            Assert.That(Values("planLowerBoundUsd"), Is.EqualTo(new[] { plan.GetProperty("lowerBoundUsd").GetRawText() }));
            Assert.That(Values("planCostUsd"), Is.EqualTo(plan.GetProperty("plan").EnumerateArray().Select(static row => row.GetProperty("costUsd").GetRawText())));
        }
    }

    [Test]
    public void Report_NothingQualifies_SaysWhyAndExits3()
    {
        using var file = new TemporaryFile("report.html", "");

        var run = Tool.Line($"report {Options} --min-quality 99.9 --out {file.Path}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(3));
            Assert.That(File.ReadAllText(file.Path), Does.Contain("Nothing qualifies."));
        }
    }

    [TestCaseSource(nameof(Questions))]
    public void Report_NeedsNoScriptAndNoNetwork(string question)
    {
        var text = Text(question);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Not.Contain("<script").And.Not.Contain("<link").And.Not.Contain("<img").And.Not.Contain("@import").And.Not.Contain("url("));
            Assert.That(text, Does.Not.Match(@"\ssrc=").And.Not.Match(@"\son[a-z]+="));
            Assert.That(text, Does.Contain("default-src 'none'").Or.Contain("default-src &#x27;none&#x27;"));
        }
    }

    [Test]
    public void Report_HostileNames_AreEscaped()
    {
        using var overlay = new TemporaryFile("evil.json", """
            {
              "schemaVersion": 1,
              "sources": [ { "key": "own", "title": "<img src=x onerror=alert(1)>", "url": "https://example.com/?a=1&b=\"2", "asOf": "2026-11-22", "kind": "caller" } ],
              "models": [ { "id": "evil.model-v1", "name": "<script>alert(1)</script>", "provider": "Evil", "input": ["text"], "output": ["text"],
                "offers": [ { "inference": "on-demand", "endpoint": "runtime", "scope": "in-region", "regions": ["us-east-1"], "source": "own" } ],
                "rates": [ { "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "meters": { "input-tokens": 0.001, "output-tokens": 0.001 }, "source": "own" } ] } ]
            }
            """);

        var text = Text($"{Options} --providers Evil --missing-evidence allow --catalog {overlay.Path}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Not.Contain("<script").And.Not.Contain("<img"));
            Assert.That(text, Does.Contain("&lt;script&gt;alert(1)&lt;/script&gt;"));
        }
    }

    [Test]
    public void Report_SameQuestion_GivesSameBytes()
    {
        var first = Text(Options);
        var second = Text(Options);

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void Report_FolderMissing_Exits2() => Assert.That(Tool.Line($"report {Options} --out /no/such/folder/report.html").ExitCode, Is.EqualTo(2));

    internal static string Text(string question)
    {
        using var file = new TemporaryFile("report.html", "");
        var run = Tool.Line($"report {question} --out {file.Path}");
        Assert.That(run.ExitCode, Is.Zero, run.Err);
        return File.ReadAllText(file.Path);
    }

    // The page is well-formed, so an XML reader can check it.
    private static XElement Page(string question)
    {
        var page = XElement.Parse(Text(question).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));
        foreach (var element in page.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
        }

        return page;
    }
}
