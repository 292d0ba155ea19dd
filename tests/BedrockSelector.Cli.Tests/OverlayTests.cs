using BedrockSelector.Cli.Tests.Harness;

namespace BedrockSelector.Cli.Tests;

public sealed class OverlayTests
{
    private const string Head = """{"schemaVersion":1,"sources":[{"key":"contract","title":"Agreement","asOf":"2026-11-01","kind":"caller"}],"models":""";

    private const string Line = "estimate amazon.nova-micro-v1:0 --usage input-tokens=1000000 --format json";

    // What is wrong with the document, and what the message must name.
    private static IEnumerable<TestCaseData> Broken()
    {
        static TestCaseData Case(string name, string text, params string[] parts) => new TestCaseData(text, parts).SetArgDisplayNames(name);
        static string Rate(string tier = "standard", string scope = "in-region", string region = "us-east-1", string meter = "input-tokens", string price = "0.1", string more = "") =>
            Head + $$"""[{"id":"amazon.nova-micro-v1:0","rates":[{"tier":"{{tier}}","scopes":["{{scope}}"],"regions":["{{region}}"],"meters":{"{{meter}}":{{price}}},"source":"contract"{{more}}}]}]}""";

        yield return Case("empty file", "");
        yield return Case("not JSON", "hello");
        yield return Case("cut off", Head);
        yield return Case("a list", "[]");
        yield return Case("null", "null");
        yield return Case("no version", "{}", "schemaVersion");
        yield return Case("future version", """{"schemaVersion":9}""", "schemaVersion", "9");
        yield return Case("unknown member", """{"schemaVersion":1,"modles":[]}""", "modles");
        yield return Case("null models", Head + "null}", "models");
        yield return Case("null model", Head + "[null]}", "models[0]");
        yield return Case("empty id", Head + """[{"id":""}]}""", "id");
        yield return Case("new model without a name", Head + """[{"id":"acme.x"}]}""", "acme.x", "name");
        yield return Case("impossible date", Head + """[{"id":"acme.x","name":"X","provider":"Acme","lifecycle":{"legacyOn":"2026-02-30"}}]}""", "legacyOn");
        yield return Case("unknown source", Rate().Replace("\"source\":\"contract\"", "\"source\":\"nope\"", StringComparison.Ordinal), "rates[0]", "nope");
        yield return Case("unknown tier", Rate(tier: "gold"), "rates[0]", "gold");
        yield return Case("unknown scope", Rate(scope: "moon"), "rates[0]", "moon");
        yield return Case("unknown region", Rate(region: "mars-1"), "rates[0]", "mars-1");
        yield return Case("unknown meter", Rate(meter: "hugs"), "rates[0]", "hugs");
        yield return Case("negative price", Rate(price: "-0.1"), "rates[0]", "input-tokens", "-0.1");
        yield return Case("price as text", Rate(price: "\"0.1\""), "input-tokens");
        yield return Case("endless price", Rate(price: "1e400"), "input-tokens");
        yield return Case("NaN", Rate(price: "NaN"));
        yield return Case("no price", Rate(price: "null"), "input-tokens");
        yield return Case("ends before it begins", Rate(more: ""","validFrom":"2026-12-01","validTo":"2026-11-01" """), "rates[0]");
    }

    [TestCaseSource(nameof(Broken))]
    public void Catalog_BrokenOverlay_IsRefusedInOneLine(string text, string[] parts)
    {
        using var file = new TemporaryFile("agreement.json", text);

        foreach (var run in new[] { Tool.Run("models", "--catalog", file.Path), Tool.Run("catalog", "verify", file.Path) })
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(run.ExitCode, Is.EqualTo(2), run.Err);
                Assert.That(run.ErrorLines, Has.Length.EqualTo(1));
                Assert.That(run.Err, Does.StartWith("error: ").And.Contain("agreement.json").And.Not.Contain("   at "));
                foreach (var part in parts)
                {
                    Assert.That(run.Err, Does.Contain(part));
                }
            }
        }

        Assert.That(Tool.Run("models", "--catalog", file.Path).Out, Is.Empty);
    }

    [Test]
    public void Catalog_NegotiatedPrice_WinsAndItsLayerIsNamed()
    {
        using var first = new TemporaryFile("first.json", Price("0.03"));
        using var second = new TemporaryFile("second.json", Price("0.02").Replace("\"contract\"", "\"newer-contract\"", StringComparison.Ordinal));

        var plain = Tool.Line(Line);
        var one = Tool.Run([.. Line.Split(' '), "--catalog", first.Path]);
        var both = Tool.Run([.. Line.Split(' '), "--catalog", first.Path, "--catalog", second.Path]);
        var swapped = Tool.Run([.. Line.Split(' '), "--catalog", second.Path, "--catalog", first.Path]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Read(plain), Is.EqualTo(("0.035", "embedded")));
            Assert.That(Read(one), Is.EqualTo(("0.03", "first.json")));
            Assert.That(Read(both), Is.EqualTo(("0.02", "second.json")));
            Assert.That(Read(swapped), Is.EqualTo(("0.03", "first.json")));
        }
    }

    [Test]
    public void Catalog_NewMeterlessModel_IsListedAndPriced()
    {
        const string Model = """
            [{"id":"acme.support-v1","name":"Acme Support","provider":"Acme","input":["text"],"output":["text"],
              "offers":[{"inference":"on-demand","endpoint":"runtime","scope":"in-region","regions":["us-east-1"],"source":"contract"}],
              "rates":[{"tier":"standard","scopes":["in-region"],"regions":["us-east-1"],"meters":{"input-tokens":0.5},"source":"contract"}]}]}
            """;
        using var file = new TemporaryFile("private.json", Head + Model);

        var listed = Tool.Run("models", "--provider", "Acme", "--catalog", file.Path, "--format", "csv");
        var priced = Tool.Run("estimate", "acme.support-v1", "--usage", "input-tokens=1000000", "--catalog", file.Path, "--format", "json");

        Assert.That(listed.Csv[1][0], Is.EqualTo("acme.support-v1"));
        Assert.That(Read(priced), Is.EqualTo(("0.5", "private.json")));
    }

    [Test]
    public void Catalog_TwoFilesOfOneName_AreRefused()
    {
        using var one = new TemporaryFile("same.json", Price("0.03"));
        using var two = new TemporaryFile("same.json", Price("0.02"));

        foreach (var run in new[] { Tool.Run("models", "--catalog", one.Path, "--catalog", two.Path), Tool.Run("catalog", "verify", one.Path, two.Path) })
        {
            Assert.That((run.ExitCode, run.Out), Is.EqualTo((2, "")));
            Assert.That(run.Err, Does.Contain("there is a layer named 'same.json' already"));
        }
    }

    [Test]
    public void Catalog_FileCalledEmbedded_IsRefused()
    {
        using var file = new TemporaryFile("embedded", Price("0.03"));

        Assert.That(Tool.Run("models", "--catalog", file.Path).ExitCode, Is.EqualTo(2));
        Assert.That(Tool.Run("catalog", "verify", file.Path).ExitCode, Is.EqualTo(2));
    }

    [Test]
    public void Estimate_AmountBeyondCounting_IsRefused()
    {
        using var file = new TemporaryFile("agreement.json", Price("1e28"));

        var run = Tool.Run("estimate", "amazon.nova-micro-v1:0", "--usage", "input-tokens=1000000000000000", "--catalog", file.Path);

        Assert.That((run.ExitCode, run.Out, run.ErrorLines.Length), Is.EqualTo((2, "", 1)), run.Err);
    }

    [Test]
    public void Verify_SoundOverlay_IsDone()
    {
        using var file = new TemporaryFile("first.json", Price("0.03"));

        var run = Tool.Run("catalog", "verify", file.Path);

        Assert.That((run.ExitCode, run.Out, run.Err), Is.EqualTo((0, "No problem in 2 layers.\n", "")));
    }

    private static string Price(string usd) =>
        Head + $$"""[{"id":"amazon.nova-micro-v1:0","rates":[{"tier":"standard","scopes":["in-region"],"regions":["us-east-1"],"meters":{"input-tokens":{{usd}}},"source":"contract"}]}]}""";

    private static (string, string) Read(ToolRun run)
    {
        Assert.That(run.ExitCode, Is.Zero, run.Err);
        var line = run.Json.GetProperty("lines")[0];
        return (line.GetProperty("amountUsd").GetRawText(), line.GetProperty("layer").GetString()!);
    }
}
