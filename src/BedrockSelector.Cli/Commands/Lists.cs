using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

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

    /// <summary>Reads how many rows are wanted.</summary>
    public static int? Count(ParseResult parsed, Option<string?> option) =>
        Amount(parsed, option, 1_000_000m, "a whole number from 1 to 1000000") is not { } number ? null
        : number >= 1m && number == decimal.Truncate(number) ? (int)number
        : throw new CliException($"{option.Name} '{number.Plain()}' is not a whole number from 1 to 1000000.");

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

    /// <summary>Reads a mode of reasoning; standard where none is written. Known are the modes of which a layer has evidence.</summary>
    public static ReasoningMode Mode(string? text, ModelCatalog catalog)
    {
        if (text is null)
        {
            return ReasoningMode.Standard;
        }

        var store = new EvidenceStore(catalog);
        var known = catalog.Models.SelectMany(model => store.Quality(model.Id)).Select(static one => one.Mode)
            .Concat([ReasoningMode.Standard, ReasoningMode.Reasoning]).Distinct().Order().ToArray();
        return ReasoningMode.TryParse(text, out var mode) && known.Contains(mode)
            ? mode
            : throw new CliException($"--mode '{text}' is not known; write {string.Join(", ", known.Select(static one => one.Name))}.");
    }
}
