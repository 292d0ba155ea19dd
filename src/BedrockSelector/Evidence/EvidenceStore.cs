using System.Collections.Immutable;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Evidence;

/// <summary>
/// The evidence that the layers of a catalog hold; in each layer, what it says replaces what the lower ones say of the same class, mode, tier and host.
/// </summary>
/// <remarks>Each question is answered from the snapshot that is current when it is asked. Thread-safe.</remarks>
public sealed class EvidenceStore : IEvidenceStore
{
    private readonly IKnowledgeSource _knowledge;

    /// <summary>Makes a store.</summary>
    /// <param name="knowledge">The catalog, whose layers hold the evidence.</param>
    /// <exception cref="ArgumentNullException"><paramref name="knowledge"/> is <see langword="null"/>.</exception>
    public EvidenceStore(IKnowledgeSource knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        _knowledge = knowledge;
    }

    /// <inheritdoc/>
    public ImmutableArray<QualityEvidence> Quality(ModelId model) => CompiledEvidence.Of(_knowledge.Current).Quality(model);

    /// <inheritdoc/>
    public ImmutableArray<LatencyEvidence> Latency(ModelId model) => CompiledEvidence.Of(_knowledge.Current).Latency(model);

    /// <inheritdoc/>
    public ImmutableArray<ReasoningTokensEvidence> ReasoningTokens(ModelId model) =>
        CompiledEvidence.Of(_knowledge.Current).ReasoningTokens(model);
}
