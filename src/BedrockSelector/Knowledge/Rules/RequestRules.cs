using System.Collections.Immutable;

namespace BedrockSelector.Knowledge.Rules;

/// <summary>The rules of a snapshot, ready to be evaluated.</summary>
internal sealed class RequestRules
{
    private RequestRules(ModelCatalog catalog)
    {
        var reader = new RuleReader(catalog.Sources.ToDictionary(static source => source.Key, StringComparer.Ordinal));
        foreach (var rule in catalog.RequestRules)
        {
            reader.Add(rule);
        }

        All = reader.ToImmutable();
    }

    /// <summary>Gets the rules, in the order of the documents.</summary>
    public ImmutableArray<RequestRule> All { get; }

    public static RequestRules Of(KnowledgeSnapshot snapshot) => snapshot.Compiled(static one => new RequestRules(one.Catalog));
}
