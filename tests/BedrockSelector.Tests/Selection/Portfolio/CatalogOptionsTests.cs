using BedrockSelector.Evidence;
using BedrockSelector.Quantities;
using BedrockSelector.Selection.Portfolio;

namespace BedrockSelector.Tests.Selection.Portfolio;

public class CatalogOptionsTests
{
    [Test]
    public void Of_TasksByUsage_TakesQualityAndCostFromTheCatalog()
    {
        var tasks = PortfolioTaskTable.Read(new StringReader("task,usage,class,weight\nsupport,input-tokens=1000;output-tokens=500,,100\nreview,input-tokens=10000;output-tokens=1000,coding,5\n"), SmallCatalog.Request).Tasks;

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
        var tasks = PortfolioTaskTable.Read(new StringReader("task,usage,input\nscan,input-tokens=1000,image\n"), SmallCatalog.Request).Tasks;

        Assert.That(CatalogOptions.Of(SmallCatalog.Selector(), tasks).UnassignableTasks, Is.EqualTo(["scan"]));
    }

    [Test]
    public void Read_TaskNamedAsAKnownClass_IsJudgedByIt()
    {
        var tasks = PortfolioTaskTable.Read(new StringReader("task,usage\ncoding,input-tokens=1\nbilling,input-tokens=1\n"), SmallCatalog.Request).Tasks;

        Assert.That(tasks.Select(t => t.Request.Task), Is.EqualTo([TaskClass.Coding, TaskClass.Chat]));
    }

    [TestCase("t,input-tokens,1", "'input-tokens' is not 'meter=quantity'; write for example 'input-tokens=1500,output-tokens=300'.")]
    [TestCase("t,input-tokens=1,0", "'0' is not a weight; a weight is above 0, at most 1000000000 and has at most 12 decimals.")]
    [TestCase("ok,input-tokens=1,1", "the task 'ok' is given twice.")]
    [TestCase("t,input-tokens=1", "2 fields; the first line names 3 columns.")]
    public void Read_MalformedLine_IsRefusedWithItsNumber(string line, string message) => Assert.That(
        PortfolioTaskTable.Read(new StringReader($"task,usage,weight\nok,input-tokens=1,1\n{line}\n"), SmallCatalog.Request).Problems,
        Is.EqualTo(new[] { new LineProblem(3, message) }));

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
}
