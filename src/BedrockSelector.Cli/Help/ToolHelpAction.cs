using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace BedrockSelector.Cli.Help;

/// <summary>Prints the library's help, then the command's details and examples.</summary>
internal sealed class ToolHelpAction(HelpAction standard) : SynchronousCommandLineAction
{
    // Redirected help is folded to a width that reads well in a page, whatever machine prints it.
    private const int WidthOfPages = 110;

    private const string RootDetails =
        """
        Figures come from a catalog that the tool carries; every one has a source and a date ('catalog info').
        Results go to stdout; warnings and errors to stderr, one line each.

        Exit status:
          0    done
          1    internal error
          2    bad input or usage
          3    no: nothing qualifies, the model cannot do it, or a rate is missing
          130  interrupted
        """;

    private static readonly string[] RootExamples =
    [
        "models --input text,image --output video --include-ended",
        "estimate us.anthropic.claude-sonnet-4-6 --usage input-tokens=1500,output-tokens=300 --requests 10000",
        "select --usage input-tokens=1500,output-tokens=400 --input text,image --task chat",
        "select --help",
    ];

    public override bool ClearsParseErrors => true;

    /// <summary>Puts the action in the place of the library's own.</summary>
    public static ToolHelpAction Install(RootCommand root, int? width)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Description = "show this help";
        root.Options.OfType<VersionOption>().Single().Description = "show the version";
        var standard = (HelpAction)option.Action!;
        standard.MaxWidth = width ?? WidthOfPages;
        var action = new ToolHelpAction(standard);
        option.Action = action;
        return action;
    }

    public override int Invoke(ParseResult parseResult)
    {
        standard.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        var (details, examples) = command switch
        {
            RootCommand => (RootDetails, RootExamples),
            ToolCommand tool => (tool.Details, tool.Examples),
            _ => (null, []),
        };
        var output = parseResult.InvocationConfiguration.Output;
        if (details is not null)
        {
            output.WriteLine(details.ReplaceLineEndings());
            output.WriteLine();
        }

        if (examples.Count > 0)
        {
            output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                output.WriteLine("  bedrock-selector " + example);
            }

            output.WriteLine();
        }

        return ExitCode.Done;
    }
}
