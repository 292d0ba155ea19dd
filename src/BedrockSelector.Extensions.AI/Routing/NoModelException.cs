using System.Collections.Immutable;
using BedrockSelector.Selection;

namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>No model answered a chat.</summary>
public sealed class NoModelException : Exception
{
    internal NoModelException(
        NoModelReason reason, string message, SelectionResult selection, ImmutableArray<SkippedCandidate> skipped, Exception? innerException = null)
        : base(message, innerException) => (Reason, Selection, Skipped) = (reason, selection, skipped);

    /// <summary>Gets why.</summary>
    /// <value>A closed set.</value>
    public NoModelReason Reason { get; }

    /// <summary>Gets the selection.</summary>
    /// <value>Ranking and rejections, with the request derived from the chat.</value>
    public SelectionResult Selection { get; }

    /// <summary>Gets the candidates that were passed over or failed.</summary>
    /// <value>In the order tried; empty when nothing was ranked.</value>
    public ImmutableArray<SkippedCandidate> Skipped { get; }
}
