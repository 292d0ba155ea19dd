using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;

namespace BedrockSelector.Cli.Commands;

/// <summary>Reads options whose value is a list of names, or a number, with errors that name the option.</summary>
internal static class Lists
{
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
}
