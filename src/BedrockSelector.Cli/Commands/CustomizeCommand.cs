using System.CommandLine;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>customize</c>: a custom model from its base to its end.</summary>
internal static class CustomizeCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var command = new Command("customize", "The life of a custom model: choose a base, check the data, start the job, watch it, serve the model, and clean up.");
        command.Subcommands.Add(CustomizeAdviseCommand.Create(globals, console));
        command.Subcommands.Add(CustomizeBasesCommand.Create(globals, console));
        command.Subcommands.Add(CustomizeCheckCommand.Create(globals, console));
        command.Subcommands.Add(CustomizeConvertCommand.Create(globals, console));
        command.Subcommands.Add(CustomizeSplitCommand.Create(globals, console));
        command.Subcommands.Add(CustomizeJobCommand.Create(globals, console));
        command.Subcommands.Add(CustomizeStartCommand.Create(globals, console));
        command.Subcommands.Add(CustomizeStatusCommand.Create(globals, console, watches: false));
        command.Subcommands.Add(CustomizeStatusCommand.Create(globals, console, watches: true));
        command.Subcommands.Add(CustomizeCurvesCommand.Create(globals, console));
        command.Subcommands.Add(CustomizeEvaluateCommand.Create(globals, console));
        command.Subcommands.Add(CustomizeStopCommand.CreateStop(globals, console));
        command.Subcommands.Add(CustomizeListCommand.Create(globals, console));
        command.Subcommands.Add(CustomizeImportCommand.Create(globals, console));
        command.Subcommands.Add(CustomizeDeployCommand.Create(globals, console));
        command.Subcommands.Add(CustomizeStopCommand.CreateUndeploy(globals, console));
        command.Subcommands.Add(CustomizeStopCommand.CreateDelete(globals, console));
        command.Subcommands.Add(CustomizeCleanCommand.Create(globals, console));
        return command;
    }
}
