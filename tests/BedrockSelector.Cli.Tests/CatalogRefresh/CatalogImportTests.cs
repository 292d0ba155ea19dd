using System.Net;
using BedrockSelector.Cli.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BedrockSelector.Cli.Tests.CatalogRefresh;

public sealed class CatalogImportTests
{
    private static string PriceList(string usd, string offer = "AmazonBedrock") => $$$"""
        {"formatVersion":"v1.0","offerCode":"{{{offer}}}","version":"1","publicationDate":"2026-11-20T00:00:00Z",
         "products":{"A":{"sku":"A","attributes":{"regionCode":"us-east-1","usagetype":"USE1-NovaLite-input-tokens","model":"Nova Lite"} } },
         "terms":{"OnDemand":{"A":{"A.J":{"priceDimensions":{"A.J.6":{"unit":"1K tokens","pricePerUnit":{"USD":"{{{usd}}}"} } } } } } } }
        """;

    [Test]
    public void Import_ThenDiff_ShowsTheMoveInWordsAndJsonAndExits3()
    {
        using var list = new TemporaryFile("list.json", PriceList("0.000072"));
        using var target = new TemporaryFile("overlay.json", "");

        var import = Tool.Line($"catalog import --price-list {list.Path} --out {target.Path} --format json");
        var words = Tool.Line($"catalog diff embedded {target.Path} --format markdown");
        var json = Tool.Line($"catalog diff embedded {target.Path} --format json");
        var priced = Tool.Line($"estimate amazon.nova-lite-v1:0 --usage input-tokens=1000000 --catalog {target.Path} --format json");

        // 0.06 to 0.072 USD per million tokens is a fifth more.
        var move = json.Json.GetProperty("priceMoves")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(import.ExitCode, Is.Zero, import.Err);
            Assert.That(import.Json.GetProperty("priceRowsUsed").GetInt32(), Is.EqualTo(1));
            Assert.That(words.ExitCode, Is.EqualTo(3));
            Assert.That(words.Out, Does.Contain("0.06 → 0.072 USD per 1000000 (+20 %)"));
            Assert.That(move.GetProperty("oldUsd").GetRawText(), Is.EqualTo("0.06"));
            Assert.That(move.GetProperty("newUsd").GetRawText(), Is.EqualTo("0.072"));
            Assert.That(move.GetProperty("percent").GetRawText(), Is.EqualTo("20"));
            Assert.That(json.Err, Does.StartWith("no: the catalogs differ: 2 price moves."));
            Assert.That(priced.Json.GetProperty("totalUsd").GetRawText(), Is.EqualTo("0.072"));
        }
    }

    [Test]
    public void Diff_SameCatalog_Exits0() => Assert.That(Tool.Line("catalog diff embedded embedded").ExitCode, Is.Zero);

    [TestCase("2026-11-22", "")]
    [TestCase("2027-02-27", "warning: the newest source is 91 days old; bring prices up to date with 'catalog import --download'.\n")]
    public void Info_OldCatalog_Warns(string day, string warning)
    {
        var run = Tool.Line($"catalog info --as-of {day} --format json");

        Assert.That((run.ExitCode, run.Err), Is.EqualTo((0, warning)));
    }

    [Test]
    public void Info_MaxAge_IsTheCallers() => Assert.That(Tool.Line("catalog info --as-of 2026-12-01 --max-age 2").Err, Does.StartWith("warning: the newest source is 3 days old"));

    [Test]
    public void Import_UnmappedRow_WarnsAndNamesIt()
    {
        using var list = new TemporaryFile("list.json", PriceList("0.000072").Replace("Nova Lite", "Nova Unheard Of", StringComparison.Ordinal));
        using var target = new TemporaryFile("overlay.json", "");

        var run = Tool.Line($"catalog import --price-list {list.Path} --out {target.Path} --format json");

        var note = run.Json.GetProperty("notes")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(run.Err, Does.Contain("1 rows were not taken over"));
            Assert.That(note.GetProperty("code").GetString(), Is.EqualTo("unmapped-name"));
            Assert.That(note.GetProperty("subject").GetString(), Is.EqualTo("Nova Unheard Of"));
        }
    }

    [TestCase("{\"offerCode\":\"AmazonBedrock\",\"publi", "the file is cut off")]
    [TestCase("garbage", "the file is not JSON")]
    public void Import_BrokenFile_Exits2AndWritesNothing(string content, string message)
    {
        using var list = new TemporaryFile("list.json", content);
        using var target = new TemporaryFile("overlay.json", "as before");

        var run = Tool.Line($"catalog import --price-list {list.Path} --out {target.Path}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Err, Does.StartWith("error: list.json: ").And.Contain(message));
            Assert.That(File.ReadAllText(target.Path), Is.EqualTo("as before"));
        }
    }

    [Test]
    public async Task Import_Download_FetchesTheThreeServices()
    {
        var asked = new List<string>();
        await using var server = await Serve(context =>
        {
            asked.Add(context.Request.Path);
            return context.Response.WriteAsync(PriceList("0.000072", context.Request.Path.Value!.Split('/')[4]));
        });
        using var target = new TemporaryFile("overlay.json", "");

        var run = Tool.Line($"catalog import --download --region us-east-1 --price-list-url {server.Urls.First()} --out {target.Path} --format json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Err);
            Assert.That(asked, Is.EqualTo(new[] { "AmazonBedrock", "AmazonBedrockService", "AmazonBedrockFoundationModels" }.Select(static code => $"/offers/v1.0/aws/{code}/current/us-east-1/index.json")));
            Assert.That(run.Json.GetProperty("priceRows").GetInt32(), Is.EqualTo(3));
        }
    }

    [Test]
    public async Task Import_DownloadAnswers404_Exits2AndSaysSo()
    {
        await using var server = await Serve(static context =>
        {
            context.Response.StatusCode = (int)HttpStatusCode.NotFound;
            return Task.CompletedTask;
        });

        var run = Tool.Line($"catalog import --download --price-list-url {server.Urls.First()} --out /tmp/none.json");

        Assert.That((run.ExitCode, run.Err), Is.EqualTo((2, run.Err)));
        Assert.That(run.Err, Does.Contain("/offers/v1.0/aws/AmazonBedrock/current/index.json answers 404"));
    }

    [Test]
    public async Task Import_DownloadBreaksOff_Exits2()
    {
        await using var server = await Serve(static async context =>
        {
            context.Response.ContentLength = 1_000_000;
            await context.Response.WriteAsync("{\"offerCode\":");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        var run = Tool.Line($"catalog import --download --price-list-url {server.Urls.First()} --out /tmp/none.json");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Err, Does.Contain("cannot be fetched"));
    }

    [TestCase("http://example.com")]
    [TestCase("file:///etc/passwd")]
    [TestCase("nonsense")]
    public void Import_AddressNotHttps_Exits2(string address)
    {
        var run = Tool.Line($"catalog import --download --price-list-url {address} --out /tmp/none.json");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Err, Does.Contain("is not an https address"));
    }

    [Test]
    public void Import_Nothing_Exits2() => Assert.That(Tool.Line("catalog import --out /tmp/none.json").Err, Does.StartWith("error: there is nothing to import"));

    private static async Task<WebApplication> Serve(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return app;
    }
}
