using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace BedrockSelector.Packages.Tests;

/// <summary>Packs the packages, and uses the packed files as a stranger does: in fresh projects, from a folder.</summary>
[NonParallelizable]
public partial class PackageTests
{
    // A version of its own for each run: an older file of the same version could be taken from the machine's package cache.
    private static readonly string Version = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmss}";
    private static readonly string Root = RootOf();
    private string _work = "";
    private string _feed = "";

    [OneTimeSetUp]
    public void Pack()
    {
        _work = Directory.CreateTempSubdirectory("bedrock-selector-packages-").FullName;
        _feed = Path.Combine(_work, "feed");
        foreach (var project in new[] { "BedrockSelector", "BedrockSelector.Extensions.AI", "BedrockSelector.BedrockRuntime", "BedrockSelector.Usage", "BedrockSelector.Tokenizers", "BedrockSelector.Cli" })
        {
            Sdk.Succeed(Root, "dotnet", "pack", Path.Combine("src", project), "-c", "Release", "-o", _feed, $"-p:Version={Version}", "-p:ContinuousIntegrationBuild=true", "-nodeReuse:false", "-v", "q");
        }

        File.WriteAllText(
            Path.Combine(_work, "nuget.config"),
            $"<configuration><config><add key=\"signatureValidationMode\" value=\"accept\" /></config><packageSources><add key=\"packed\" value=\"{_feed}\" /></packageSources></configuration>");
    }

    [OneTimeTearDown]
    public void CleanUp()
    {
        if (_work.Length == 0)
        {
            return;
        }

        Directory.Delete(_work, recursive: true);
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (var folder in Directory.Exists(cache) ? Directory.EnumerateDirectories(cache, "bedrock*selector*").Select(one => Path.Combine(one, Version)).Where(Directory.Exists).ToArray() : [])
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestCase("BedrockSelector")]
    [TestCase("BedrockSelector.Extensions.AI")]
    [TestCase("BedrockSelector.BedrockRuntime")]
    [TestCase("BedrockSelector.Usage")]
    [TestCase("BedrockSelector.Tokenizers")]
    [TestCase("bedrock-selector")]
    public void Package_Metadata_IsWhole(string id)
    {
        using var package = ZipFile.OpenRead(Path.Combine(_feed, $"{id}.{Version}.nupkg"));
        using var stream = package.GetEntry($"{id}.nuspec")!.Open();
        var nuspec = XDocument.Load(stream);
        var metadata = nuspec.Root!.Elements().Single(static element => element.Name.LocalName == "metadata");
        string? Value(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Value("license"), Is.EqualTo("MIT"));
            Assert.That(Value("icon"), Is.EqualTo("icon.png"));
            Assert.That(Value("readme"), Is.EqualTo("README.md"));
            Assert.That(Value("description"), Has.Length.GreaterThan(40));
            Assert.That(Value("tags"), Does.Contain("amazon-bedrock"));
            Assert.That(package.GetEntry("icon.png")!.Length, Is.GreaterThan(500));
            Assert.That(package.GetEntry("README.md")!.Length, Is.GreaterThan(300));
            Assert.That(package.Entries.Any(static entry => entry.FullName.StartsWith("content", StringComparison.Ordinal)), Is.False, "nothing is copied into the consumer's project");
        }
    }

    [TestCase("BedrockSelector")]
    [TestCase("BedrockSelector.Extensions.AI")]
    [TestCase("BedrockSelector.BedrockRuntime")]
    [TestCase("BedrockSelector.Usage")]
    [TestCase("BedrockSelector.Tokenizers")]
    public void Package_Library_HasBothFrameworksDocumentationAndSymbols(string id)
    {
        using var package = ZipFile.OpenRead(Path.Combine(_feed, $"{id}.{Version}.nupkg"));
        using var symbols = ZipFile.OpenRead(Path.Combine(_feed, $"{id}.{Version}.snupkg"));

        using (Assert.EnterMultipleScope())
        {
            foreach (var framework in new[] { "net8.0", "net10.0" })
            {
                Assert.That(package.GetEntry($"lib/{framework}/{id}.dll"), Is.Not.Null);
                Assert.That(package.GetEntry($"lib/{framework}/{id}.xml"), Is.Not.Null);
                Assert.That(symbols.GetEntry($"lib/{framework}/{id}.pdb"), Is.Not.Null);
            }
        }
    }

    [TestCase("net8.0")]
    [TestCase("net10.0")]
    public void Console_TheReadmesFirstBlock_RunsAndPrintsAChoice(string framework)
    {
        var output = RunFresh("Microsoft.NET.Sdk", framework, "console-" + framework, Block(0), ["BedrockSelector"]);

        Assert.That(output, Does.Match(@"^[a-z0-9.:-]+ costs 0\.\d+ USD per request\s*$"));
    }

    [Test]
    public void DependencyInjection_TheReadmesSecondBlock_PrintsTheEstimate()
    {
        // Nova Lite by the us. profile: 0.06 USD per million input tokens (AWS price list of 2026-08-20).
        var output = RunFresh("Microsoft.NET.Sdk", "net8.0", "di", Block(1), ["BedrockSelector", "Microsoft.Extensions.DependencyInjection"]);

        Assert.That(output.Trim(), Is.EqualTo("0.06 USD, by aws-price-list-2026-08-20"));
    }

    [Test]
    public void Worker_TheReadmesRefreshBlock_RunsOnAHost()
    {
        var block = Block(2);
        var program = block[..block.IndexOf("var services", StringComparison.Ordinal)].Replace("using Microsoft.Extensions.DependencyInjection;", "using Microsoft.Extensions.DependencyInjection;\nusing Microsoft.Extensions.Hosting;", StringComparison.Ordinal)
            + "var builder = Host.CreateApplicationBuilder(args);\nvar services = builder.Services;\n"
            + block[block.IndexOf("services.AddBedrockSelector", StringComparison.Ordinal)..].Replace("await using var provider = services.BuildServiceProvider();", "using var host = builder.Build();\nawait host.StartAsync();\nvar provider = host.Services;", StringComparison.Ordinal)
            + "\nawait host.StopAsync();\n";

        var output = RunFresh("Microsoft.NET.Sdk.Worker", "net10.0", "worker", program, ["BedrockSelector", "Microsoft.Extensions.Hosting"]);

        Assert.That(output, Does.Contain("snapshot 1"));
    }

    [Test]
    public void AspNetCore_EstimatesOverHttp()
    {
        const string Program = """
            using BedrockSelector.Calls;
            using BedrockSelector.Knowledge;
            using BedrockSelector.Costs;
            using BedrockSelector.Quantities;

            var builder = WebApplication.CreateBuilder(args);
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            builder.Services.AddBedrockSelector();
            var app = builder.Build();
            app.MapGet("/estimate/{tokens}", (decimal tokens, ICostEstimator estimator) => estimator.Estimate(new()
            {
                Model = ModelReference.Parse("amazon.nova-lite-v1:0"), Region = new("us-east-1"), Usage = Usage.Of(new UsageEntry(Meter.Parse("input-tokens"), tokens)), AsOf = new(2026, 11, 22),
            }).TotalUsd!.Value.Plain());
            await app.StartAsync();
            using var client = new HttpClient();
            Console.WriteLine(await client.GetStringAsync(app.Urls.First() + "/estimate/2000000"));
            await app.StopAsync();
            """;

        // 0.06 USD per million: 2,000,000 tokens cost 0.12.
        Assert.That(RunFresh("Microsoft.NET.Sdk.Web", "net10.0", "web", Program, ["BedrockSelector"]).Trim(), Is.EqualTo("0.12"));
    }

    [Test]
    public void Tool_InstalledFromTheFolder_Runs()
    {
        var tools = Path.Combine(_work, "tools");
        Sdk.Succeed(_work, "dotnet", "tool", "install", "bedrock-selector", "--version", Version, "--tool-path", tools, "--add-source", _feed);
        var tool = Path.Combine(tools, "bedrock-selector");

        var estimate = Sdk.Succeed(_work, tool, "estimate", "us.amazon.nova-lite-v1:0", "--usage", "input-tokens=1000000", "--format", "json", "--as-of", "2026-11-22");
        Sdk.Succeed(_work, tool, "report", "--usage", "input-tokens=1500,output-tokens=400", "--out", "report.html");
        var (status, _) = Sdk.Run(_work, tool, "estimate", "no.such-model", "--usage", "input-tokens=1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(estimate, Does.Contain("\"totalUsd\": 0.06"));
            Assert.That(File.ReadAllText(Path.Combine(_work, "report.html")), Does.StartWith("<!DOCTYPE html>"));
            Assert.That(status, Is.EqualTo(2));
        }
    }

    private string RunFresh(string sdk, string framework, string name, string program, string[] packages)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_work, name)).FullName;
        var versions = XDocument.Load(Path.Combine(Root, "Directory.Packages.props")).Descendants("PackageVersion").ToDictionary(static one => one.Attribute("Include")!.Value, static one => one.Attribute("Version")!.Value);
        var references = string.Concat(packages.Select(package => $"<PackageReference Include=\"{package}\" Version=\"{(package.StartsWith("BedrockSelector", StringComparison.Ordinal) ? Version : versions.GetValueOrDefault(package, "10.0.11"))}\" />"));
        File.WriteAllText(
            Path.Combine(folder, name + ".csproj"),
            $"<Project Sdk=\"{sdk}\"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>{framework}</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup><ItemGroup>{references}</ItemGroup></Project>");
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        Sdk.Succeed(folder, "dotnet", "build", "-c", "Release", "-o", "out", "-nodeReuse:false", "-v", "q");
        return Sdk.Succeed(folder, "dotnet", Path.Combine("out", name + ".dll"));
    }

    private static string Block(int number) =>
        CodeBlocks().Matches(File.ReadAllText(Path.Combine(Root, "src", "BedrockSelector", "README.md")))[number].Groups["code"].Value;

    private static string RootOf([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlocks();
}
