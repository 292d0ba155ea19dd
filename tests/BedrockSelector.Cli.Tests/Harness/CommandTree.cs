using System.CommandLine;
using BedrockSelector.Cli.Commands;

namespace BedrockSelector.Cli.Tests.Harness;

/// <summary>The commands of the tool, found in the tool itself so that a new one cannot be forgotten.</summary>
internal static class CommandTree
{
    /// <summary>Gets the words of every command, groups included: <c>models</c>, <c>catalog</c>, <c>catalog info</c>.</summary>
    public static IEnumerable<(string Path, Command Command)> All()
    {
        var root = RootCommandFactory.Create(new CliConsole(TextWriter.Null, TextWriter.Null, TimeProvider.System), [EstimateCommand.Name]);
        return Below(root, "");
    }

    private static IEnumerable<(string, Command)> Below(Command command, string path)
    {
        foreach (var child in command.Subcommands)
        {
            var own = path.Length == 0 ? child.Name : $"{path} {child.Name}";
            yield return (own, child);
            foreach (var one in Below(child, own))
            {
                yield return one;
            }
        }
    }
}
