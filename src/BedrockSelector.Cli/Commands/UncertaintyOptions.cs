using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using BedrockSelector.Planning;
using BedrockSelector.Planning.Inference;

namespace BedrockSelector.Cli.Commands;

/// <summary>The options that describe demand that is not known.</summary>
internal sealed class UncertaintyOptions
{
    private readonly Option<string[]> _bands = new("--band") { Description = "demand known by percentiles instead of --demand: PERCENTILE=FILE, such as 90=high.csv, repeatable", HelpName = "P=FILE", DefaultValueFactory = static _ => [] };
    private readonly Option<string?> _growth = Lists.Option("--monthly-growth", "growth from month to month, such as 0.03", "G");
    private readonly Option<string?> _error = Lists.Option("--growth-error", "standard error of --monthly-growth: then its 10th, 50th and 90th percentile are planned for", "E");
    private readonly Option<string?> _chance = Lists.Option(
        "--chance", "the chance at which an hour may be left short, with --overflow forbid or --keep-quotas and uncertain demand; 0 unless given", "P");

    public IEnumerable<Option> All => [_bands, _growth, _error, _chance];

    public decimal Chance(ParseResult parsed) => Lists.Amount(parsed, _chance, 1m, "a chance from 0 to 1, such as 0.05") ?? 0m;

    public ImmutableArray<(decimal Percentile, string File)> Bands(ParseResult parsed) => [.. (parsed.GetValue(_bands) ?? []).Select(static text =>
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && decimal.TryParse(text.AsSpan(0, equals), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percentile)
            && percentile is > 0m and < 100m
            ? (percentile, text[(equals + 1)..])
            : throw new CliException($"--band '{text}' is not PERCENTILE=FILE with a percentile above 0 and below 100, such as 90=high.csv.");
    })];

    public ImmutableArray<DemandScenario> Grown(ParseResult parsed, DemandSeries demand, decimal hoursPerMonth)
    {
        var error = Lists.Amount(parsed, _error, 10m, "a standard error of 0 or more, such as 0.01");
        if (parsed.GetValue(_growth) is not { } text)
        {
            return error is null ? [new(demand)] : DemandBands.Growing(demand, 0m, error.Value, hoursPerMonth);
        }

        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var growth) && growth is > -1m and <= 10m
            ? DemandBands.Growing(demand, growth, error ?? 0m, hoursPerMonth)
            : throw new CliException($"--monthly-growth '{text}' is not a growth above -1 and at most 10, such as 0.03.");
    }
}
