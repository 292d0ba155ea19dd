using System.CommandLine;
using System.CommandLine.Parsing;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Cli.Help;

/// <summary>Says in one line what is wrong with a command line: the word met, and what would be accepted.</summary>
internal static class UsageErrors
{
    /// <summary>Finds the first thing wrong.</summary>
    /// <returns>A sentence; <see langword="null"/> if the line can be run.</returns>
    public static string? Find(ParseResult parsed)
    {
        if (parsed.Action is ToolHelpAction)
        {
            return null;
        }

        var command = parsed.CommandResult.Command;
        return MistypedOption(parsed, command)
            ?? (parsed.UnmatchedTokens is [var token, ..] ? Unmatched(parsed, command, token) : null)
            ?? (parsed.Errors is [var error, ..] ? Describe(parsed, command, error) : null);
    }

    // A word like --this is taken for an argument where one is expected; no model is called so. After '--' it may be.
    private static string? MistypedOption(ParseResult parsed, Command command)
    {
        if (parsed.Tokens.Any(static token => token.Type == TokenType.DoubleDash))
        {
            return null;
        }

        var word = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(static argument => argument.Tokens)
            .FirstOrDefault(static token => token.Value.StartsWith("--", StringComparison.Ordinal))?.Value;
        return word is null ? null : UnknownOption(parsed, command, word);
    }

    private static string Unmatched(ParseResult parsed, Command command, string token)
    {
        if (token.StartsWith('-'))
        {
            return UnknownOption(parsed, command, token);
        }

        if (command.Subcommands.Count > 0)
        {
            var names = Names(command);
            string[] near = token == "help" ? ["--help"] : [.. NearestNames.Find(token, names)];
            return $"'{Path(parsed, token)}' is not a command; {DidYouMean(near)}known are {string.Join(", ", names)}.";
        }

        return command.Arguments.Count == 0
            ? $"'{token}' is not expected: '{Path(parsed)}' takes options alone, and lists are written with commas, such as text,image."
            : $"'{token}' is one argument too many for '{Path(parsed)}'; it takes {Arguments(command)}.";
    }

    private static string UnknownOption(ParseResult parsed, Command command, string token)
    {
        var word = token.Split('=', 2)[0];
        var options = Options(parsed).Select(static option => option.Name).ToArray();
        return $"'{word}' is not an option of '{Path(parsed)}'; {DidYouMean([.. NearestNames.Find(word, options)])}known are {string.Join(", ", options)}.";
    }

    private static string Describe(ParseResult parsed, Command command, ParseError error)
    {
        if (error.SymbolResult is OptionResult { Implicit: false } option)
        {
            return option switch
            {
                { Option: VersionOption } => "--version stands alone; leave the other words out.",
                { IdentifierTokenCount: > 1, Option.Arity.MaximumNumberOfValues: 1 } => $"{option.Option.Name} is given {option.IdentifierTokenCount} times; give it once.",
                { Tokens.Count: 0 } => $"{option.Option.Name} has no value; write {option.Option.Name} {option.Option.HelpName}: {option.Option.Description}.",
                _ => $"{option.Option.Name} '{string.Join(' ', option.Tokens.Select(static token => token.Value))}' is not accepted; {option.Option.Description}.",
            };
        }

        if (command.Subcommands.Count > 0)
        {
            return $"'{Path(parsed)}' does nothing alone; write one of {string.Join(", ", Names(command))} after it.";
        }

        var argument = command.Arguments.FirstOrDefault(one => one.Arity.MinimumNumberOfValues > (parsed.GetResult(one)?.Tokens.Count ?? 0));
        if (argument is not null)
        {
            return $"'{Path(parsed)}' needs {argument.Name}: {argument.Description}.";
        }

        var missing = command.Options.FirstOrDefault(one => one.Required && parsed.GetResult(one) is null or { Implicit: true });
        return missing is null ? error.Message : $"'{Path(parsed)}' needs {missing.Name} {missing.HelpName}: {missing.Description}.";
    }

    private static IEnumerable<Option> Options(ParseResult parsed)
    {
        foreach (var option in parsed.CommandResult.Command.Options)
        {
            yield return option;
        }

        for (var above = parsed.CommandResult.Parent; above is not null; above = above.Parent)
        {
            foreach (var option in above is CommandResult result ? result.Command.Options.Where(static one => one.Recursive) : [])
            {
                yield return option;
            }
        }
    }

    private static string[] Names(Command command) => [.. command.Subcommands.Where(static one => !one.Hidden).Select(static one => one.Name)];

    private static string Arguments(Command command) =>
        string.Join(' ', command.Arguments.Select(static one => one.Arity.MaximumNumberOfValues > 1 ? one.Name + "…" : one.Name));

    private static string DidYouMean(string[] near) => near.Length == 0 ? "" : $"did you mean {string.Join(" or ", near)}? ";

    // The words that lead to a command: 'catalog rates'. The root has none but the tool's name.
    private static string Path(ParseResult parsed, string? next = null)
    {
        var words = new Stack<string>();
        if (next is not null)
        {
            words.Push(next);
        }

        for (SymbolResult? at = parsed.CommandResult; at is CommandResult { Command: not RootCommand } result; at = at.Parent)
        {
            words.Push(result.Command.Name);
        }

        return words.Count == 0 ? "bedrock-selector" : string.Join(' ', words);
    }
}
