using System.CommandLine;
using System.Globalization;
using BedrockSelector.Demand;
using BedrockSelector.Planning.Inference;

namespace BedrockSelector.Cli.Commands;

/// <summary>The options that say how capacity is bought.</summary>
internal sealed class BuyingOptions
{
    private readonly Option<string?> _held = Lists.Option(
        "--held", "units held already, as CSV: units, to (when they end), and kind, term and from when they matter", "FILE");
    private readonly Option<string?> _hold = Lists.Option("--min-hold", "hours that a unit without commitment is held at least; 1 unless given", "H");
    private readonly Option<string?> _delay = Lists.Option("--delay", "hours from an order until a unit serves; 0 unless given", "H");
    private readonly Option<string?> _switching = Lists.Option("--switching-cost", "what starting a model unit costs you beyond its price, in US dollars", "USD");
    private readonly Option<string?> _committed = Lists.Option("--max-committed-units", "the most model units held on commitments at once, beside those held already", "N");
    private readonly Option<string?> _uncommitted = Lists.Option("--max-uncommitted-units", "the most model units held without commitment at once", "N");
    private readonly Option<bool> _calendarMonths = new("--calendar-months") { Description = "terms and --months are months of the calendar from the start on, not hours" };
    private readonly Option<string?> _notice = Lists.Option("--notice", "days before its end by which a commitment must be stopped; 0 unless given", "DAYS");
    private readonly Option<string?> _purchases = Lists.Option("--max-purchases", "the most purchases that the plan may have; a commitment that renews counts once", "N");

    public IEnumerable<Option> All => [_held, _hold, _delay, _switching, _committed, _uncommitted, _calendarMonths, _notice, _purchases];

    /// <summary>Whether months are those of the calendar.</summary>
    public bool CalendarMonths(ParseResult parsed) => parsed.GetValue(_calendarMonths);

    public BuyingRules Read(ParseResult parsed, DateTimeOffset start)
    {
        var rules = new BuyingRules
        {
            Held = parsed.GetValue(_held) is { } file ? Held(file, start) : [],
            MinimumHoldHours = Math.Max(1, Whole(parsed, _hold, 100_000m, "a whole number of hours") ?? 1),
            DelayHours = Whole(parsed, _delay, 100_000m, "a whole number of hours") ?? 0,
            SwitchingUsd = Lists.Amount(parsed, _switching, 1_000_000m, "an amount of US dollars of 0 or more") ?? 0m,
            MaxCommittedUnits = Whole(parsed, _committed, 100_000m, "a whole number from 0 to 100000"),
            MaxUncommittedUnits = Whole(parsed, _uncommitted, 100_000m, "a whole number from 0 to 100000"),
            CalendarMonths = CalendarMonths(parsed),
            NoticeHours = (Whole(parsed, _notice, 1_000m, "a whole number of days") ?? 0) * 24,
            MaxPurchases = Whole(parsed, _purchases, 1_000m, "a whole number from 0 to 1000"),
        };
        return (rules.MinimumHoldHours > 1 || rules.SwitchingUsd > 0m) && (rules.MaxCommittedUnits ?? rules.MaxUncommittedUnits) is not null
            ? throw new CliException("--max-committed-units and --max-uncommitted-units go with neither --min-hold nor --switching-cost; give --max-units instead.")
            : rules;
    }

    private static Quantities.ValueList<HeldUnits> Held(string file, DateTimeOffset start)
    {
        if (!File.Exists(file))
        {
            throw new CliException($"'{file}' does not exist; give the units held as CSV with units and to.");
        }

        using var reader = File.OpenText(file);
        return HeldCsv.Read(reader, start);
    }

    private static int? Whole(ParseResult parsed, Option<string?> option, decimal most, string what) =>
        Lists.Amount(parsed, option, most, what) is not { } amount ? null
        : amount == decimal.Truncate(amount) ? (int)amount
        : throw new CliException($"{option.Name} '{amount.ToString(CultureInfo.InvariantCulture)}' is not {what}.");
}
