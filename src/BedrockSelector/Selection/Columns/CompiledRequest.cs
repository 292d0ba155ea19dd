using BedrockSelector.Calls;
using BedrockSelector.Calls.Capabilities;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Evidence.Latency;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Columns;

/// <summary>A request turned into bits and positions: the one place where constraints are decided, for rankings and for choices alike.</summary>
internal sealed class CompiledRequest
{
    private readonly ModelColumns _models;
    private readonly ulong[] _needs;
    private readonly ulong[] _denied;
    private readonly bool _withoutImage;
    private readonly bool[]? _wanted;
    private readonly int _scopes;
    private readonly int _endpoints;
    private readonly int _lastDay;

    public CompiledRequest(
        SelectionRequest request, DateOnly date, KnowledgeSnapshot knowledge, RegionColumns region, ObservedLatencies observed, OwnCounts? own)
    {
        Own = own;
        Observed = observed;
        (Request, Date, Region, _models, Knowledge) = (request, date, region, region.Models, knowledge);
        Billed = Prices.Billed(request.Usage);
        _needs = _models.Bits.Needs(request);
        _denied = _models.Bits.Implied(request);
        _withoutImage = !request.Inputs.IsDefaultOrEmpty && !request.Inputs.Contains(Modality.Image);
        _wanted = Wanted(request);
        foreach (var scope in request.Scopes)
        {
            _scopes |= 1 << (int)scope;
        }

        foreach (var endpoint in request.Endpoints)
        {
            _endpoints |= 1 << (int)endpoint;
        }

        _lastDay = request.SupportedUntil?.DayNumber ?? -1;
        Tiers = [.. request.Tiers.Distinct()];
        Candidates = Array.ConvertAll(Tiers, region.Candidates);
        Evidence = Array.ConvertAll(Tiers, tier => region.Evidence(request.Task, tier));
        Latency = [.. Tiers.Select((tier, i) => new LatencyColumn(Evidence[i], region, tier, observed))];
    }

    public SelectionRequest Request { get; }

    public KnowledgeSnapshot Knowledge { get; }

    public DateOnly Date { get; }

    public RegionColumns Region { get; }

    public PriceBook Prices => Region.Prices;

    /// <summary>Gets what is billed of the request's usage.</summary>
    public Usage Billed { get; }

    public PricingTier[] Tiers { get; }

    /// <summary>Gets how each model counts the request; <see langword="null"/> where all are taken to count alike.</summary>
    public OwnCounts? Own { get; }

    /// <summary>Gets the candidates of each tier, one a row of the region.</summary>
    public Candidate[][] Candidates { get; }

    /// <summary>Gets the evidence by tier.</summary>
    public EvidenceColumn[] Evidence { get; }

    /// <summary>Gets the times of each tier.</summary>
    public LatencyColumn[] Latency { get; }

    /// <summary>Gets the measurements of which <see cref="Latency"/> was made.</summary>
    public ObservedLatencies Observed { get; }

    /// <summary>Gets what the request needs of a model, for putting a lack into words.</summary>
    public CapabilityRequest Needs(int model) => new()
    {
        Inputs = Request.Inputs,
        Outputs = Request.Outputs,
        Features = Request.Features,
        Usage = UsageOf(model, Request.Usage),
        Region = Request.Region,
    };

    /// <summary>Gets a usage as a model counts it.</summary>
    public Usage UsageOf(int model, Usage usage) => Own is null ? usage : Own.Of(_models.Models[model].Id, usage);

    /// <summary>Finds the first constraint that a model misses as a whole.</summary>
    /// <param name="model">The model's position.</param>
    /// <param name="size">The size of the request.</param>
    /// <returns>The code, or <see langword="null"/> if its offers are worth a look.</returns>
    public RejectionCode? Check(int model, RequestSize size)
    {
        if (_wanted is not null && !_wanted[model])
        {
            return RejectionCode.Excluded;
        }

        var can = _models.Bits.Can(model, _needs, _denied);
        if (can == false || (_withoutImage && _models.WantsImage[model]) || !Holds(model, size))
        {
            return RejectionCode.CannotDo;
        }

        if (can is null && Request.Unknown == UnknownFacts.Reject)
        {
            return RejectionCode.CapabilityUnknown;
        }

        var end = Region.EndDay[model];
        if (!Request.IncludeEnded && Date.DayNumber >= end)
        {
            return RejectionCode.Ended;
        }

        if (end <= _lastDay || (Request.Unknown == UnknownFacts.Reject && !IsPromised(_models.Models[model], Request, Date)))
        {
            return RejectionCode.EndsTooSoon;
        }

        return Region.First[model] < Region.First[model + 1] ? null
            : _models.Listed[model] ? RejectionCode.NotInRegion
            : RejectionCode.RegionUnknown;
    }

    /// <summary>Says whether a model without a dated end is promised for as long as it is needed.</summary>
    public static bool IsPromised(FoundationModel model, SelectionRequest request, DateOnly date) =>
        request.SupportedUntil is not { } until || model.Lifecycle.EndsOn(request.Region) is not null || model.Lifecycle.PromisedUntil(date) > until;

    /// <summary>Makes the question of prices: candidates are base models, whose tier is in the columns.</summary>
    public PriceQuestion Question(Usage usage) =>
        new(new(default, Date) { Conditions = Request.Conditions, DerivedRates = Request.DerivedRates }, RateSubject.Base, usage.InputSize);

    /// <summary>Gets whether a model's limits hold a request.</summary>
    public bool Holds(int model, RequestSize size) => size.Total <= _models.ContextWindow[model] && size.Output <= _models.MaxOutput[model];

    /// <summary>Gets whether an offer's scope and endpoint are wanted.</summary>
    public RejectionCode? Check(Offer offer) =>
        ((_scopes >> (int)offer.Scope) & 1) == 0 ? RejectionCode.ScopeNotAllowed
        : ((_endpoints >> (int)offer.Endpoint) & 1) == 0 ? RejectionCode.EndpointNotAllowed
        : !offer.Listed && Request.Unknown == UnknownFacts.Reject ? RejectionCode.RegionUnknown
        : Request.Residency?.Allows(offer, Request.Region) == false ? RejectionCode.OutsideResidency
        : null;

    /// <summary>Checks one offer in one tier against every constraint in their order, with its exact figures.</summary>
    /// <param name="row">The row of an offer whose model passed.</param>
    /// <param name="tier">The position of the tier.</param>
    /// <param name="usage">The usage.</param>
    public OfferFigures Figure(int row, int tier, in UsageView usage)
    {
        if (Check(Region.Offers[row]) is { } refused)
        {
            return new() { Code = refused };
        }

        var (run, evidence) = (Region.Run[row], Evidence[tier]);
        if (!Allows(_models.Modes[run]))
        {
            return new() { Code = RejectionCode.ModeNotAllowed };
        }

        if (!TryReason(run, tier, usage.Answer, out var reasoning))
        {
            return new() { Code = RejectionCode.ReasoningTokensMissing };
        }

        if (reasoning > 0m && !Holds(Region.Model[row], RequestSize.Of(usage.Input, usage.Answer + reasoning)))
        {
            return new() { Code = RejectionCode.CannotDo, Reasoning = reasoning };
        }

        var usd = 0m;
        for (var i = 0; i < usage.Entries.Length; i++)
        {
            if (usage.Find(i, tier, row) is not { } rung)
            {
                return new() { Code = RejectionCode.PriceMissing, MissingEntry = i };
            }

            var quantity = usage.Entries[i].Quantity;
            usd += rung.AmountOf(usage.IsAnswer(i) ? quantity + reasoning : quantity);
        }

        var figures = new OfferFigures
        {
            CostUsd = usd,
            Quality = evidence.Quality[run],
            Latency = evidence.Latency[run],
            Seconds = Latency[tier].Seconds(row, usage.OutputTokens + (double)reasoning, usage.UncachedInput),
            SlowSeconds = Latency[tier].SlowSeconds(row, usage.OutputTokens + (double)reasoning, usage.UncachedInput),
            Reasoning = reasoning,
            Basis = Latency[tier].Basis(row),
        };
        return figures with { Code = Miss(figures) };
    }

    /// <summary>Says whether a row is a candidate at all: its run was measured at the task, or stands for a model of which no run was.</summary>
    public bool Competes(int row, int tier) => Evidence[tier].Competes(Region.Run[row]);

    /// <summary>Says whether the request accepts a mode.</summary>
    public bool Allows(ReasoningMode mode) =>
        Request.Mode is not { } wanted || wanted == mode || (wanted == ReasoningMode.Reasoning && mode.Reasons);

    /// <summary>Says how many tokens a run thinks with: as many as the request names, or those to expect for its answer.</summary>
    /// <returns>Whether that is known.</returns>
    public bool TryReason(int run, int tier, decimal answerTokens, out decimal tokens)
    {
        tokens = 0m;
        if (!_models.Modes[run].Reasons)
        {
            return true;
        }

        if (Request.ReasoningTokens is { } given)
        {
            tokens = given;
            return true;
        }

        if (Evidence[tier].Reasoning[run] is not { } measured)
        {
            return false;
        }

        tokens = measured.PerAnswerToken * answerTokens;
        return true;
    }

    private RejectionCode? Miss(in OfferFigures figures)
    {
        if (Request.MaxCostUsd is { } budget && figures.CostUsd > budget)
        {
            return RejectionCode.OverBudget;
        }

        if (Request.MinQuality is { } floor)
        {
            if (figures.Quality is null)
            {
                return RejectionCode.QualityMissing;
            }

            if (figures.Quality.Score < floor)
            {
                return RejectionCode.QualityTooLow;
            }
        }

        if (Request.Floor is { } usual && figures.Quality?.Score < usual)
        {
            return RejectionCode.QualityTooLow;
        }

        if (Request.MaxLatencySeconds is { } limit)
        {
            return figures.Seconds is not { } seconds ? RejectionCode.LatencyMissing : seconds > limit ? RejectionCode.TooSlow : null;
        }

        return null;
    }

    /// <summary>Gets whether the request leaves a model out by its id, and not by its maker alone.</summary>
    public bool IsNamedOut(int model) =>
        Request.Exclude.Any(id => _models.PositionOf(Knowledge.Catalog.GetModel(id)) == model)
        || (!Request.Only.IsDefaultOrEmpty && !Request.Only.Any(id => _models.PositionOf(Knowledge.Catalog.GetModel(id)) == model));

    // One answer a model, whether the request's lists of models and makers leave it in; null when there are no such lists.
    private bool[]? Wanted(SelectionRequest request)
    {
        var (only, providers) = (!request.Only.IsDefaultOrEmpty, !request.Providers.IsDefaultOrEmpty);
        if (!only && !providers && request.Exclude.IsDefaultOrEmpty)
        {
            return null;
        }

        var wanted = new bool[_models.Models.Length];
        if (only)
        {
            foreach (var id in request.Only)
            {
                wanted[_models.PositionOf(Knowledge.Catalog.GetModel(id))] = true;
            }
        }
        else
        {
            Array.Fill(wanted, true);
        }

        foreach (var id in request.Exclude)
        {
            wanted[_models.PositionOf(Knowledge.Catalog.GetModel(id))] = false;
        }

        for (var model = 0; providers && model < wanted.Length; model++)
        {
            wanted[model] &= request.Providers.Contains(_models.Models[model].Provider, StringComparer.OrdinalIgnoreCase);
        }

        return wanted;
    }
}
