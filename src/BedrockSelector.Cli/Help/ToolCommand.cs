using System.CommandLine;
using BedrockSelector.Cli.Schemas;

namespace BedrockSelector.Cli.Help;

/// <summary>A command whose help teaches: a line for the list of commands, then what to know and what to try.</summary>
internal sealed class ToolCommand(string name, string summary) : Command(name, summary)
{
    /// <summary>Gets what stands after the options in the command's own help; <see langword="null"/> for nothing.</summary>
    public string? Details { get; init; }

    /// <summary>Gets lines to try, each a whole command without the tool's name.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Gets the documents that the command prints as JSON, the usual one first; empty for a group of commands alone.</summary>
    public IReadOnlyList<AnswerSchema> Answers { get; init; } = [];
}
