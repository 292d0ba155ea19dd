using System.CommandLine;

namespace BedrockSelector.Cli.Commands;

/// <summary>Puts the commands together.</summary>
internal static class RootCommandFactory
{
    public static RootCommand Create(CliConsole console)
    {
        var globals = new GlobalOptions();
        var root = new RootCommand(
            """
            What each Amazon Bedrock model can do, what a workload costs on it, which model to choose and why.

            Figures come from a catalog that the tool carries; every one has a source and a date ('catalog info').
            Exit status: 0 done; 1 internal error; 2 bad input; 3 no (nothing qualifies, the model cannot, or a rate is missing); 130 interrupted.

            Try:
              bedrock-selector models --input text,image --output video --include-ended
              bedrock-selector estimate us.anthropic.claude-sonnet-4-6 --usage input-tokens=1500,output-tokens=300 --requests 10000
              bedrock-selector select --usage input-tokens=1500,output-tokens=400 --input text,image --task chat
            """);
        globals.AddTo(root);
        root.Subcommands.Add(ModelsCommand.Create(globals, console));
        root.Subcommands.Add(ShowCommand.Create(globals, console));
        root.Subcommands.Add(CheckCommand.Create(globals, console));
        root.Subcommands.Add(EstimateCommand.Create(globals, console));
        root.Subcommands.Add(SelectCommand.Create(globals, console));
        root.Subcommands.Add(PortfolioCommand.Create(globals, console));
        root.Subcommands.Add(EvidenceCommand.Create(globals, console));
        root.Subcommands.Add(PlanCommand.Create(globals, console));
        root.Subcommands.Add(DemandCommand.Create(globals, console));
        root.Subcommands.Add(CatalogCommand.Create(globals, console));
        return root;
    }
}
