using System.Globalization;
using System.Runtime.CompilerServices;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Selection;

namespace BedrockSelector.Tests.Selection;

public class SelectionExplanationTests
{
    [Test]
    public void Explain_ThreeCandidates_ReadsAsApproved() => Approve(SelectionExplanation.Explain(SmallCatalog.Selector().Select(SmallCatalog.Request)));

    [Test]
    public void Explain_NothingQualifies_SaysWhatCameNearest() => Assert.That(
        SelectionExplanation.Explain(SmallCatalog.Selector().Select(SmallCatalog.Request with { MinQuality = 60, MaxCostUsd = 0.0025m })),
        Is.EqualTo(new[]
        {
            "Nothing qualifies for chat from us-east-1.",
            "Reasons: 2 over-budget, 1 quality-too-low.",
            "Nearest: A request to maker.middle-v1:0 costs 0.0028 USD, 0.0003 over the budget of 0.0025. "
            + "Small scores 40 at chat, 20 below the floor of 60. A request to maker.big-v1:0 costs 0.0105 USD, 0.008 over the budget of 0.0025.",
        }));

    [Test]
    public void Explain_OneModel_NamesNoRival()
    {
        var text = string.Join("\n", SelectionExplanation.Explain(SmallCatalog.Selector().Select(SmallCatalog.Request with { Only = [new ModelId("maker.big-v1:0")] })));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Contain("no other model qualifies."));
            Assert.That(text, Does.Not.Contain("Against"));
            Assert.That(text, Does.Contain("No change of one weight flips it."));
        }
    }

    [Test]
    public void Explain_CultureWithCommas_WritesTheSame()
    {
        var before = CultureInfo.CurrentCulture;
        var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        commas.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            CultureInfo.CurrentCulture = commas;
            Approve(SelectionExplanation.Explain(SmallCatalog.Selector().Select(SmallCatalog.Request)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void Approve(IEnumerable<string> paragraphs, [CallerFilePath] string path = "")
    {
        var approved = Path.Combine(Path.GetDirectoryName(path)!, "SelectionExplanation.approved.txt");
        var received = string.Join("\n\n", paragraphs) + "\n";
        if (!File.Exists(approved) || File.ReadAllText(approved) != received)
        {
            File.WriteAllText(Path.ChangeExtension(approved, null).Replace(".approved", ".received.txt", StringComparison.Ordinal), received);
        }

        Assert.That(received, Is.EqualTo(File.Exists(approved) ? File.ReadAllText(approved) : ""));
    }
}
