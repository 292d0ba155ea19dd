using BedrockSelector.Knowledge.Documents;

namespace BedrockSelector.Knowledge;

/// <summary>A document of a layer.</summary>
/// <param name="Name">What problems name.</param>
/// <param name="Content">What was read.</param>
internal readonly record struct LayerDocument(string Name, CatalogDocument Content)
{
    /// <summary>Gets what was read, UTF-8, for checking against the schema.</summary>
    /// <value>Empty for documents of the package, which its tests check.</value>
    public ReadOnlyMemory<byte> Json { get; init; }
}
