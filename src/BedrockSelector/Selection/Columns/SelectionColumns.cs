using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Evidence.Latency;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Tokens;

namespace BedrockSelector.Selection.Columns;

/// <summary>A snapshot's offers, prices and evidence as columns, compiled by region as regions are asked for.</summary>
/// <remarks>
/// Of each region the columns of the last day asked for are kept: offers and prices change from day to day, and questions are mostly about one day.
/// Thread-safe without locks.
/// </remarks>
internal sealed class SelectionColumns
{
    private readonly KnowledgeSnapshot _snapshot;
    private readonly ModelCatalog _catalog;
    private readonly PriceBook _prices;
    private readonly EvidenceStore _evidence;
    private readonly Lazy<ModelColumns> _models;
    private readonly Dictionary<AwsRegion, int> _positions = [];
    private readonly RegionColumns?[] _regions;

    private SelectionColumns(KnowledgeSnapshot snapshot)
    {
        (_snapshot, _catalog, _prices, _evidence) = (snapshot, snapshot.Catalog, PriceBook.Of(snapshot), new(snapshot));
        _models = new(() => new(_catalog, _evidence), LazyThreadSafetyMode.PublicationOnly);
        foreach (var info in _catalog.Regions)
        {
            _positions.TryAdd(info.Region, _positions.Count);
        }

        _regions = new RegionColumns?[_positions.Count];
    }

    public static SelectionColumns Of(KnowledgeSnapshot snapshot) => snapshot.Compiled(static one => new SelectionColumns(one));

    public CompiledRequest Compile(SelectionRequest request, DateOnly date, ObservedLatencies observed) =>
        new(request, date, _snapshot, Of(request.Region, date), observed, CountsOf(request));

    /// <summary>Throws what a selector says of a request that cannot be answered.</summary>
    public void Check(SelectionRequest request)
    {
        if (request.Usage.Entries.IsEmpty)
        {
            throw new ArgumentException("The usage is empty; give one meter or more.", nameof(request));
        }

        _prices.Check(request.Conditions);
        foreach (var model in request.Exclude.Concat(request.Only))
        {
            _catalog.GetModel(model);
        }

        foreach (var (meter, _) in request.Usage.Entries)
        {
            Check(meter);
        }

        if (!_positions.ContainsKey(request.Region))
        {
            // The catalog words the error, with the nearest names.
            _catalog.Resolve(ModelReference.Parse(_catalog.Models[0].Id.Value), request.Region);
        }
    }

    /// <summary>Throws what a selector says of a meter by which it cannot rank.</summary>
    public void Check(Meter meter)
    {
        if (_prices.Definition(meter).Kind != MeterKind.Inference)
        {
            throw new ArgumentException($"The usage names {meter}, which calls do not use; a selection is among calls.", nameof(meter));
        }
    }

    private OwnCounts? CountsOf(SelectionRequest request) =>
        request.TokensOf is null && request.Content is null ? null : OwnCounts.Of(request, TokenRatios.Of(_snapshot));

    private RegionColumns Of(AwsRegion region, DateOnly date)
    {
        ref var slot = ref _regions[_positions[region]];
        var columns = Volatile.Read(ref slot);
        if (columns is null || columns.Date != date)
        {
            columns = new(_prices, _evidence, _models.Value, region, date);
            Volatile.Write(ref slot, columns);
        }

        return columns;
    }
}
