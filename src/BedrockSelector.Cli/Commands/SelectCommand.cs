using System.Collections.Immutable;
using System.CommandLine;
using BedrockSelector.Answers;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>select</c>: ranks what qualifies.</summary>
internal sealed class SelectCommand
{
    private readonly Option<string?> _usage;
    private readonly CapabilityOptions _capabilities = new();
    private readonly ContentOptions _content = new();
    private readonly Option<string?> _task = Lists.Option("--task", "by which quality is judged: chat, coding, reasoning, vision, tool-use, multilingual or summarization; chat unless given", "TASK");
    private readonly Option<string?> _mode = Lists.Option("--mode", "let models run in one mode alone: standard, reasoning (at any effort), or an effort such as high; every mode competes unless given", "MODE");
    private readonly Option<string?> _weights = Lists.Option("--weights", "how much each criterion counts, such as quality=5,latency=2,cost=3; what is usual for the task unless given", "WEIGHTS");
    private readonly Option<string?> _minQuality = Lists.Option("--min-quality", "lowest quality accepted, 0 to 100; the floor of the task unless given, or models or providers are named", "Q");
    private readonly Option<string?> _maxCost = Lists.Option("--max-cost", "most that one --usage may cost, in US dollars", "USD");
    private readonly Option<string?> _maxLatency = Lists.Option("--max-latency", "longest median time to the last token, in seconds", "S");
    private readonly Option<string?> _scopes = Lists.Option("--scopes", "in-region, geo, global; in-region,geo unless given", "LIST");
    private readonly Option<string?> _endpoints = Lists.Option("--endpoints", "runtime, mantle; both unless given", "LIST");
    private readonly Option<string?> _tiers = Lists.Option("--tiers", "standard, batch, flex, priority, latency-optimized; standard unless given", "LIST");
    private readonly Option<string?> _providers = Lists.Option("--providers", "makers accepted, such as Amazon,Anthropic", "LIST");
    private readonly Option<string?> _exclude = Lists.Option("--exclude", "models excluded, by id", "LIST");
    private readonly Option<string?> _until = Lists.Option("--supported-until", "day until which the model is needed", "DATE");
    private readonly Option<string?> _missing = Lists.Option("--missing-evidence", "reject or allow candidates without evidence; reject unless given", "WHAT");
    private readonly Option<string?> _unknown = Lists.UnknownOption();
    private readonly Option<string?> _residency = Lists.Option("--residency", "where requests may be computed and nowhere else: a geography such as eu, a profile's prefix such as jp, or regions", "PLACE");
    private readonly Option<bool> _explain = new("--explain") { Description = "explain the choice at length" };
    private readonly Option<string?> _top = Lists.Option("--top", "show so many of the ranking; all in JSON and CSV, 10 in a table unless given", "N");
    private readonly Option<bool> _ended = new("--include-ended") { Description = "let models that have ended take part" };

    private readonly Option<string?> _from = Lists.Option("--from", "what is called today: says of each candidate what it would save, and what would be lost", "MODEL");
    private readonly Option<string?> _tokensOf = Lists.Option("--tokens-of", "the model whose tokens --usage counts: each candidate is priced by what its own tokenizer makes of the same text", "MODEL");

    public SelectCommand(bool needsUsage = true) => _usage = new("--usage")
    {
        Description = "what one request uses: meter=quantity pairs, such as input-tokens=1500,output-tokens=400" + (needsUsage ? "" : "; a usual request of the task unless given"),
        HelpName = "USAGE",
        Required = needsUsage,
    };

    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var self = new SelectCommand();
        var command = new ToolCommand("select", "Rank the models that qualify, on quality, latency and cost, with reasons; say of the others why not.")
        {
            Details =
                """
                Requirements (--input, --output, --feature) and limits (--min-quality, --max-cost, --max-latency) reject; weights rank what is left.
                Data stays in the geography unless --scopes names global. Exit 3: nothing qualifies, and why.
                """,
            Answers = [AnswerSchema.Of<SelectionDocument>("selection")],
            Examples =
            [
                "select --usage input-tokens=1500,output-tokens=400 --input text,image --task chat",
                "select --usage input-tokens=8000,output-tokens=1000 --task coding --feature tool-use --weights quality=5,latency=2,cost=3",
                "select --usage input-tokens=1500,output-tokens=400 --min-quality 60 --max-cost 0.01 --region eu-central-1 --explain",
                "select --usage video-seconds=6 --output video --region us-west-2 --format json",
            ],
            Options =
            {
                self._usage, self._task, self._mode, self._weights, self._minQuality, self._maxCost, self._maxLatency, self._scopes, self._endpoints,
                self._tiers, self._providers, self._exclude, self._until, self._missing, self._unknown, self._residency, self._from, self._tokensOf, self._explain, self._top, self._ended,
            },
        };
        self.AddContent(command);
        self._capabilities.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var request = self.Read(parsed, globals, catalog, date);
            var selector = new Selector(catalog, console.Time);
            return AnswerPrinter.Print(console, format, SelectionAnswer.Compose(selector.Select(request), Lists.Count(parsed, self._top), parsed.GetValue(self._explain)));
        });
        return command;
    }

    private void AddContent(Command command)
    {
        foreach (var option in _content.All)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Gives another command the options of this one, but for those of its table.</summary>
    public void AddTo(Command command) => Add(command, [_usage, _weights, _from, _ended]);

    /// <summary>Gives another command the options that say what calls need, and not how they are weighed.</summary>
    public void AddForReplacement(Command command) => Add(command, [_usage]);

    private void Add(Command command, Option[] more)
    {
        Option[] options =
        [
            .. more, _task, _mode, _minQuality, _maxCost, _maxLatency, _scopes, _endpoints, _tiers, _providers, _exclude, _until, _missing, _unknown, _residency, _tokensOf,
        ];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        AddContent(command);
        _capabilities.AddTo(command);
    }

    public SelectionRequest Read(ParseResult parsed, GlobalOptions globals, ModelCatalog catalog, DateOnly date)
    {
        var request = new SelectionRequest
        {
            Usage = parsed.GetValue(_usage) is { } usage ? Usage.Parse(usage) : Usage.None,
            Content = _content.Read(parsed),
            TokensOf = parsed.GetValue(_tokensOf) is { } counted ? catalog.Resolve(catalog.Refer(counted), globals.Region(parsed, catalog)).Model.Id : null,
            From = parsed.GetValue(_from) is { } today ? catalog.Refer(today) : null,
            Region = globals.Region(parsed, catalog),
            Inputs = _capabilities.Inputs(parsed, catalog),
            Outputs = _capabilities.Outputs(parsed, catalog),
            Features = _capabilities.Features(parsed, catalog),
            Task = Task(parsed, catalog),
            Mode = parsed.GetValue(_mode) is { } mode ? Lists.Mode(mode, catalog) : null,
            Weights = Weights(parsed),
            MinQuality = Lists.Number(parsed, _minQuality, 0, 100, "a quality; write a number from 0 to 100"),
            MaxCostUsd = Lists.Amount(parsed, _maxCost, 1_000_000_000m, "an amount; write US dollars from 0 to 1000000000"),
            MaxLatencySeconds = Lists.Number(parsed, _maxLatency, 0.0001, 1_000_000, "a time; write seconds from 0.0001 to 1000000"),
            Scopes = Lists.Read<CallScope>(parsed, _scopes, ClosedSet.TryParse, "a scope; write in-region, geo or global"),
            Endpoints = Lists.Read<ModelEndpoint>(parsed, _endpoints, ClosedSet.TryParse, "an endpoint; write runtime or mantle"),
            Tiers = Lists.Read(
                parsed,
                _tiers,
                static (string text, out PricingTier tier) => ClosedSet.TryParse<PricingTier>(text, out tier) && tier is not (PricingTier.Provisioned or PricingTier.Reserved),
                "a tier of calls; write standard, batch, flex, priority or latency-optimized"),
            Providers = Providers(parsed, catalog),
            Exclude = Lists.Read(
                parsed,
                _exclude,
                static (string text, out ModelId id) => TryParseId(text, out id),
                "a model id"),
            SupportedUntil = parsed.GetValue(_until) is { } until ? GlobalOptions.ParseDate("--supported-until", until) : null,
            MissingEvidence = parsed.GetValue(_missing) switch
            {
                null => null,
                "reject" => MissingEvidence.Reject,
                "allow" => MissingEvidence.Allow,
                var other => throw new CliException($"--missing-evidence '{other}' is not known; write reject or allow."),
            },
            Unknown = Lists.Unknown(parsed, _unknown),
            Residency = parsed.GetValue(_residency) is { } place ? Residency.Parse(catalog, place) : null,
            AsOf = date,
            IncludeEnded = parsed.GetValue(_ended),
        };
        return request.SupportedUntil < date
            ? throw new CliException($"--supported-until {request.SupportedUntil:yyyy-MM-dd} is before the day of use, {date:yyyy-MM-dd}.")
            : request;
    }

    private TaskClass Task(ParseResult parsed, ModelCatalog catalog)
    {
        if (parsed.GetValue(_task) is not { } text)
        {
            return TaskClass.Chat;
        }

        TaskClass[] known =
        [
            TaskClass.Chat, TaskClass.Coding, TaskClass.Reasoning, TaskClass.Vision, TaskClass.ToolUse, TaskClass.Multilingual, TaskClass.Summarization,
        ];
        var store = new EvidenceStore(catalog);
        return TaskClass.TryParse(text, out var task)
            && (known.Contains(task) || catalog.Models.Any(model => store.Quality(model.Id).Any(one => one.Task == task)))
            ? task
            : throw new CliException($"--task '{text}' is not known; write {string.Join(", ", known.Select(static one => one.Name))}, or a class of which an overlay has evidence.");
    }

    private SelectionWeights Weights(ParseResult parsed)
    {
        if (parsed.GetValue(_weights) is not { } text)
        {
            return default;
        }

        var weights = new Dictionary<string, double>(StringComparer.Ordinal) { ["quality"] = 0, ["latency"] = 0, ["cost"] = 0 };
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var pair = part.Split('=', 2, StringSplitOptions.TrimEntries);
            if (pair.Length != 2 || !weights.ContainsKey(pair[0]) || !given.Add(pair[0])
                || !double.TryParse(pair[1], System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var weight)
                || !double.IsFinite(weight) || weight > 1e12)
            {
                throw new CliException($"--weights '{part}' is not a weight; write each of quality, latency and cost at most once, such as quality=5,latency=2,cost=3.");
            }

            weights[pair[0]] = weight;
        }

        return weights.Values.Sum() > 0
            ? new(weights["quality"], weights["latency"], weights["cost"])
            : throw new CliException($"--weights '{text}' counts nothing; give one weight above zero.");
    }

    private ImmutableArray<string> Providers(ParseResult parsed, ModelCatalog catalog)
    {
        var known = catalog.Models.Select(static model => model.Provider).Distinct().Order(StringComparer.Ordinal).ToArray();
        return Lists.Read(
            parsed,
            _providers,
            (string text, out string provider) => (provider = text) is not null && known.Contains(text, StringComparer.OrdinalIgnoreCase),
            $"a known provider; known are {string.Join(", ", known)}");
    }

    private static bool TryParseId(string text, out ModelId id)
    {
        id = ModelReference.TryParse(text, out var reference) && reference.ModelId is { } model ? model : default;
        return id != default;
    }
}
