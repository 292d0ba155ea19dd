using BedrockSelector.Calls;
using BedrockSelector.Evidence.Latency;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Tokens;

namespace BedrockSelector.Selection.Replacement;

/// <summary>Finds the cheapest offers that are at least as good as what is called today, for the same calls.</summary>
/// <remarks>
/// <para>
/// As good means: at the class of tasks asked for, no lower a score than today's model in the mode in which it is called, or than the lowest quality
/// that the request names. A replacement lasts longer than what it replaces, and is not legacy itself. The usage is taken to be counted by the
/// tokenizer of today's model; each candidate is priced and timed by what its own family makes of it.
/// </para>
/// <para>Each question is answered from the snapshot of knowledge that is current when it is asked. Thread-safe.</para>
/// </remarks>
public sealed class ReplacementFinder
{
    private readonly IKnowledgeSource _knowledge;
    private readonly TimeProvider _time;
    private readonly SelectionDefaults _defaults;
    private readonly LatencyObserver? _latency;

    /// <summary>Makes a finder.</summary>
    /// <param name="knowledge">The catalog, its rates and evidence.</param>
    /// <param name="time">Tells today, for requests without a date; <see langword="null"/> for the system's clock.</param>
    /// <param name="defaults">What it assumes where a request says nothing; <see langword="null"/> for the usual.</param>
    /// <param name="latency">What the application measures of the offers it calls; <see langword="null"/> to go by published figures alone.</param>
    /// <exception cref="ArgumentNullException"><paramref name="knowledge"/> is <see langword="null"/>.</exception>
    public ReplacementFinder(
        IKnowledgeSource knowledge, TimeProvider? time = null, SelectionDefaults? defaults = null, LatencyObserver? latency = null)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        (_knowledge, _time, _defaults, _latency) = (knowledge, time ?? TimeProvider.System, defaults ?? new(), latency);
    }

    /// <summary>Finds what could take the place of a model.</summary>
    /// <param name="request">What is called today, and what the replacement must do.</param>
    /// <returns>The replacements, cheapest first; none where nothing qualifies.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">No usage is given and the catalog knows none of the class of tasks, or the usage names a meter that calls do not use.</exception>
    /// <exception cref="ModelResolutionException">The model or its variant, or the region, is unknown, or regions conflict.</exception>
    /// <exception cref="BedrockSelector.Costs.UnknownMeterException">The usage names a meter that no layer prices.</exception>
    public ReplacementReport Find(ReplacementRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var knowledge = _knowledge.Current;
        var selector = new Selector(knowledge, _time, _defaults, _latency);
        var findings = new List<Finding>();
        var date = request.Calls.AsOf ?? DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);
        var calls = Calls(request, knowledge, date, findings);
        var found = new IncumbentFinder(knowledge, selector).Find(request.Model, calls, date);
        var today = found.Answer;
        calls = calls with
        {
            Exclude = [.. calls.Exclude, today.ModelId],
            MinQuality = calls.MinQuality ?? found.Quality,
            SupportedUntil = Later(calls.SupportedUntil, today.EndsOn is { } end && end > date ? end : null),
            TokensOf = calls.TokensOf ?? today.ModelId,

            // Quality and cost decide; what was never timed can replace what was.
            Weights = new(1, 0, 1),
        };
        var result = selector.Select(calls);
        findings.AddRange(result.Findings.Where(static one => one.Code is SelectionFindings.CriterionDropped));
        var breakage = new Breakage(found.Model, found.Offer, today.Mode, TokenRatios.Of(knowledge), date);
        return new()
        {
            CatalogVersion = result.CatalogVersion,
            AsOf = date,
            Region = calls.Region,
            Task = calls.Task.Name,
            Usage = calls.Usage.ToString(),
            MinQuality = Measured.Of(calls.MinQuality ?? result.Request.Floor),
            SupportedUntil = calls.SupportedUntil,
            Incumbent = today,
            Replacements = [.. Lasting(result.Ranked, date, findings).Select((one, place) => Offer(one, place + 1, today, breakage))],
            Findings = [.. findings],
        };
    }

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => one is null || other > one ? other ?? one : one;

    private SelectionRequest Calls(ReplacementRequest request, KnowledgeSnapshot knowledge, DateOnly date, List<Finding> findings)
    {
        var calls = request.Calls with { AsOf = date };
        if (calls.Usage.Entries.IsEmpty && calls.Content is null)
        {
            var usual = SelectionDefaults.Preset(calls, knowledge.Catalog)?.Usage
                ?? throw new ArgumentException($"No usage is given, and nothing is known of a usual request of {calls.Task}.", nameof(request));
            calls = calls with { Usage = usual };
            findings.Add(Finding.Note(ReplacementFindings.UsageAssumed, $"No usage is given: a usual request of {calls.Task} is taken, {usual}."));
        }

        if (request.Model.Region is { } region)
        {
            calls = calls with { Region = region };
        }

        return _defaults.Complete(calls, knowledge.Catalog);
    }

    // One offer a model, the cheapest; among equal costs the better, then by id. What is legacy is no way out.
    private static List<RankedCandidate> Lasting(IEnumerable<RankedCandidate> ranked, DateOnly date, List<Finding> findings)
    {
        var (lasting, legacy) = (new List<RankedCandidate>(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var one in ranked)
        {
            if (one.Candidate.Model.Lifecycle.StatusOn(date, one.Candidate.Region) == LifecycleStatus.Legacy)
            {
                legacy.Add(one.Candidate.Model.Name);
            }
            else
            {
                lasting.Add(one);
            }
        }

        if (legacy.Count > 0)
        {
            findings.Add(Finding.Note(ReplacementFindings.LegacyLeftOut, $"Left out, since legacy themselves: {string.Join(", ", legacy)}."));
        }

        return
        [
            .. lasting.OrderBy(static one => one.CostUsd).ThenByDescending(static one => one.Quality?.Score)
                .ThenBy(static one => one.Candidate.Model.Id.Value, StringComparer.Ordinal).ThenBy(static one => one.Rank)
                .DistinctBy(static one => one.Candidate.Model.Id),
        ];
    }

    private static ReplacementOffer Offer(RankedCandidate one, int place, Incumbent today, Breakage breakage) => new()
    {
        Rank = place,
        ModelId = one.Candidate.Model.Id,
        CallId = one.Candidate.CallId,
        Scope = one.Candidate.Offer.Scope,
        Tier = one.Candidate.Tier,
        Endpoint = one.Candidate.Offer.Endpoint,
        Mode = one.Candidate.Mode,
        Usage = one.Usage.ToString(),
        ReasoningTokens = one.Reasoning,
        CostUsd = one.CostUsd,
        Quality = OfferQuality.Of(one.Quality),
        LatencySeconds = Measured.Of(one.LatencySeconds),
        Destinations = one.Candidate.Offer.DestinationsFrom(one.Candidate.Region),
        Change = Change(one, today, breakage),
        Findings = one.Findings,
    };

    internal static OfferChange Change(RankedCandidate one, Incumbent today, Breakage breakage)
    {
        var (before, after) = (today.Quality, one.Quality);
        var saved = today.CostUsd - one.CostUsd;
        return new()
        {
            SavedUsd = saved,
            SavedShare = today.CostUsd > 0m ? Measured.Of((double)(saved!.Value / today.CostUsd.Value)) : null,
            Quality = Measured.Of(after?.Score - before?.Value),
            QualityStandardError = before is null || after is null
                ? null
                : Measured.Of(Math.Sqrt((before.StandardError * before.StandardError) + (after.StandardError * after.StandardError))),
            Seconds = Measured.Of(one.LatencySeconds - today.LatencySeconds),
            Breaks = breakage.Of(one.Candidate),
        };
    }
}
