using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Selection.Columns;

/// <summary>A catalog, its prices and evidence as columns, compiled by region as regions are asked for.</summary>
/// <remarks>
/// Of each region the columns of the last day asked for are kept: offers and prices change from day to day, and questions are mostly about one day.
/// Thread-safe without locks.
/// </remarks>
internal sealed class SelectionColumns
{
    private readonly IModelCatalog _catalog;
    private readonly IRateBook _rates;
    private readonly IEvidenceStore _evidence;
    private readonly Lazy<ModelColumns> _models;
    private readonly Dictionary<AwsRegion, int> _positions = [];
    private readonly RegionColumns?[] _regions;

    public SelectionColumns(IModelCatalog catalog, IRateBook rates, IEvidenceStore evidence)
    {
        (_catalog, _rates, _evidence) = (catalog, rates, evidence);
        _models = new(() => new(catalog, evidence), LazyThreadSafetyMode.PublicationOnly);
        foreach (var info in catalog.Regions)
        {
            _positions.TryAdd(info.Region, _positions.Count);
        }

        _regions = new RegionColumns?[_positions.Count];
    }

    public bool Knows(AwsRegion region) => _positions.ContainsKey(region);

    public RegionColumns Of(AwsRegion region, DateOnly date)
    {
        ref var slot = ref _regions[_positions[region]];
        var columns = Volatile.Read(ref slot);
        if (columns is null || columns.Date != date)
        {
            columns = new(_catalog, _rates, _evidence, _models.Value, region, date);
            Volatile.Write(ref slot, columns);
        }

        return columns;
    }

    public CompiledRequest Compile(SelectionRequest request, DateOnly date) => new(request, date, _catalog, Of(request.Region, date));
}
