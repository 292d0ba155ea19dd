using System.CommandLine;
using BedrockSelector.Cli.Help;

namespace BedrockSelector.Cli.Commands;

/// <summary>Puts the commands together.</summary>
internal static class RootCommandFactory
{
    public static RootCommand Create(CliConsole console, string[] args)
    {
        var globals = new GlobalOptions();
        var root = new RootCommand("What each Amazon Bedrock model can do, what a workload costs on it, which model to choose and why.");
        globals.AddTo(root);
        root.Subcommands.Add(ModelsCommand.Create(globals, console));
        root.Subcommands.Add(ShowCommand.Create(globals, console));
        root.Subcommands.Add(CheckCommand.Create(globals, console));
        var dimensions = Dimensions(args);
        root.Subcommands.Add(EstimateCommand.Create(globals, console, dimensions));
        root.Subcommands.Add(TokensCommand.Create(globals, console));
        root.Subcommands.Add(SelectCommand.Create(globals, console));
        root.Subcommands.Add(ReplaceCommand.Create(globals, console));
        root.Subcommands.Add(CompareCommand.Create(globals, console));
        root.Subcommands.Add(PortfolioCommand.Create(globals, console));
        root.Subcommands.Add(EvidenceCommand.Create(globals, console));
        root.Subcommands.Add(PlanCommand.Create(globals, console, dimensions.ForPlans()));
        root.Subcommands.Add(DemandCommand.Create(globals, console));
        root.Subcommands.Add(UsageCommand.Create(globals, console));
        root.Subcommands.Add(ReconcileCommand.Create(globals, console));
        root.Subcommands.Add(SqlCommand.Create(globals, console));
        root.Subcommands.Add(CustomizeCommand.Create(globals, console));
        root.Subcommands.Add(CatalogCommand.Create(globals, console));
        root.Subcommands.Add(ReportCommand.Create(globals, console, dimensions.ForPlans()));
        root.Subcommands.Add(SchemaCommand.Create(globals, console));
        var help = ToolHelpAction.Install(root, console.Width);
        root.SetAction(parsed => parsed.Tokens.Count == 0 ? help.Invoke(parsed) : throw new CliException("no command is given; 'bedrock-selector --help' lists them."));
        return root;
    }

    // Reading what the catalog declares takes a moment, which the other commands save.
    private static DimensionOptions Dimensions(string[] args) =>
        args.Any(static arg => arg is EstimateCommand.Name or PlanCommand.Name or ReportCommand.Name) ? DimensionOptions.Of(args) : new([]);
}
