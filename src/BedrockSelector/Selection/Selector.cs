using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Evidence.Latency;
using BedrockSelector.Knowledge;
using BedrockSelector.Selection.Columns;
using BedrockSelector.Selection.Replacement;
using BedrockSelector.Tokens;

namespace BedrockSelector.Selection;

/// <summary>Ranks offers on quality, latency and cost under hard constraints.</summary>
/// <remarks>
/// Every offer of the region in every tier asked for is a candidate. Constraints reject; what is left is scored on the fixed scales of
/// <see cref="UtilityScale"/>. Ties go to the lower cost, then by model id, scope, call id, tier and endpoint. Thread-safe. A selection is made from
/// the snapshot of knowledge that is current when it begins, to its last line. Prices and evidence are read once for each snapshot, region and day
/// and kept as columns, which all selectors over the snapshot share.
/// </remarks>
public sealed class Selector : ISelector
{
    private readonly IKnowledgeSource _knowledge;
    private readonly TimeProvider _time;
    private readonly SelectionDefaults _defaults;
    private readonly LatencyObserver? _latency;

    /// <summary>Makes a selector.</summary>
    /// <param name="knowledge">The catalog, its rates and evidence.</param>
    /// <param name="time">Tells today, for requests without a date; <see langword="null"/> for the system's clock.</param>
    /// <param name="defaults">What it assumes where a request says nothing; <see langword="null"/> for the usual.</param>
    /// <param name="latency">What the application measures of the offers it calls; <see langword="null"/> to go by published figures alone.</param>
    /// <exception cref="ArgumentNullException"><paramref name="knowledge"/> is <see langword="null"/>.</exception>
    public Selector(IKnowledgeSource knowledge, TimeProvider? time = null, SelectionDefaults? defaults = null, LatencyObserver? latency = null)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        (_knowledge, _time, _defaults, _latency) = (knowledge, time ?? TimeProvider.System, defaults ?? new(), latency);
    }

    /// <inheritdoc/>
    public SelectionResult Select(SelectionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var knowledge = _knowledge.Current;
        var (catalog, columns, estimator) = (knowledge.Catalog, SelectionColumns.Of(knowledge), new CostEstimator(knowledge, _time));
        request = _defaults.Complete(request, catalog);
        columns.Check(request);
        var date = request.AsOf ?? DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);
        var ranking = new Ranking(estimator, columns.Compile(request, date, _latency?.Published ?? ObservedLatencies.None));
        var dropped = ranking.Dropped.ToImmutable();
        var today = request.From is { } from ? new IncumbentFinder(knowledge, new Selector(knowledge, _time, _defaults, _latency)).Find(from, request, date) : null;
        return new()
        {
            CatalogVersion = catalog.Version,
            Request = request,
            Preset = SelectionDefaults.Preset(request, catalog),
            AsOf = date,
            Ranked = today is null ? ranking.Ranked : Changes(ranking.Ranked, new(today.Model, today.Offer, today.Answer.Mode, TokenRatios.Of(knowledge), date), today.Answer),
            Incumbent = today?.Answer,
            Rejected = ranking.Rejected,
            Dropped = dropped,
            Findings = SelectionFindings.Of(catalog, estimator, request, ranking.Ranked, dropped, date),
        };
    }

    private static ImmutableArray<RankedCandidate> Changes(ImmutableArray<RankedCandidate> ranked, Breakage breakage, Incumbent today) =>
        [.. ranked.Select(one => one with { Change = ReplacementFinder.Change(one, today, breakage) })];

    /// <inheritdoc/>
    public IPreparedRequest Prepare(SelectionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new PreparedRequest(_defaults.Complete(request, _knowledge.Current.Catalog), _knowledge, _time, _latency);
    }
}
