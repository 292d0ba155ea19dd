using BedrockSelector.Knowledge;
using BedrockSelector.Tokens;

namespace BedrockSelector.Tokenizers;

/// <summary>Counts texts with the model's own tokenizer where it is at hand, and estimates all else.</summary>
/// <remarks>
/// Media and what the request itself costs follow the rules of <see cref="TokenEstimator"/>, with their bands. A family that only stands
/// in for a model, or a vocabulary that is not known, gives the expected count and keeps the estimate's band. Immutable and safe for
/// use by several threads.
/// </remarks>
public sealed class ExactTokenCounter : ITokenCounter
{
    private readonly TokenizerSet _tokenizers;
    private readonly TokenEstimator _estimator;

    /// <summary>Makes a counter.</summary>
    /// <param name="tokenizers">The tokenizers at hand.</param>
    /// <param name="estimator">Estimates all else; <see langword="null"/> for one over the figures that come with the library.</param>
    /// <exception cref="ArgumentNullException"><paramref name="tokenizers"/> is <see langword="null"/>.</exception>
    public ExactTokenCounter(TokenizerSet tokenizers, TokenEstimator? estimator = null)
    {
        ArgumentNullException.ThrowIfNull(tokenizers);
        (_tokenizers, _estimator) = (tokenizers, estimator ?? new TokenEstimator());
    }

    /// <inheritdoc/>
    public ValueTask<TokenEstimate?> CountAsync(ModelId model, TokenInput input, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        cancellationToken.ThrowIfCancellationRequested();
        return new(Count(model, input));
    }

    /// <summary>Counts.</summary>
    /// <param name="model">The model.</param>
    /// <param name="input">What it would be sent.</param>
    /// <returns>The count with its band, or <see langword="null"/> when nothing is known about how the model counts.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An image has no size.</exception>
    public TokenEstimate? Count(ModelId model, TokenInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!_estimator.Ratios.TryGetFamily(model, out var family) || !_tokenizers.TryGet(family.Id, out var tokenizer))
        {
            return _estimator.Estimate(model, input);
        }

        // All but the texts, with the tokens of a request.
        var rest = _estimator.Estimate(model, input with { Texts = [] })!;
        long tokens = 0;
        var texts = default(TokenSpan);
        foreach (var text in input.Texts)
        {
            tokens += tokenizer.Count(text);
            texts += TokenEstimator.Estimate(family, text);
        }

        var exact = tokenizer.IsExact && family.Basis == TokenEstimateBasis.Measured;
        var (low, high) = exact || texts.Expected == 0
            ? (tokens, tokens)
            : ((long)Math.Floor(tokens * texts.Low / texts.Expected), (long)Math.Ceiling(tokens * texts.High / texts.Expected));
        return rest with
        {
            Tokens = tokens + rest.Tokens,
            Low = low + rest.Low,
            High = high + rest.High,
            Basis = exact && rest.Low == rest.High ? TokenEstimateBasis.Counted : family.Basis,
        };
    }
}
