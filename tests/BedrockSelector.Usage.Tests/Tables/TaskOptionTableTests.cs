using BedrockSelector.Selection.Portfolio;
using BedrockSelector.Tables;

namespace BedrockSelector.Tests.Tables;

public class TaskOptionTableTests
{
    [Test]
    public void Read_OutputOfAnEvidenceFit_IsTakenAsItIs()
    {
        var table = Read("task,model,quality,standard_error,cost_usd,weight\nqa,m,71.5,1.2,0.002,40\n");

        Assert.That(table.Options.Single(), Is.EqualTo(new TaskOption("qa", "m", 71.5m, 0.002m, 40)));
    }

    [Test]
    public void Read_MissingCell_IsNotAssignable()
    {
        var table = Read("task,model,quality,cost_usd\nqa,m,71.5,\nqa,n,,0.1\nqa,o,3,0.1\ncode,m,,\n");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(table.Problems, Is.Empty);
            Assert.That(table.Options.Select(o => (o.Task, o.Model)), Is.EqualTo([("qa", "o")]));
            Assert.That(table.UnassignableTasks, Is.EqualTo(["code"]));
        }
    }

    [TestCase("qa,m,abc,1,1", "'abc' is not a quality; write a number from 0 to 1000000000.")]
    [TestCase("qa,m,1,-1,1", "'-1' is not a cost_usd; write a number from 0 to 1000000000.")]
    [TestCase("qa,m,1,1e30,1", "'1e30' is not a cost_usd; write a number from 0 to 1000000000.")]
    [TestCase("qa,m,1,1,0", "0 is not a weight; a weight is above 0.")]
    [TestCase("qa,ok,1,1,1", "'ok' is given twice for 'qa'.")]
    [TestCase("qa,m,1,1,2", "the weight of 'qa' is 2 here and 1 before; a task has one weight.")]
    [TestCase("qa,-m,1,1,1", "'-m' is not a model; a name starts with a letter or a digit and has at most 200 characters.")]
    [TestCase("qa,m,1,1", "4 fields; the first line names 5 columns.")]
    public void Read_MalformedLine_IsRefusedWithItsNumber(string line, string message) => Assert.That(
        Read($"task,model,quality,cost_usd,weight\nqa,ok,1,1,1\n{line}\n").Problems, Is.EqualTo(new[] { new LineProblem(3, message) }));

    [Test]
    public void Read_NoCostColumn_IsRefused() => Assert.That(
        Read("task,model,quality\n").Problems.Single().Message, Is.EqualTo("no column 'cost_usd'; the first line names the columns: task,model,quality,cost_usd."));

    private static TaskOptionTable Read(string text) => TaskOptionTable.Read(new StringReader(text));
}
