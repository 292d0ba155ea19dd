using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using BedrockSelector.Evidence;
using BedrockSelector.Calls;

namespace BedrockSelector.Cli.Commands;

/// <summary>Reads options whose value is a list of names, or a number, with errors that name the option.</summary>
internal static class Lists
{
    /// <summary>Makes the option that says what happens with what no source says.</summary>
    public static Option<string?> UnknownOption() => Option("--unknown", "allow or reject what no source says yes or no to; allowed, with a warning, unless given", "WHAT");

    /// <summary>Reads it.</summary>
    public static UnknownFacts Unknown(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) switch
    {
        null or "allow" => UnknownFacts.Allow,
        "reject" => UnknownFacts.Reject,
        var other => throw new CliException($"--unknown '{other}' is not known; write allow or reject."),
    };

    // Efforts as the makers name them.
    private static readonly string[] Modes = ["standard", "reasoning", "minimal", "low", "medium", "high", "xhigh", "max"];

    public delegate bool Parser<T>(string text, out T value);

    public static Option<string?> Option(string name, string description, string helpName) => new(name) { Description = description, HelpName = helpName };

    /// <summary>Reads a comma-separated list; empty when the option was not given.</summary>
    public static ImmutableArray<T> Read<T>(ParseResult parsed, Option<string?> option, Parser<T> parser, string what)
    {
        if (parsed.GetValue(option) is not { } text)
        {
            return [];
        }

        var values = ImmutableArray.CreateBuilder<T>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!parser(part, out var value))
            {
                throw new CliException($"{option.Name} '{part}' is not {what}.");
            }

            if (!values.Contains(value))
            {
                values.Add(value);
            }
        }

        return values.ToImmutable();
    }

    public static double? Number(ParseResult parsed, Option<string?> option, double least, double most, string what)
    {
        if (parsed.GetValue(option) is not { } text)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value) && value >= least && value <= most
            ? value
            : throw new CliException($"{option.Name} '{text}' is not {what}.");
    }

    public static decimal? Amount(ParseResult parsed, Option<string?> option, decimal most, string what)
    {
        if (parsed.GetValue(option) is not { } text)
        {
            return null;
        }

        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= 0m && value <= most
            ? value
            : throw new CliException($"{option.Name} '{text}' is not {what}.");
    }

    /// <summary>Reads a mode of reasoning; standard where none is written.</summary>
    public static ReasoningMode Mode(string? text) => text is null ? ReasoningMode.Standard
        : Modes.Contains(text) && ReasoningMode.TryParse(text, out var mode) ? mode
        : throw new CliException($"--mode '{text}' is not known; write {string.Join(", ", Modes)}.");
}
