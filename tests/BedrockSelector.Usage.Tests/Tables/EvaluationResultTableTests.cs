using BedrockSelector.Evidence;
using BedrockSelector.Tables;

namespace BedrockSelector.Tests.Tables;

public class EvaluationResultTableTests
{
    [Test]
    public void Read_ColumnsInAnyOrder_GathersByTaskAndModel()
    {
        var results = Read("model,note,cost_usd,task,score\r\nm1,x,0.001,qa,1\r\nm1,\"a, \"\"b\"\"\",0.003,qa,0\nm0,,,qa,0.5\n\n");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(results.Problems, Is.Empty);
            Assert.That(results.Results.Count, Is.EqualTo(3));
            Assert.That(results.Results.Scale, Is.EqualTo(ScoreScale.UnitInterval));
            Assert.That(results.Results.Cells.Select(c => (c.Task, c.Model, c.Count, c.Mean, c.CostUsd)), Is.EqualTo(new (string, string, int, double, decimal?)[]
            {
                ("qa", "m0", 1, 0.5, null),

                // (0.001 + 0.003) / 2 = 0.002
                ("qa", "m1", 2, 0.5, 0.002m),
            }));
        }
    }

    [Test]
    public void Read_OutcomesAsWords_AreOnesAndZeros()
    {
        var results = Read("task,model,outcome\nqa,m,true\nqa,m,FAIL\nqa,m,pass\nqa,m,false\n");

        Assert.That(results.Results.Cells[0].Mean, Is.EqualTo(0.5));
    }

    [Test]
    public void Read_OneScoreAboveOne_MeansPercent() => Assert.That(Read("task,model,score\nqa,m,1\nqa,m,2\n").Results.Scale, Is.EqualTo(ScoreScale.Percent));

    [Test]
    public void Read_ScaleGiven_IsKept() => Assert.That(
        EvaluationResultTable.Read(new StringReader("task,model,score\nqa,m,0.5\n"), ScoreScale.Percent).Results.Scale, Is.EqualTo(ScoreScale.Percent));

    [TestCase("qa,m,abc", "'abc' is not a score; write a number from 0 to 100, or true or false.")]
    [TestCase("qa,m,", "'' is not a score; write a number from 0 to 100, or true or false.")]
    [TestCase("qa,m,NaN", "'NaN' is not a score; write a number from 0 to 100, or true or false.")]
    [TestCase("qa,m,1e400", "'1e400' is not a score; write a number from 0 to 100, or true or false.")]
    [TestCase("qa,m,1,5", "4 fields; the first line names 3 columns.")]
    [TestCase("qa,m,101", "101 is not a score from 0 to 100.")]
    [TestCase("qa,m,-0.1", "-0.1 is not a score from 0 to 100.")]
    [TestCase("=cmd(),m,1", "'=cmd()' is not a task; a name starts with a letter or a digit and has at most 200 characters.")]
    [TestCase("qa,@m,1", "'@m' is not a model; a name starts with a letter or a digit and has at most 200 characters.")]
    [TestCase(",m,1", "'' is not a task; a name starts with a letter or a digit and has at most 200 characters.")]
    [TestCase("q\u0007a,m,1", "'q\uFFFDa' is not a task; a name starts with a letter or a digit and has at most 200 characters.")]
    [TestCase("qa,m\"x,1", "a quote stands inside a field; quote the whole field and double the quotes in it.")]
    [TestCase("\"qa,m,1", "a quoted field is never closed.")]
    public void Read_MalformedLine_IsRefusedWithItsNumber(string line, string message)
    {
        var results = Read($"task,model,score\nqa,ok,1\n{line}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(results.Problems, Is.EqualTo(new[] { new LineProblem(3, message) }));
            Assert.That(results.Refused, Is.EqualTo(1));
            Assert.That(results.Results.Cells.Select(c => c.Model), Is.EqualTo(["ok"]));
        }
    }

    [TestCase("qa,m,1,-1", "-1 is not a cost from 0 to 1000000000 US dollars.")]
    [TestCase("qa,m,1,$3", "'$3' is not a cost; write US dollars such as 0.0012, or nothing.")]
    public void Read_MalformedCost_IsRefused(string line, string message) =>
        Assert.That(Read($"task,model,score,cost_usd\n{line}").Problems, Is.EqualTo(new[] { new LineProblem(2, message) }));

    [TestCase("", "the file is empty; the first line names the columns: task,model,score.")]
    [TestCase("task,model\nqa,m", "no column 'score'; the first line names the columns: task,model,score.")]
    [TestCase("task,task,model,score\n", "the column 'task' is named twice.")]
    public void Read_UnusableHeader_IsRefused(string text, string message) =>
        Assert.That(Read(text).Problems, Is.EqualTo(new[] { new LineProblem(1, message) }));

    [Test]
    public void Read_QuotedLineBreak_CountsLines()
    {
        var results = Read("task,model,score,note\nqa,m,1,\"two\nlines\"\nqa,m,bad,\n");

        Assert.That(results.Problems[0].Line, Is.EqualTo(4));
    }

    [Test]
    public void Read_EndlessField_IsRefusedWithoutHoldingIt()
    {
        var results = Read("task,model,score\n" + new string('x', 1_000_000) + ",m,1\nqa,m,1\n");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(results.Problems.Single(), Is.EqualTo(new LineProblem(2, "a field is longer than 4096 characters.")));
            Assert.That(results.Results.Count, Is.EqualTo(1));
        }
    }

    [Test]
    public void Read_ManyBadLines_CountsAllAndKeepsTheFirstHundred()
    {
        var results = Read("task,model,score\n" + string.Concat(Enumerable.Repeat("qa,m,x\n", 250)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(results.Problems, Has.Length.EqualTo(100));
            Assert.That(results.Refused, Is.EqualTo(250));
        }
    }

    [Test]
    public void Read_TooManyModels_RefusesTheRest()
    {
        var lines = Enumerable.Range(0, EvaluationResults.MaxModels + 1).Select(i => $"qa,m{i},1\n");

        Assert.That(Read("task,model,score\n" + string.Concat(lines)).Problems.Single().Message, Is.EqualTo("more than 10000 tasks or 200 models."));
    }

    private static EvaluationResultTable Read(string text) => EvaluationResultTable.Read(new StringReader(text));
}
