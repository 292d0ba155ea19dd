using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tokens;

/// <summary>Estimates tokens offline: by class of text first and family of models second, with a band.</summary>
/// <remarks>
/// <para>
/// Tokens of a text = the sum of what each character adds by its kind and by the kind of the one before. The weights were learned
/// from counts of public tokenizers, the bands from texts that the weights had not seen: they hold at least nine of ten unseen texts
/// in every class that was measured. Families without a public tokenizer are scaled from one that has, by the usage that model APIs
/// report; their band says how far tokenizers stray from such a ratio. Where nothing is known an estimate is marked
/// <see cref="TokenEstimateBasis.Assumed"/> and its band spans all tokenizers measured.
/// </para>
/// <para>Immutable and safe for use by several threads.</para>
/// </remarks>
public sealed class TokenEstimator : ITokenCounter
{
    private readonly TokenRatios _ratios;

    /// <summary>Makes an estimator over the ratios that come with the library.</summary>
    public TokenEstimator()
        : this(TokenRatios.Embedded)
    {
    }

    /// <summary>Makes an estimator.</summary>
    /// <param name="ratios">The ratios.</param>
    /// <exception cref="ArgumentNullException"><paramref name="ratios"/> is <see langword="null"/>.</exception>
    public TokenEstimator(TokenRatios ratios)
    {
        ArgumentNullException.ThrowIfNull(ratios);
        _ratios = ratios;
    }

    /// <summary>Gets the ratios.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public TokenRatios Ratios => _ratios;

    /// <summary>Estimates the tokens of one text.</summary>
    /// <param name="model">The model.</param>
    /// <param name="text">The text.</param>
    /// <returns>The estimate, or <see langword="null"/> when nothing is known about how the model counts.</returns>
    public TokenEstimate? Estimate(ModelId model, ReadOnlySpan<char> text)
    {
        if (!_ratios.TryGetFamily(model, out var family))
        {
            return null;
        }

        return ToEstimate(Estimate(family, text), family, []);
    }

    /// <summary>Estimates the tokens of one text, without allocating.</summary>
    /// <param name="family">The family of the model.</param>
    /// <param name="text">The text.</param>
    /// <returns>The count with its band.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="family"/> is <see langword="null"/>.</exception>
    public static TokenSpan Estimate(TokenFamily family, ReadOnlySpan<char> text)
    {
        ArgumentNullException.ThrowIfNull(family);
        Span<int> counters = stackalloc int[CharacterCounts.Length];
        counters.Clear();
        _ = CharacterCounts.Add(text, counters, 0);
        return family.Scale.Estimate(counters);
    }

    /// <summary>Estimates the tokens of a text that was profiled piece by piece.</summary>
    /// <param name="family">The family of the model.</param>
    /// <param name="profile">The text.</param>
    /// <returns>The estimate.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static TokenEstimate Estimate(TokenFamily family, TextProfile profile)
    {
        ArgumentNullException.ThrowIfNull(family);
        ArgumentNullException.ThrowIfNull(profile);
        return ToEstimate(family.Scale.Estimate(profile.Counters), family, []);
    }

    /// <summary>Estimates the tokens of an input: texts, images, documents, and what the request itself costs.</summary>
    /// <param name="model">The model.</param>
    /// <param name="input">What it would be sent.</param>
    /// <returns>
    /// The estimate, or <see langword="null"/> when nothing is known about how the model counts. Images, documents and videos for
    /// which the model's family has no published rule stand in <see cref="TokenEstimate.NotCounted"/> and in no figure.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An image has no size.</exception>
    public TokenEstimate? Estimate(ModelId model, TokenInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var known = _ratios.TryGetFamily(model, out var family);
        if (!known)
        {
            return null;
        }

        var total = default(TokenSpan);
        foreach (var text in input.Texts)
        {
            // Each text is classified by itself: a JSON tool declaration does not make the prompt beside it JSON.
            total += Estimate(family!, text);
        }

        var notCounted = ImmutableArray.CreateBuilder<string>();
        total += Images(model, input.Images, notCounted);
        total += Documents(model, input.DocumentPages, notCounted);
        if (input.VideoSeconds > 0)
        {
            notCounted.Add(string.Create(CultureInfo.InvariantCulture, $"video of {input.VideoSeconds} s"));
        }

        total += Overhead(model, input);
        return ToEstimate(total, family!, notCounted.ToImmutable());
    }

    /// <inheritdoc/>
    public ValueTask<TokenEstimate?> CountAsync(ModelId model, TokenInput input, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Estimate(model, input));
    }

    private TokenSpan Images(ModelId model, ImmutableArray<ImageSize> images, ImmutableArray<string>.Builder notCounted)
    {
        var total = default(TokenSpan);
        var rule = Best(_ratios.Images, static rule => rule.Models, model);
        foreach (var image in images)
        {
            if (image.Width < 1)
            {
                throw new ArgumentException("An image has no size.", nameof(images));
            }

            if (rule is null)
            {
                notCounted.Add(string.Create(CultureInfo.InvariantCulture, $"image of {image.Width} x {image.Height}"));
                continue;
            }

            double tokens = rule.TokensOf(image);
            total += new TokenSpan(tokens * (1 - rule.Band), tokens, tokens * (1 + rule.Band));
        }

        return total;
    }

    private TokenSpan Documents(ModelId model, int pages, ImmutableArray<string>.Builder notCounted)
    {
        if (pages == 0)
        {
            return default;
        }

        var rule = Best(_ratios.Documents, static rule => rule.Models, model);
        if (rule is null)
        {
            notCounted.Add(string.Create(CultureInfo.InvariantCulture, $"documents of {pages} pages"));
            return default;
        }

        return new((double)rule.PerPageLow * pages, (rule.PerPageLow + rule.PerPageHigh) / 2d * pages, (double)rule.PerPageHigh * pages);
    }

    private TokenSpan Overhead(ModelId model, TokenInput input)
    {
        var rule = Best(_ratios.Overheads, static rule => rule.Models, model);
        if (rule is null || (input.Messages == 0 && input.Tools == 0))
        {
            return default;
        }

        double low = 0, high = 0;
        if (input.Messages > 0)
        {
            low = rule.RequestLow + ((double)rule.MessageLow * input.Messages);
            high = rule.RequestHigh + ((double)rule.MessageHigh * input.Messages);
        }

        double tools = input.Tools == 0 ? 0 : rule.ToolsBase + ((double)rule.PerTool * input.Tools);
        return new(low + tools, ((low + high) / 2) + tools, high + tools);
    }

    // The longest prefix wins: claude-opus-4-8 is not one of the claude-opus-4 models.
    private static T? Best<T>(ImmutableArray<T> rules, Func<T, ImmutableArray<string>> prefixes, ModelId model)
        where T : class
    {
        T? best = null;
        var longest = -1;
        foreach (var rule in rules)
        {
            foreach (var prefix in prefixes(rule))
            {
                if (prefix.Length > longest && model.Value.StartsWith(prefix, StringComparison.Ordinal))
                {
                    (best, longest) = (rule, prefix.Length);
                }
            }
        }

        return best;
    }

    private static TokenEstimate ToEstimate(TokenSpan span, TokenFamily family, ImmutableArray<string> notCounted) => new()
    {
        Tokens = (long)Math.Round(span.Expected, MidpointRounding.AwayFromZero),
        Low = (long)Math.Floor(span.Low),
        High = (long)Math.Ceiling(span.High),
        Family = family.Id,
        Basis = family.Basis,
        Source = family.Source,
        Note = family.Note,
        NotCounted = notCounted,
    };
}
