using System.Globalization;
using System.Text.Json;
using BedrockSelector.Cli.Tests.Harness;

namespace BedrockSelector.Cli.Tests;

public sealed class EvidenceTests
{
    [Test]
    public void Fit_Csv_IsTakenByPortfolioAsItIs()
    {
        var fitted = Run(Results("cheap", "dear"), "--format", "csv");
        using var file = new TemporaryFile("fitted.csv", fitted.Out);

        var frontier = Tool.Run("portfolio", "--tasks", file.Path, "--frontier", "--format", "json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(fitted.Csv[0], Is.EqualTo(["task", "model", "quality", "standard_error", "cost_usd", "weight"]));
            Assert.That(fitted.Csv.Skip(1).Select(static row => (row[0], row[1], row[4], row[5])), Is.EqualTo(
                [("chat", "cheap", "0.001", "40"), ("chat", "dear", "0.02", "40"), ("code", "cheap", "0.001", "40"), ("code", "dear", "0.02", "40")]));
            Assert.That(frontier.ExitCode, Is.Zero);

            // 80 results at 0.001 US dollars each: 0.08.
            Assert.That(frontier.Json.GetProperty("frontier")[0].GetProperty("costUsd").GetRawText(), Is.EqualTo("0.08"));
        }
    }

    [Test]
    public void Fit_Json_SaysWhatCannotBeToldApart()
    {
        var json = Run(Results("cheap", "dear"), "--format", "json").Json;
        var chat = json.GetProperty("comparisons").EnumerateArray().Single(static one => one.GetProperty("task").ValueEquals("chat"));
        var code = json.GetProperty("comparisons").EnumerateArray().Single(static one => one.GetProperty("task").ValueEquals("code"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(json.GetProperty("scale").GetString(), Is.EqualTo("unit"));
            Assert.That(code.GetProperty("decided").GetBoolean(), Is.True);
            Assert.That(code.GetProperty("best").GetString(), Is.EqualTo("dear"));
            Assert.That(chat.GetProperty("decided").GetBoolean(), Is.False);
            Assert.That(chat.GetProperty("resultsNeeded").GetInt32(), Is.GreaterThan(40));
            Assert.That(json.GetProperty("rows").EnumerateArray(), Has.All.Matches<JsonElement>(static one => !one.GetProperty("usedPrior").GetBoolean()));
        }
    }

    [Test]
    public void Fit_ModelsOfTheCatalog_LeanOnTheShippedEvidenceUnlessTold()
    {
        var results = Results("amazon.nova-micro-v1:0", "us.amazon.nova-pro-v1:0");

        using (Assert.EnterMultipleScope())
        {
            // Of the two tasks only chat is a class of tasks.
            Assert.That(Used(Run(results, "--format", "json")), Is.EqualTo(2));
            Assert.That(Used(Run(results, "--no-prior", "--format", "json")), Is.Zero);
        }
    }

    [TestCase("task,model,score\nqa,m,maybe\n", "line 2: 'maybe' is not a score; write a number from 0 to 100, or true or false.")]
    [TestCase("task,model\n", "line 1: no column 'score'")]
    [TestCase("task,model,score\n", "holds no result")]
    [TestCase("task,model,score\nqa,m,1\n", "--scale 'stars' is not known; write unit or percent.", "--scale", "stars")]
    [TestCase("task,model,score\nqa,m,1\n", "--confidence '2' is not a confidence", "--confidence", "2")]
    public void Fit_BadInput_Exits2(string content, string message, params string[] options)
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
    public void Fit_SeveralBadLines_NamesEach() => Assert.That(
        Run("task,model,score\nqa,m,x\nqa,m,1\n=qa,m,1\n").ErrorLines,
        Has.Length.EqualTo(2).And.Some.StartsWith("warning: ").And.Some.Contain("2 lines were refused"));

    private static int Used(ToolRun run) => run.Json.GetProperty("rows").EnumerateArray().Count(static one => one.GetProperty("usedPrior").GetBoolean());

    /// <summary>Forty results a task and model: level at chat, far apart at code.</summary>
    private static string Results(string cheap, string dear) => "task,model,score,cost_usd\n" + string.Concat(Enumerable.Range(0, 40).Select(i => string.Create(
        CultureInfo.InvariantCulture,
        $"chat,{cheap},{(i < 29 ? 1 : 0)},0.001\nchat,{dear},{(i < 30 ? 1 : 0)},0.02\ncode,{cheap},{(i < 10 ? 1 : 0)},0.001\ncode,{dear},{(i < 36 ? 1 : 0)},0.02\n")));

    private static ToolRun Run(string content, params string[] options)
    {
        using var file = new TemporaryFile("results.csv", content);
        return Tool.Run(["evidence", "fit", "--results", file.Path, .. options]);
    }
}
