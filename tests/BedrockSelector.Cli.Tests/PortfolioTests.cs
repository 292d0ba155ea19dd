using System.Text.Json;
using BedrockSelector.Cli.Tests.Harness;

namespace BedrockSelector.Cli.Tests;

public sealed class PortfolioTests
{
    // a+a 55 for 3, a+b 70 for 6, b+a 65 for 6, b+b 80 for 9, c+a 70 for 11, c+b 85 for 14.
    private const string Tasks = "task,model,quality,cost_usd\nchat,a,50,1\nchat,b,70,4\nchat,c,80,9\ntranslation,a,60,2\ntranslation,b,90,5\ntranslation,c,,5\n";

    [Test]
    public void Portfolio_QualityFloor_IsTheCheapestWithItsProof()
    {
        var json = Run(Tasks, "--min-quality", "70", "--format", "json").Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(json.GetProperty("costUsd").GetRawText(), Is.EqualTo("6"));
            Assert.That(json.GetProperty("lowerBoundUsd").GetRawText(), Is.EqualTo("6"));
            Assert.That(json.GetProperty("quality").GetRawText(), Is.EqualTo("70"));
            Assert.That(json.GetProperty("assignment").EnumerateArray().Select(static one => one.GetProperty("model").GetString()), Is.EqualTo(["a", "b"]));
            Assert.That(json.GetProperty("frontier").GetArrayLength(), Is.Zero);
        }
    }

    [Test]
    public void Portfolio_Frontier_IsPrintedAsCsv() =>
        Assert.That(Run(Tasks, "--frontier", "--format", "csv").Out, Is.EqualTo("quality,costUsd,corner\n55,3,true\n70,6,true\n80,9,true\n85,14,true\n"));

    [Test]
    public void Portfolio_OutOfReach_IsANo()
    {
        var run = Run(Tasks, "--min-quality", "90", "--format", "json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(3));
            Assert.That(run.ErrorLines, Is.EqualTo(["no: No portfolio reaches a quality of 90; the best one reaches 85 for 14 USD."]));
            Assert.That(run.Json.GetProperty("costUsd").ValueKind, Is.EqualTo(JsonValueKind.Null));
        }
    }

    [Test]
    public void Portfolio_TaskWithoutModel_IsANo() =>
        Assert.That(Run("task,model,quality,cost_usd\nchat,a,,1\n", "--frontier").ErrorLines, Is.EqualTo(["no: no model can be given 'chat'."]));

    [Test]
    public void Portfolio_TasksByUsage_TakesModelsOfTheCatalog()
    {
        var run = Run("task,usage,class,weight\nsupport,input-tokens=800;output-tokens=200,chat,9\nreview,input-tokens=5000;output-tokens=500,coding,1\n", "--min-quality", "50", "--format", "json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(run.Json.GetProperty("quality").GetDouble(), Is.GreaterThanOrEqualTo(50));
            Assert.That(run.Json.GetProperty("assignment").EnumerateArray().Select(static one => one.GetProperty("task").GetString()), Is.EqualTo(["review", "support"]));
        }
    }

    [TestCase("task,model,quality,cost_usd\nchat,a,x,1\n", "line 2: 'x' is not a quality; write a number from 0 to 1000000000.", "--frontier")]
    [TestCase("task,model\n", "line 1: no column 'quality'", "--frontier")]
    [TestCase("task,model,quality,cost_usd\n", "holds no task", "--frontier")]
    [TestCase("task,model,quality,cost_usd\nchat,a,1,1\n", "nothing is asked for; give --min-quality, --max-cost or --frontier.")]
    [TestCase("task,model,quality,cost_usd\nchat,a,1,1\n", "--min-quality and --max-cost are given both", "--min-quality", "1", "--max-cost", "1")]
    [TestCase("task,model,quality,cost_usd\nchat,a,1,1\n", "--min-quality 'high' is not a quality", "--min-quality", "high")]
    [TestCase("task,usage\nchat,input-tokens\n", "line 2: 'input-tokens' is not 'meter=quantity'", "--frontier")]
    public void Portfolio_BadInput_Exits2(string content, string message, params string[] options)
    {
        var run = Run(content, options);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Out, Is.Empty);
            Assert.That(run.ErrorLines, Has.Length.EqualTo(1));
            Assert.That(run.ErrorLines[0], Does.StartWith("error: ").And.Contain(message));
        }
    }

    [Test]
    public void Portfolio_MissingFile_Exits2() =>
        Assert.That(Tool.Run("portfolio", "--tasks", "no-such-file.csv", "--frontier").ErrorLines, Is.EqualTo(["error: --tasks 'no-such-file.csv' does not exist."]));

    private static ToolRun Run(string content, params string[] options)
    {
        using var file = new TemporaryFile("tasks.csv", content);
        return Tool.Run(["portfolio", "--tasks", file.Path, .. options]);
    }
}
