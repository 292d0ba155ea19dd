using System.Diagnostics;
using Microsoft.Playwright;

namespace BedrockSelector.Browser.Tests;

/// <summary>Looks at a report in an installed Chromium, without scripts and without a network.</summary>
public class ReportInBrowserTests
{
    // Playwright would fetch a browser of its own; these tests take the machine's, or say that there is none.
    private static readonly string[] Places =
    [
        Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private string _folder = "";
    private string _page = "";
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    [OneTimeSetUp]
    public async Task Open()
    {
        var path = Array.Find(Places, File.Exists);
        if (path is null)
        {
            Assert.Ignore("No Chromium is installed, so the report was not looked at in a browser; install one, or name it in CHROMIUM_PATH.");
        }

        _folder = Directory.CreateTempSubdirectory("bedrock-selector-browser-").FullName;
        _page = Path.Combine(_folder, "report.html");
        var tool = Path.Combine(TestContext.CurrentContext.TestDirectory, "bedrock-selector.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [tool, "report", "--usage", "input-tokens=1500,output-tokens=400", "--providers", "Amazon,Anthropic,Meta", "--requests", "1000000", "--tokens-per-minute", "in=4000000,out=900000", "--unit-capacity", "in=2000000,out=400000", "--as-of", "2026-11-22", "--out", _page]) { RedirectStandardOutput = true })!;
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
        if (_folder.Length > 0)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [TestCase(400, ColorScheme.Light)]
    [TestCase(400, ColorScheme.Dark)]
    [TestCase(1400, ColorScheme.Light)]
    [TestCase(1400, ColorScheme.Dark)]
    public async Task Report_InEveryWindow_FitsAndAsksForNothing(int width, ColorScheme scheme)
    {
        await using var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        var page = await context.NewPageAsync();
        var (requests, complaints) = (new List<string>(), new List<string>());
        page.Request += (_, request) => requests.Add(request.Url);
        page.Console += (_, message) => complaints.Add(message.Text);

        await page.GotoAsync(new Uri(_page).AbsoluteUri);

        var (scroll, light, plot, hidden) = (
            await page.EvaluateAsync<int>("document.documentElement.scrollWidth"),
            await page.EvaluateAsync<int>("(() => { const c = getComputedStyle(document.body).backgroundColor.match(/\\d+/g); return +c[0] + +c[1] + +c[2]; })()"),
            await page.EvaluateAsync<double>("document.querySelector('svg.plot').getBoundingClientRect().width"),
            await page.EvaluateAsync<int>("[...document.querySelectorAll('svg text, h1, h2, td, dd')].filter(e => e.getBoundingClientRect().width > 0 && e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll')).length"));
        await page.ScreenshotAsync(new() { Path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"report-{width}-{scheme}.png"), FullPage = true });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(requests, Is.EqualTo(new[] { new Uri(_page).AbsoluteUri }), "the page alone");
            Assert.That(complaints, Is.Empty);
            Assert.That(scroll, Is.LessThanOrEqualTo(width), "no sideways scrolling");
            Assert.That(hidden, Is.Zero, "nothing sticks out of the window");
            Assert.That(plot, Is.GreaterThan(width == 400 ? 330 : 700));
            Assert.That(light, scheme == ColorScheme.Dark ? Is.LessThan(150) : Is.EqualTo(765));
        }
    }

    [Test]
    public async Task Report_WithoutScripts_ShowsTheRankingAndOpensDetails()
    {
        await using var context = await _browser!.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(_page).AbsoluteUri);

        await page.Locator("#rejected summary").First.ClickAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await page.Locator("#ranking tbody tr").CountAsync(), Is.GreaterThan(5));
            Assert.That(await page.Locator("#rejected details").First.Locator("tr").First.IsVisibleAsync(), Is.True);
        }
    }

    [Test]
    public async Task Report_Printed_IsAFewPages()
    {
        var page = await _browser!.NewPageAsync();
        await page.GotoAsync(new Uri(_page).AbsoluteUri);

        var pdf = await page.PdfAsync(new() { Format = "A4" });

        Assert.That(pdf, Has.Length.GreaterThan(20_000));
    }
}
