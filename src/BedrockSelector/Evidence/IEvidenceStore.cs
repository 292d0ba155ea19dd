using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Evidence;

/// <summary>What has been measured of models.</summary>
/// <remarks>Implementations are thread-safe.</remarks>
public interface IEvidenceStore
{
    /// <summary>Gets the quality of a model.</summary>
    /// <param name="model">The model's own id.</param>
    /// <returns>One a class of tasks and mode, ordinal by class; empty where nothing was measured.</returns>
    ImmutableArray<QualityEvidence> Quality(ModelId model);

    /// <summary>Gets the latency of a model.</summary>
    /// <param name="model">The model's own id.</param>
    /// <returns>One a mode, tier and host, measured on Amazon Bedrock first; empty where nothing was measured.</returns>
    ImmutableArray<LatencyEvidence> Latency(ModelId model);

    /// <summary>Gets how many tokens a model thinks with.</summary>
    /// <param name="model">The model's own id.</param>
    /// <returns>One a mode and class of tasks, those for every class last; empty where nothing was measured.</returns>
    ImmutableArray<ReasoningTokensEvidence> ReasoningTokens(ModelId model);
}
