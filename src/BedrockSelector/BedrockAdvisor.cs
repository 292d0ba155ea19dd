using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Selection;

namespace BedrockSelector;

/// <summary>The front door: one source of knowledge and the services that answer from it.</summary>
/// <remarks>Each question is answered from the snapshot that is current when it is asked. Thread-safe.</remarks>
public sealed class BedrockAdvisor : IKnowledgeSource
{
    private readonly IKnowledgeSource _knowledge;
    private readonly SelectionDefaults? _defaults;
    private readonly TimeProvider? _time;

    /// <summary>Makes an advisor.</summary>
    /// <param name="knowledge">Catalog, prices and evidence.</param>
    /// <param name="defaults">What is assumed where a question says nothing; <see langword="null"/> for the usual.</param>
    /// <param name="time">Tells today, for questions without a date; <see langword="null"/> for the system's clock.</param>
    /// <exception cref="ArgumentNullException"><paramref name="knowledge"/> is <see langword="null"/>.</exception>
    public BedrockAdvisor(IKnowledgeSource knowledge, SelectionDefaults? defaults = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        (_knowledge, _defaults, _time) = (knowledge, defaults, time);
        Selector = new Selector(knowledge, time, defaults);
        Costs = new CostEstimator(knowledge, time);
    }

    /// <inheritdoc/>
    public KnowledgeSnapshot Current => _knowledge.Current;

    /// <summary>Gets what ranks.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public ISelector Selector { get; }

    /// <summary>Gets what prices.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public ICostEstimator Costs { get; }

    /// <summary>Makes an advisor that stays with the snapshot in use, for a piece of work that asks several questions.</summary>
    /// <returns>The advisor; whatever is refreshed, all its answers are of one snapshot.</returns>
    /// <remarks>Costs next to nothing: what is compiled belongs to the snapshot.</remarks>
    public BedrockAdvisor Pinned() => new(Current, _defaults, _time);
}
