using System.Text.Json;
using System.Text.RegularExpressions;
using BedrockSelector.Cli.Tests.Harness;

namespace BedrockSelector.Cli.Tests;

/// <summary>Every command prints every format.</summary>
public sealed partial class FormatTests
{
    private static readonly (string Line, int Status)[] Lines =
    [
        ("models", 0),
        ("models --provider Amazon --include-ended", 0),
        ("models --provider Writer --input video --output video", 3),
        ("show amazon.nova-pro-v1:0", 0),
        ("show amazon.nova-lite-v1:0 us.anthropic.claude-sonnet-4-6 amazon.nova-canvas-v1:0", 0),
        ("check amazon.nova-pro-v1:0 --input text,image", 0),
        ("check amazon.nova-micro-v1:0 --input text,image", 3),
        ("estimate amazon.nova-micro-v1:0 --usage input-tokens=1500,output-tokens=300", 0),
        ("estimate amazon.nova-micro-v1:0 --usage images=1", 3),
        ("select --usage input-tokens=1500,output-tokens=400 --input text,image --task chat", 0),
        ("select --usage input-tokens=1500,output-tokens=400 --explain --top 3", 0),
        ("select --usage input-tokens=1500,output-tokens=400 --min-quality 100", 3),
        ("catalog info", 0),
        ("catalog verify", 0),
        ("catalog rates --model amazon.nova-micro-v1:0", 0),
    ];

    private static IEnumerable<TestCaseData> Cases =>
        from one in Lines
        from format in new[] { "table", "json", "csv", "markdown" }
        select new TestCaseData(one.Line, one.Status, format).SetArgDisplayNames(one.Line, format);

    [TestCaseSource(nameof(Cases))]
    public void Run_AnyCommandInAnyFormat_IsWellFormed(string line, int status, string format)
    {
        var run = Tool.Line($"{line} --format {format}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(status), run.Err);
            Assert.That(run.Out, Is.Not.Empty);
            Assert.That(run.Out, Does.Not.Contain('\u001b'));
            Assert.That(run.ErrorLines, Has.All.Match("^(warning|no): "));
            Assert.That(run.ErrorLines.Count(static one => one.StartsWith("no: ", StringComparison.Ordinal)), Is.EqualTo(status == 3 ? 1 : 0));
        }

        switch (format)
        {
            case "json":
                AssertJson(run);
                break;
            case "csv":
                Assert.That(run.Csv, Is.Not.Empty);
                break;
            case "markdown":
                AssertMarkdown(run.Out);
                break;
        }
    }

    [TestCaseSource(nameof(Lines))]
    public void Run_Twice_GivesTheSameBytes((string Line, int Status) one)
    {
        var first = Tool.Line(one.Line + " --format json");
        var second = Tool.Line(one.Line + " --format json");

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void Lines_CoverEveryCommandThatNeedsNoInputOfItsOwn()
    {
        string[] core = ["models", "show", "check", "estimate", "select", "catalog info", "catalog verify", "catalog rates"];

        Assert.That(core, Has.All.Matches<string>(static name => Lines.Any(one => one.Line.StartsWith(name!, StringComparison.Ordinal))));
        Assert.That(CommandTree.All().Select(static one => one.Path), Is.SupersetOf(core));
    }

    // One document, camelCase names, and numbers as people write them: no exponent, no trailing zero.
    private static void AssertJson(ToolRun run)
    {
        Assert.That(run.Out, Does.EndWith("\n").And.Not.Contain("\r"));
        var pending = new Stack<JsonElement>([run.Json]);
        while (pending.TryPop(out var element))
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    var names = element.EnumerateObject().Select(static member => member.Name).ToArray();
                    Assert.That(names, Is.Unique.And.All.Match("^[a-z][A-Za-z0-9]*$"));
                    foreach (var member in element.EnumerateObject())
                    {
                        pending.Push(member.Value);
                    }

                    break;
                case JsonValueKind.Array:
                    foreach (var item in element.EnumerateArray())
                    {
                        pending.Push(item);
                    }

                    break;
                case JsonValueKind.Number:
                    Assert.That(element.GetRawText(), Does.Match(PlainNumber()));
                    break;
            }
        }
    }

    private static void AssertMarkdown(string text)
    {
        var cells = 0;
        foreach (var row in text.Split('\n').Where(static row => row.StartsWith('|')))
        {
            var bars = row.Replace("\\|", "", StringComparison.Ordinal).Count(static one => one == '|');
            Assert.That(row, Does.EndWith("|"));
            cells = row.Contains("| --- |", StringComparison.Ordinal) || row.StartsWith("| ---", StringComparison.Ordinal) ? bars : cells;
            Assert.That(bars, Is.GreaterThan(1));
        }

        Assert.That(cells, Is.GreaterThan(1));
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?$")]
    private static partial Regex PlainNumber();
}
