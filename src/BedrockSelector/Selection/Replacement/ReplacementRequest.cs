using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Replacement;

/// <summary>A question for what could take the place of a model.</summary>
public sealed record ReplacementRequest
{
    /// <summary>Gets what is called today.</summary>
    /// <value>A model id, an inference-profile id or an ARN; the model may be legacy or have ended.</value>
    public required ModelReference Model { get; init; }

    /// <summary>Gets the calls, and what the replacement must do.</summary>
    /// <value>
    /// <see cref="SelectionRequest.Usage"/> may be <see cref="Usage.None"/> for a usual request of the class of tasks. A lowest quality, a day until
    /// which support is needed, and the model whose tokens are counted go before those of what is called today. Weights take no part.
    /// </value>
    public SelectionRequest Calls { get; init; } = new() { Usage = Usage.None };
}
