using System.CommandLine;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>plan</c>: capacity for training and inference, each at its cheapest.</summary>
internal static class PlanCommand
{
    public const string Name = "plan";

    public static Command Create(GlobalOptions globals, CliConsole console, DimensionOptions dimensions)
    {
        var command = new Command(Name, "Plan the training phase and the inference phase of a model: what each needs and costs.");
        command.Subcommands.Add(PlanTrainingCommand.Create(globals, console, dimensions));
        command.Subcommands.Add(PlanInferenceCommand.Create(globals, console, dimensions));
        command.Subcommands.Add(PlanCustomCommand.Create(globals, console, dimensions));
        return command;
    }
}
