using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection.Columns;

namespace BedrockSelector.Selection;

/// <summary>Ranks offers on quality, latency and cost under hard constraints.</summary>
/// <remarks>
/// Every offer of the region in every tier asked for is a candidate. Constraints reject; what is left is scored on the fixed scales of
/// <see cref="UtilityScale"/>. Ties go to the lower cost, then by model id, scope, call id, tier and endpoint. Thread-safe. Prices and evidence are
/// read once for each region and day and kept as columns: a selector over other data is another selector.
/// </remarks>
public sealed class Selector : ISelector
{
    private readonly IModelCatalog _catalog;
    private readonly ICostEstimator _estimator;
    private readonly SelectionColumns _columns;
    private readonly TimeProvider _time;
    private readonly SelectionDefaults _defaults;

    /// <summary>Makes a selector.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="estimator">Prices requests by the same catalog.</param>
    /// <param name="evidence">What has been measured.</param>
    /// <param name="time">Tells today, for requests without a date; <see langword="null"/> for the system's clock.</param>
    /// <param name="defaults">What it assumes where a request says nothing; <see langword="null"/> for the usual.</param>
    /// <exception cref="ArgumentNullException">The catalog, the estimator or the evidence is <see langword="null"/>.</exception>
    public Selector(
        IModelCatalog catalog, ICostEstimator estimator, IEvidenceStore evidence, TimeProvider? time = null, SelectionDefaults? defaults = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(evidence);
        _catalog = catalog;
        _estimator = estimator;
        _columns = new(catalog, estimator.Rates, evidence);
        _time = time ?? TimeProvider.System;
        _defaults = defaults ?? new();
    }

    /// <inheritdoc/>
    public SelectionResult Select(SelectionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request = _defaults.Complete(request);
        Check(request);
        var date = request.AsOf ?? DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);
        var ranking = new Ranking(_catalog, _estimator, _columns.Compile(request, date));
        var dropped = ranking.Dropped.ToImmutable();
        return new()
        {
            CatalogVersion = _catalog.Version,
            Request = request,
            AsOf = date,
            Ranked = ranking.Ranked,
            Rejected = ranking.Rejected,
            Dropped = dropped,
            Notes = SelectionNotes.Of(_catalog, _estimator, request, ranking.Ranked, dropped, date),
        };
    }

    /// <inheritdoc/>
    public IPreparedRequest Prepare(SelectionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request = _defaults.Complete(request);
        Check(request);
        return new PreparedRequest(request, _columns, _time, Check);
    }

    private void Check(SelectionRequest request)
    {
        if (request.Usage.Entries.IsEmpty)
        {
            throw new ArgumentException("The usage is empty; give one meter or more.", nameof(request));
        }

        foreach (var model in request.Exclude.Concat(request.Only))
        {
            _catalog.GetModel(model);
        }

        foreach (var (meter, _) in request.Usage.Entries)
        {
            Check(meter);
        }

        if (!_columns.Knows(request.Region))
        {
            // The catalog words the error, with the nearest names.
            _catalog.Resolve(ModelReference.Parse(_catalog.Models[0].Id.Value), request.Region);
        }
    }

    private void Check(Meter meter)
    {
        if (!_estimator.Rates.IsPriced(meter))
        {
            throw new UnknownMeterException(meter, _catalog.Meters.Select(static one => one.Meter).Where(_estimator.Rates.IsPriced));
        }

        if (_catalog.TryGetMeter(meter, out var definition) && definition.Kind != MeterKind.Inference)
        {
            throw new ArgumentException($"The usage names {meter}, which calls do not use; a selection is among calls.", nameof(meter));
        }
    }
}
