using BedrockSelector.Knowledge;

namespace BedrockSelector.Costs;

/// <summary>What prices are looked up in: one for each snapshot.</summary>
internal sealed class CompiledPrices
{
    private CompiledPrices(ModelCatalog catalog)
    {
        Catalog = catalog;
        Rates = new(catalog);
        Quotes = new(catalog, Rates);
    }

    public ModelCatalog Catalog { get; }

    public RateBook Rates { get; }

    public QuoteBook Quotes { get; }

    public static CompiledPrices Of(KnowledgeSnapshot snapshot) => snapshot.Compiled(static one => new CompiledPrices(one.Catalog));
}
