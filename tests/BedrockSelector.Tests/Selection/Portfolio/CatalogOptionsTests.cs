using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection.Portfolio;

namespace BedrockSelector.Tests.Selection.Portfolio;

public class CatalogOptionsTests
{
    [Test]
    public void Of_TasksByUsage_TakesQualityAndCostFromTheCatalog()
    {
        PortfolioTask[] tasks =
        [
            Task("support", "input-tokens=1000,output-tokens=500", TaskClass.Chat) with { Weight = 100 },
            Task("review", "input-tokens=10000,output-tokens=1000", TaskClass.Coding) with { Weight = 5 },
        ];

        var options = CatalogOptions.Of(SmallCatalog.Selector(), tasks);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(options.UnassignableTasks, Is.Empty);
            Assert.That(options.Options, Is.EqualTo(new TaskOption[]
            {
                // 1000 × 0.05 / 1e6 + 500 × 0.2 / 1e6 = 0.00015; middle 0.0008 + 0.002; big 0.003 + 0.0075
                new("support", "other.small-v1:0", 40, 0.00015m, 100),
                new("support", "maker.middle-v1:0", 66, 0.0028m, 100),
                new("support", "maker.big-v1:0", 78, 0.0105m, 100),

                // Nothing was measured of middle at coding. 10000 × 0.05 / 1e6 + 1000 × 0.2 / 1e6 = 0.0007; big 0.03 + 0.015
                new("review", "other.small-v1:0", 30, 0.0007m, 5),
                new("review", "maker.big-v1:0", 80, 0.045m, 5),
            }));
        }
    }

    [Test]
    public void Of_TaskThatNothingCanDo_IsUnassignable()
    {
        var scan = Task("scan", "input-tokens=1000", TaskClass.Chat);
        var task = scan with { Request = scan.Request with { Inputs = [Modality.Parse("image")] } };

        Assert.That(CatalogOptions.Of(SmallCatalog.Selector(), [task]).UnassignableTasks, Is.EqualTo(["scan"]));
    }

    [Test]
    public void Prior_ModelAndTaskOfTheCatalog_AreFound()
    {
        var catalog = SmallCatalog.Load();
        var prior = EvidencePrior.Of(catalog, new EvidenceStore(catalog));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(prior("chat", "maker.big-v1:0"), Is.EqualTo(new QualityPrior(78, 2)));
            Assert.That(prior("coding", "maker.middle-v1:0"), Is.Null);
            Assert.That(prior("billing", "maker.big-v1:0"), Is.Null);
            Assert.That(prior("chat", "our own model"), Is.Null);
        }
    }

    private static PortfolioTask Task(string name, string usage, TaskClass task) =>
        new() { Name = name, Request = SmallCatalog.Request with { Usage = Usage.Parse(usage), Task = task } };
}
