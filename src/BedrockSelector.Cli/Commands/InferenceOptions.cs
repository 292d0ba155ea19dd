using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Demand;
using BedrockSelector.Knowledge;
using BedrockSelector.Logs;
using BedrockSelector.Planning;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Commands;

/// <summary>The options that describe an inference phase.</summary>
internal sealed class InferenceOptions(DimensionOptions dimensions)
{
    private const decimal PerMillion = 1_000_000m;

    private readonly Option<string?> _demand =
        Lists.Option("--demand", "hourly demand as CSV, what 'demand' prints; input_tokens and output_tokens are needed", "FILE");
    private readonly Option<string?> _rate =
        Lists.Option("--tokens-per-minute", "a steady load instead of --demand, such as in=50000,out=8000", "RATE");
    private readonly Option<string[]> _scenarios = new("--scenario") { Description = "uncertain demand instead of --demand: WEIGHT=FILE, repeatable; commitments are decided once for all", HelpName = "WEIGHT=FILE", DefaultValueFactory = static _ => [] };
    private readonly Option<string?> _capacity = Lists.Option(
        "--unit-capacity",
        "what one model unit carries in tokens a minute, such as in=30000,out=5000; AWS publishes no figure", "CAPACITY");
    private readonly Option<string?> _terms = Lists.Option(
        "--terms",
        "terms to consider: none, 1-month, 6-month, reserved-1-month, reserved-3-month; all that are priced unless given", "LIST");
    private readonly Option<string?> _overflow = Lists.Option(
        "--overflow",
        "what exceeds the units: on-demand, throttle or forbid; on-demand where the model is so served", "POLICY");
    private readonly Option<string?> _throttle = Lists.Option(
        "--throttle-price",
        "what refusing 1,000,000 tokens costs you, in US dollars, with --overflow throttle; unless given, nothing is refused", "USD");
    private readonly Option<string?> _months = Lists.Option(
        "--months",
        "repeat the demand over so many months; without it the horizon is the file, or one month of a steady load", "N");
    private readonly Option<string?> _hours =
        Lists.Option("--hours-per-month", "hours in a month; 744 unless given, as in AWS's examples", "H");
    private readonly Option<string?> _peak =
        Lists.Option("--peak-factor", "peak minute over mean minute within an hour; 1 unless given", "P");
    private readonly Option<string?> _growth =
        Lists.Option("--weekly-growth", "growth from week to week when a demand of 168 hours is repeated, such as 0.02", "G");
    private readonly Option<string?> _most = Lists.Option("--max-units", "the most model units held at once, such as your quota", "N");
    private readonly Option<string?> _requests =
        Lists.Option("--requests-per-minute", "requests of the peak minute, for the quota check", "N");
    private readonly Option<string?> _usage =
        Lists.Option("--usage", "what one request uses, instead of --demand, with --requests-per-month", "USAGE");
    private readonly Option<string?> _perMonth = Lists.Option("--requests-per-month", "requests a month, with --usage", "N");
    private readonly Option<string?> _units =
        Lists.Option("--serving-units", "model units that carry the busiest hour, where that is known in place of --unit-capacity", "N");
    private readonly Option<string?> _copy = Lists.Option("--units-per-copy", "custom model units of one copy of an imported model", "N");
    private readonly Option<string?> _replacement =
        new("--replacement", "--then") { Description = "the model that takes over when this one ends within the horizon", HelpName = "MODEL" };
    private readonly Option<bool> _quotas = new("--keep-quotas") { Description = "let no more go on demand than AWS's default quotas by the minute allow; units carry the rest" };
    private readonly Option<bool> _derived =
        new("--allow-derived-rates") { Description = "also use rates that are computed, not published; they are marked" };
    private readonly Option<string?> _start =
        Lists.Option("--start", "the day on which the horizon begins, for demand without dates; --as-of unless given", "DATE");
    private readonly Option<string?> _canWait =
        Lists.Option("--can-wait", "the part of each hour's traffic that can wait for a batch, from 0 to 1", "SHARE");
    private readonly BuyingOptions _buying = new();
    private readonly UncertaintyOptions _uncertain = new();
    private readonly SimulationArguments _simulation = new();
    private readonly Option<string?> _maxTokens =
        Lists.Option("--max-tokens", "the maximum of output tokens that a request asks for, for the quota check", "N");

    public void AddTo(Command command, bool withRequests = true, bool withTraining = false)
    {
        Option[] options =
        [
            _demand, _rate, _scenarios, _capacity, _units, _terms, _overflow, _throttle, _months, _hours, _peak, _growth, _most, _requests, _maxTokens, _quotas, _replacement,
            _start, _canWait, .. _buying.All, .. _uncertain.All, .. _simulation.All,
            .. withRequests ? new Option[] { _usage, _perMonth } : [],
            .. withTraining ? Array.Empty<Option>() : [_derived, _copy, .. dimensions.All],
        ];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Whether any demand was given.</summary>
    public bool AnyDemand(ParseResult parsed) =>
        parsed.GetValue(_demand) is not null || parsed.GetValue(_rate) is not null || Usage(parsed) is not null || parsed.GetValue(_scenarios) is { Length: > 0 } || _uncertain.Bands(parsed).Length > 0;

    public InferenceRequest Read(
        ParseResult parsed, ModelReference model, AwsRegion? region, DateOnly asOf, IModelCatalog catalog, bool custom)
    {
        var hours = Lists.Amount(parsed, _hours, 100_000m, "a number of hours above 0") ?? CapacityPlanRequest.DefaultHoursPerMonth;
        if (hours == 0m)
        {
            throw new CliException("--hours-per-month '0' is not a number of hours above 0.");
        }

        var scenarios = Scenarios(parsed, model, asOf, hours, catalog);
        return new()
        {
            Model = model,
            Region = region,
            AsOf = asOf,
            CustomModel = custom,
            Scenarios = scenarios,
            Buying = _buying.Read(parsed, scenarios[0].Demand.Start ?? Start(parsed, asOf)),
            CanWait = Lists.Amount(parsed, _canWait, 1m, "a share from 0 to 1, such as 0.3") ?? 0m,
            CostCurve = true,
            ShortChance = _uncertain.Chance(parsed),
            Simulation = _simulation.Read(parsed),
            RequestUsage = Usage(parsed),
            UnitCapacity = Pair(parsed, _capacity),
            UnitsAtPeak = Above(parsed, _units, "a number of model units above 0"),
            Conditions = dimensions.Read(parsed),
            UnitsPerCopy = Above(parsed, _copy, "a number of custom model units above 0"),
            KeepQuotas = parsed.GetValue(_quotas),
            Replacement = parsed.GetValue(_replacement) is { } next ? ModelReference.Parse(next) : null,
            DerivedRates = parsed.GetValue(_derived) ? DerivedRates.Allow : DerivedRates.Refuse,
            Terms = Terms(parsed),
            Overflow = Overflow(parsed),
            HoursPerMonth = hours,
            MaxUnits = Lists.Amount(parsed, _most, 100_000m, "a whole number from 0 to 100000") is { } most ? (int)most : null,
            PeakRequestsPerMinute = Lists.Amount(parsed, _requests, 1_000_000_000m, "a number of requests"),
            MaxTokens = Lists.Amount(parsed, _maxTokens, 1_000_000_000m, "a number of tokens"),
        };
    }

    /// <summary>The requests of the whole horizon; <c>null</c> when the demand is not given in requests.</summary>
    public decimal? Requests(ParseResult parsed) =>
        Usage(parsed) is null ? null : Lists.Amount(parsed, _perMonth, UsageEntry.MaxQuantity, "a number of requests") * Months(parsed);

    /// <summary>The months of the horizon that are asked for, one unless given.</summary>
    public decimal Months(ParseResult parsed) => Above(parsed, _months, "a number of months above 0, at most 120", 120m) ?? 1m;

    // Whoever asks for months beyond the end of a model is told of it even before the demand is known.
    private string EndWithin(ParseResult parsed, ModelReference model, DateOnly asOf, IModelCatalog catalog) =>
        model.ModelId is { } id && catalog.TryGetModel(id, out var known) && known.Lifecycle.EndsOn(model.Region) is { } end
            && end > asOf && end < asOf.AddMonths((int)decimal.Ceiling(Months(parsed)))
            ? $" {known.Name} ends on {end:yyyy-MM-dd}, within the horizon: it is planned until then, and --replacement MODEL from there on."
            : "";

    private Usage? Usage(ParseResult parsed)
    {
        if (!parsed.CommandResult.Command.Options.Contains(_usage))
        {
            return null;
        }

        return (parsed.GetValue(_usage), parsed.GetValue(_perMonth)) switch
        {
            (null, null) => null,
            ({ } usage, not null) => Quantities.Usage.Parse(usage),
            _ => throw new CliException("--usage and --requests-per-month go together."),
        };
    }

    private static decimal? Above(ParseResult parsed, Option<string?> option, string what, decimal most = 1_000_000_000m) =>
        Lists.Amount(parsed, option, most, what) is not { } amount ? null : amount > 0m ? amount : throw new CliException($"{option.Name} '0' is not {what}.");

    private ImmutableArray<DemandScenario> Scenarios(
        ParseResult parsed, ModelReference model, DateOnly asOf, decimal hoursPerMonth, IModelCatalog catalog)
    {
        var bands = _uncertain.Bands(parsed);
        var (file, rate, several, usage) = (parsed.GetValue(_demand), parsed.GetValue(_rate), parsed.GetValue(_scenarios) ?? [], Usage(parsed));
        if ((file is null ? 0 : 1) + (rate is null ? 0 : 1) + (several.Length == 0 ? 0 : 1) + (usage is null ? 0 : 1) + (bands.Length == 0 ? 0 : 1) != 1)
        {
            throw new CliException(
                "Give the demand once: --demand FILE, or --tokens-per-minute in=N,out=N, or --usage USAGE --requests-per-month N, "
                + $"or --scenario WEIGHT=FILE or --band PERCENTILE=FILE (repeatable).{EndWithin(parsed, model, asOf, catalog)}");
        }

        var peak = Lists.Amount(parsed, _peak, 1_000m, "a peak factor from 1 to 1000") ?? 1m;
        if (peak < 1m)
        {
            throw new CliException($"--peak-factor '{parsed.GetValue(_peak)}' is not a peak factor from 1 to 1000.");
        }

        var start = Start(parsed, asOf);
        if ((rate ?? (object?)usage) is not null && parsed.GetValue(_growth) is not null)
        {
            throw new CliException("--weekly-growth goes with --demand, not with --tokens-per-minute or --usage.");
        }

        if (usage is not null)
        {
            return [new(RequestDemand.Of(usage, Requests(parsed)!.Value / Months(parsed), Months(parsed), hoursPerMonth, start))];
        }

        if (Pair(parsed, _rate) is { } steady)
        {
            var hours = Horizon(parsed, hoursPerMonth, start) ?? Whole(hoursPerMonth);
            return _uncertain.Grown(parsed, DemandSeries.Constant(steady.InputTokensPerMinute, steady.OutputTokensPerMinute, hours, start, peak), hoursPerMonth);
        }

        if (bands.Length > 0)
        {
            return DemandBands.Of(bands.Select(band => KeyValuePair.Create(band.Percentile, Extended(parsed, Load(band.File, model, catalog, start, peak), hoursPerMonth))));
        }

        return file is not null
            ? _uncertain.Grown(parsed, Extended(parsed, Load(file, model, catalog, start, peak), hoursPerMonth), hoursPerMonth)
            : [.. several.Select(text => Scenario(parsed, text, model, catalog, start, peak, hoursPerMonth))];
    }

    private DemandScenario Scenario(
        ParseResult parsed, string text, ModelReference model, IModelCatalog catalog, DateTimeOffset start, decimal peak, decimal hoursPerMonth)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && decimal.TryParse(text.AsSpan(0, equals), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) && weight > 0m
            ? new(Extended(parsed, Load(text[(equals + 1)..], model, catalog, start, peak), hoursPerMonth), weight, Path.GetFileName(text[(equals + 1)..]))
            : throw new CliException($"--scenario '{text}' is not WEIGHT=FILE with a weight above 0, such as 0.3=busy.csv.");
    }

    private static DemandSeries Load(string file, ModelReference model, IModelCatalog catalog, DateTimeOffset start, decimal peak)
    {
        if (!File.Exists(file))
        {
            throw new CliException($"'{file}' does not exist; give hourly demand as CSV, what 'demand' prints.");
        }

        var others = new SortedSet<string>(StringComparer.Ordinal);
        using var reader = File.OpenText(file);
        var series = DemandCsv.Read(reader, id => IsModel(id, model, catalog) || Other(id), peak)
            ?? throw new CliException(others.Count == 0
                ? $"'{file}' has no row of demand."
                : $"'{file}' has no row of {model}; it has {string.Join(", ", others.Take(8))}.");
        return series.Start is null ? new(series.Hours, start, peak) : series;

        bool Other(string id)
        {
            others.Add(id);
            return false;
        }
    }

    // The same model called the same way, however it is written.
    private static bool IsModel(string id, ModelReference model, IModelCatalog catalog)
    {
        var text = LoggedModelId.Canonical(id);
        if (text == LoggedModelId.Canonical(model.Text))
        {
            return true;
        }

        return ModelReference.TryParse(text, out var reference)
            && reference.ModelId is { } logged && model.ModelId is { } asked
            && reference.Kind == model.Kind && reference.ProfilePrefix == model.ProfilePrefix && reference.AccountId == model.AccountId
            && catalog.TryGetModel(logged, out var first) && catalog.TryGetModel(asked, out var second) && first.Id == second.Id;
    }

    private DemandSeries Extended(ParseResult parsed, DemandSeries series, decimal hoursPerMonth)
    {
        var horizon = Horizon(parsed, hoursPerMonth, series.Start!.Value);
        if (parsed.GetValue(_growth) is not { } text)
        {
            return horizon is { } hours ? series.RepeatTo(hours) : series;
        }

        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var growth) || growth is <= -1m or > 10m)
        {
            throw new CliException($"--weekly-growth '{text}' is not a growth above -1 and at most 10, such as 0.02.");
        }

        return series.Hours.Length == 168
            ? DemandSeries.Weekly(series.Hours, horizon ?? 168, growth, series.Start, series.PeakFactor)
            : throw new CliException($"--weekly-growth needs a demand of 168 hours, a week; this one has {series.Hours.Length}.");
    }

    private DateTimeOffset Start(ParseResult parsed, DateOnly asOf) => parsed.GetValue(_start) is not { } text
        ? new(asOf.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
        : throw new CliException($"--start '{text}' is not a date such as 2027-01-01.");

    private int? Horizon(ParseResult parsed, decimal hoursPerMonth, DateTimeOffset start)
    {
        if (Lists.Amount(parsed, _months, 120m, "a number of months above 0, at most 120") is not { } months)
        {
            return null;
        }

        if (_buying.CalendarMonths(parsed) && months > 0m)
        {
            var whole = start.AddMonths((int)decimal.Truncate(months));
            return Whole((decimal)(whole - start).TotalHours + ((months - decimal.Truncate(months)) * hoursPerMonth));
        }

        return months > 0m ? Whole(months * hoursPerMonth) : throw new CliException("--months '0' is not a number of months above 0, at most 120.");
    }

    private static int Whole(decimal hours)
    {
        var whole = (int)Math.Min(decimal.Ceiling(hours), int.MaxValue);
        return whole <= DemandSeries.MaxHours ? whole : throw new CliException($"A horizon of {whole} hours is too long; at most {DemandSeries.MaxHours} are planned.");
    }

    private static ImmutableArray<CapacityTerm>? Read(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is null
            ? null
            : Lists.Read<CapacityTerm>(parsed, option, ClosedSet.TryParse, "a term; write none, 1-month, 6-month, reserved-1-month or reserved-3-month");

    private ImmutableArray<CapacityTerm>? Terms(ParseResult parsed) => Read(parsed, _terms);

    private OverflowPolicy? Overflow(ParseResult parsed)
    {
        var price = Lists.Amount(parsed, _throttle, 1_000_000_000m, "an amount of US dollars of 0 or more");
        var policy = parsed.GetValue(_overflow) switch
        {
            null => null,
            "on-demand" => OverflowPolicy.OnDemand,
            "forbid" => OverflowPolicy.Forbid,
            "throttle" => price is { } usd ? OverflowPolicy.Throttle(usd / PerMillion) : OverflowPolicy.ThrottleUnpriced,
            var other => throw new CliException($"--overflow '{other}' is not a policy; write on-demand, throttle or forbid."),
        };
        return price is null || policy?.Kind == OverflowKind.Throttle ? policy : throw new CliException("--throttle-price goes with --overflow throttle.");
    }

    private static ModelUnitCapacity? Pair(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is not { } text ? null
        : ModelUnitCapacity.TryParse(text, out var pair) ? pair
        : throw new CliException($"{option.Name} '{text}' is not in=N,out=N in tokens a minute, one of them above 0, such as in=50000,out=8000.");
}
