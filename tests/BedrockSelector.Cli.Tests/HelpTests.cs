using System.CommandLine;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Tests.Harness;

namespace BedrockSelector.Cli.Tests;

public sealed class HelpTests
{
    private static IEnumerable<string> Paths => CommandTree.All().Select(static one => one.Path);

    // Examples that read or write files, or call Amazon Bedrock, are run by the tests of their own commands.
    private static IEnumerable<string> RunnableExamples => CommandTree.All()
        .Where(static one => one.Path is "models" or "show" or "check" or "estimate" or "select" or "catalog info" or "catalog verify" or "catalog rates")
        .SelectMany(static one => ((ToolCommand)one.Command).Examples)
        .Where(static line => !line.Contains(".json", StringComparison.Ordinal) && !line.Contains('>', StringComparison.Ordinal));

    [TestCaseSource(nameof(Paths))]
    public void Help_EveryCommand_IsAsApproved(string path)
    {
        var run = Tool.Line(path + " --help");

        Assert.That((run.ExitCode, run.Err), Is.EqualTo((0, "")));
        Approval.Verify("Help." + path.Replace(' ', '-'), Normal(run.Out));
    }

    [Test]
    public void Help_OfTheTool_IsAsApproved()
    {
        var run = Tool.Line("--help");

        Assert.That((run.ExitCode, run.Err), Is.EqualTo((0, "")));
        Approval.Verify("Help", Normal(run.Out));
    }

    [Test]
    public void Help_WithoutArguments_IsHelpOnStdout()
    {
        Assert.That(Tool.Run(), Is.EqualTo(Tool.Run("--help")));
    }

    [TestCase("-h")]
    [TestCase("-?")]
    public void Help_ShortForms_AreTheSame(string form)
    {
        Assert.That(Tool.Run("estimate", form), Is.EqualTo(Tool.Run("estimate", "--help")));
    }

    [TestCaseSource(nameof(Paths))]
    public void Help_EveryCommandThatRuns_HasExamples(string path)
    {
        var command = CommandTree.All().Single(one => one.Path == path).Command;

        Assert.That(command.Subcommands.Count > 0 || command is ToolCommand { Examples.Count: > 0 }, Is.True, $"'{path}' teaches by no example: make it a ToolCommand.");
        Assert.That((command as ToolCommand)?.Examples ?? [], Has.All.StartsWith(path));
    }

    [TestCaseSource(nameof(RunnableExamples))]
    public void Help_EveryExample_Runs(string line)
    {
        // The example of 'check' shows a no.
        Assert.That(Tool.Line(line).ExitCode, Is.EqualTo(line.StartsWith("check amazon.nova-micro", StringComparison.Ordinal) ? 3 : 0));
    }

    [TestCaseSource(nameof(Paths))]
    public void Help_EveryOption_IsDescribed(string path)
    {
        var command = CommandTree.All().Single(one => one.Path == path).Command;

        Assert.That(command.Options, Has.All.Matches<Option>(static one => one!.Description is { Length: > 0 } && !one.Description.EndsWith('.')));
        Assert.That(command.Arguments, Has.All.Matches<Argument>(static one => one!.Description is { Length: > 0 }));
        Assert.That(command.Description, Is.Not.Empty);
    }

    [Test]
    public void Version_IsPrintedAlone()
    {
        var run = Tool.Run("--version");

        Assert.That((run.ExitCode, run.Err), Is.EqualTo((0, "")));
        Assert.That(run.Out.Trim(), Does.Match(@"^\d+\.\d+\.\d+"));
    }

    // Help names the program that runs, which is the test host here; folded lines end with a blank.
    private static string Normal(string text) => string.Join('\n', text
        .Replace($"  {RootCommand.ExecutableName} ", "  bedrock-selector ", StringComparison.Ordinal).Split('\n').Select(static line => line.TrimEnd())).TrimEnd() + "\n";
}
