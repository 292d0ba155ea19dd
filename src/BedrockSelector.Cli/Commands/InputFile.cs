using BedrockSelector.Tables;

namespace BedrockSelector.Cli.Commands;

/// <summary>Opens files given on the command line, and refuses those with bad lines.</summary>
internal static class InputFile
{
    private const int Shown = 20;

    public static StreamReader Open(string option, string path) => File.Exists(path)
        ? new StreamReader(path)
        : throw new CliException($"{option} '{path}' does not exist.");

    /// <summary>Refuses a file of which lines were refused: one warning a line, then the error.</summary>
    public static void Check(CliConsole console, string path, IReadOnlyList<LineProblem> problems, long refused)
    {
        if (problems.Count == 0)
        {
            return;
        }

        foreach (var problem in problems.Skip(1).Take(Shown))
        {
            console.Error.WriteLine($"warning: {path} {problem.ToString().ReplaceLineEndings(" ")}");
        }

        throw new CliException($"{path} {problems[0]}{(refused > 1 ? $" {refused} lines were refused; correct them all." : "")}");
    }
}
