namespace BedrockSelector.Knowledge;

/// <summary>Gives the knowledge in use: catalog, prices, evidence.</summary>
/// <remarks>
/// Every service takes one, reads <see cref="Current"/> once for each operation and works on that snapshot to its end. A snapshot and a catalog are
/// sources of themselves, which never change; <see cref="Refresh.RefreshableKnowledge"/> swaps its snapshot when files do. Implementations are
/// thread-safe, and reading allocates nothing.
/// </remarks>
public interface IKnowledgeSource
{
    /// <summary>Gets the snapshot in use.</summary>
    /// <value>Never <see langword="null"/>. Two reads may give two snapshots: read once for one piece of work.</value>
    KnowledgeSnapshot Current { get; }
}
