using System.CommandLine;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>customize</c>: from base model and data to a job that AWS accepts.</summary>
internal static class CustomizeCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var command = new Command("customize", "Choose a base and a method, check training data line by line, and print the job and the service role's policies.");
        command.Subcommands.Add(CustomizeAdviseCommand.Create(globals, console));
        command.Subcommands.Add(CustomizeBasesCommand.Create(globals, console));
        command.Subcommands.Add(CustomizeCheckCommand.Create(globals, console));
        command.Subcommands.Add(CustomizeJobCommand.Create(globals, console));
        return command;
    }
}
