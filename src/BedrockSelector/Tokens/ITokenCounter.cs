using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tokens;

/// <summary>Counts the tokens of an input for a model, exactly or by estimate.</summary>
/// <remarks>Implementations are safe for use by several threads.</remarks>
public interface ITokenCounter
{
    /// <summary>Counts.</summary>
    /// <param name="model">The model.</param>
    /// <param name="input">What it would be sent.</param>
    /// <param name="cancellationToken">Cancels the count.</param>
    /// <returns>The count with its band, or <see langword="null"/> when nothing is known about how the model counts.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is <see langword="null"/>.</exception>
    /// <exception cref="OperationCanceledException">The count was cancelled.</exception>
    ValueTask<TokenEstimate?> CountAsync(ModelId model, TokenInput input, CancellationToken cancellationToken = default);
}
