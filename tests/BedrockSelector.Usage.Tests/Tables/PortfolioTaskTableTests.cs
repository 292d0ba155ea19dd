using BedrockSelector.Evidence;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using BedrockSelector.Tables;

namespace BedrockSelector.Tests.Tables;

public class PortfolioTaskTableTests
{
    private static readonly SelectionRequest Request = new() { Usage = Usage.None, Region = new("us-east-1"), AsOf = new(2026, 11, 22) };

    [Test]
    public void Read_TaskNamedAsAKnownClass_IsJudgedByIt()
    {
        var tasks = PortfolioTaskTable.Read(new StringReader("task,usage\ncoding,input-tokens=1\nbilling,input-tokens=1\n"), Request).Tasks;

        Assert.That(tasks.Select(t => t.Request.Task), Is.EqualTo([TaskClass.Coding, TaskClass.Chat]));
    }

    [TestCase("t,input-tokens,1", "'input-tokens' is not 'meter=quantity'; write for example 'input-tokens=1500,output-tokens=300'.")]
    [TestCase("t,input-tokens=1,0", "'0' is not a weight; a weight is above 0, at most 1000000000 and has at most 12 decimals.")]
    [TestCase("ok,input-tokens=1,1", "the task 'ok' is given twice.")]
    [TestCase("t,input-tokens=1", "2 fields; the first line names 3 columns.")]
    public void Read_MalformedLine_IsRefusedWithItsNumber(string line, string message) => Assert.That(
        PortfolioTaskTable.Read(new StringReader($"task,usage,weight\nok,input-tokens=1,1\n{line}\n"), Request).Problems,
        Is.EqualTo(new[] { new LineProblem(3, message) }));
}
