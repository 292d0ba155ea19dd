using System.Text.RegularExpressions;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Tests.Harness;

namespace BedrockSelector.Cli.Tests;

/// <summary>Tables on terminals of all widths.</summary>
public sealed partial class LayoutTests
{
    private static readonly string[] Lines =
    [
        "models", "models --include-ended", "select --usage input-tokens=1500,output-tokens=400 --input text,image", "select --usage input-tokens=1500,output-tokens=400 --scopes geo --explain",
        "estimate us.anthropic.claude-sonnet-4-5-20250929-v1:0 --usage input-tokens=500,output-tokens=100", "check amazon.nova-micro-v1:0 --input text,image",
        "show amazon.nova-lite-v1:0 us.anthropic.claude-sonnet-4-6 amazon.nova-canvas-v1:0", "catalog info", "catalog rates --model amazon.nova-micro-v1:0",
    ];

    private static IEnumerable<TestCaseData> Cases =>
        from line in Lines
        from width in new[] { 60, 80, 100, 120, 200 }
        select new TestCaseData(line, width).SetArgDisplayNames(line, width.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [TestCaseSource(nameof(Cases))]
    public void Print_AnyWidth_FitsAndBreaksNoId(string line, int width)
    {
        var args = line.Split(' ');
        var narrow = Tool.RunAt(width, args).Out;
        var wide = Tool.Run(args).Out;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(narrow.Split('\n').Where(one => one.Length > width), Is.Empty);

            // An id that is on the narrow page is one that is on the wide page: none is cut or broken.
            var whole = Ids().Matches(wide).Select(static match => match.Value).ToHashSet();
            Assert.That(Ids().Matches(narrow).Select(static match => match.Value).Where(id => !whole.Contains(id)), Is.Empty);
            Assert.That(narrow, Does.Not.Contain("…"));
        }
    }

    [TestCase(80, "quality", "USD/request")]
    [TestCase(100, "quality", "seconds", "USD/request", "score")]
    [TestCase(200, "scope", "tier", "endpoint", "score", "quality", "seconds", "USD/request", "from quality", "frontier")]
    public void Select_Width_KeepsTheColumnsThatDecide(int width, params string[] headings)
    {
        var text = Tool.RunAt(width, "select", "--usage", "input-tokens=1500,output-tokens=400", "--input", "text,image").Out;
        var heading = text.Split('\n').First(static one => one.Contains("call as", StringComparison.Ordinal));

        foreach (var name in headings)
        {
            Assert.That(heading, Does.Contain(name));
        }
    }

    [Test]
    public void Print_DroppedColumns_AreNamed()
    {
        var text = Tool.RunAt(80, "models").Out;

        Assert.That(text, Does.Contain("Too narrow for: ").And.Contain("regions").And.Contain("--format csv"));
        Assert.That(Tool.RunAt(250, "models").Out, Does.Not.Contain("Too narrow"));
    }

    [Test]
    public void For_ColumnsDropFromTheHighest()
    {
        var table = new TextTable(null, [new("id"), new("first") { Drop = 2 }, new("second") { Drop = 1 }], [["0123456789", "0123456789", "0123456789"]]);

        using (Assert.EnterMultipleScope())
        {
            // Three columns of 10, two blanks each and one more: 37.
            Assert.That(TableLayout.For(table, 37).Dropped, Is.Empty);
            Assert.That(TableLayout.For(table, 36).Dropped, Is.EqualTo(new[] { "first" }));
            Assert.That(TableLayout.For(table, 24).Dropped, Is.EqualTo(new[] { "first", "second" }));
            Assert.That(TableLayout.For(table, 12).Parts, Is.Empty, "not even the id fits: records");
        }
    }

    [Test]
    public void For_SideBySide_IsPrintedInParts()
    {
        var table = new TextTable(null, [new("row"), new("0123456789"), new("0123456789")], [["a", "b", "c"]]) { SideBySide = true };

        // Row and one column: 3 + 10 + 2 × 2 + 1 = 18; both would take 30.
        Assert.That(TableLayout.For(table, 20).Parts, Is.EqualTo(new[] { new[] { 0, 1 }, new[] { 0, 2 } }));
        Assert.That(TableLayout.For(table, 30).Parts, Is.EqualTo(new[] { new[] { 0, 1, 2 } }));
    }

    [Test]
    public void For_EmptyOptionalColumn_IsLeftOut()
    {
        var table = new TextTable(null, [new("id"), new("term") { Optional = true }], [["a", ""]]);

        Assert.That(TableLayout.For(table, null).Parts[0], Is.EqualTo(new[] { 0 }));
    }

    [GeneratedRegex(@"\b(?:[a-z0-9-]+\.)?(?:amazon|anthropic|meta|mistral|openai|google|qwen|cohere|stability)\.[a-z0-9.:-]*[a-z0-9]")]
    private static partial Regex Ids();
}
