using System.Collections.Immutable;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Tokens;

namespace BedrockSelector.Selection.Columns;

/// <summary>The usage of a request as each model's own tokenizer counts it.</summary>
/// <remarks>
/// Counts that are declared to be of one model's tokens are turned into another's by the characters that a token of each holds in English prose.
/// Content is counted by the model's family; where nothing is known of how a model counts, counts stay as they are and content counts as the reference
/// family makes it. Immutable and thread-safe.
/// </remarks>
internal sealed class OwnCounts
{
    /// <summary>The family by which content is counted where nothing is known of a model.</summary>
    public const string ReferenceFamily = "o200k";

    private readonly TokenEstimator _estimator;
    private readonly TokenFamily? _counted;
    private readonly TokenInput? _content;
    private readonly Dictionary<string, long> _contents = new(StringComparer.Ordinal);

    private OwnCounts(TokenRatios ratios, TokenFamily? counted, TokenInput? content) => (_estimator, _counted, _content) = (new(ratios), counted, content);

    /// <summary>Makes the counts of a request; <see langword="null"/> where all candidates are taken to count alike.</summary>
    public static OwnCounts? Of(SelectionRequest request, TokenRatios ratios)
    {
        TokenFamily? counted = null;
        var known = request.TokensOf is { } model && ratios.TryGetFamily(model, out counted);
        return known || request.Content is not null ? new(ratios, counted, request.Content) : null;
    }

    /// <summary>Gets by what factor a model counts more than the counts that were given; 1 where that is not known.</summary>
    public double Factor(ModelId model) =>
        _counted is not null && _estimator.Ratios.TryGetFamily(model, out var own) && own.Id != _counted.Id
            ? _counted.EnglishCharactersPerToken / own.EnglishCharactersPerToken
            : 1;

    /// <summary>Gets a usage as a model counts it, in whole tokens.</summary>
    public Usage Of(ModelId model, Usage usage)
    {
        if (Factor(model) is var factor and not 1)
        {
            usage = Usage.Of(
            [
                .. usage.Entries.Select(entry => IsText(entry.Meter)
                    ? new UsageEntry(entry.Meter, Math.Min(decimal.Round(entry.Quantity * (decimal)factor, MidpointRounding.AwayFromZero), UsageEntry.MaxQuantity))
                    : entry),
            ]);
        }

        return _content is null ? usage : usage.Plus(Meter.InputTokens, Counted(model, _content));
    }

    /// <summary>Gets what of the content no published rule counts for a model; empty when all was counted.</summary>
    public ImmutableArray<string> NotCounted(ModelId model) =>
        _content is null ? [] : _estimator.Estimate(model, _content) is { } estimate ? estimate.NotCounted : ["what is sent: nothing is known of how it counts"];

    private static bool IsText(Meter meter) =>
        meter == Meter.OutputTokens || (meter.IsInput && meter != Meter.InputSpeechTokens);

    private long Counted(ModelId model, TokenInput content)
    {
        lock (_contents)
        {
            // Images are counted by model, text by family: the model is the key.
            if (!_contents.TryGetValue(model.Value, out var tokens))
            {
                _contents[model.Value] = tokens = (_estimator.Estimate(model, content) ?? Reference(content)).Tokens;
            }

            return tokens;
        }
    }

    private TokenEstimate Reference(TokenInput content)
    {
        var family = _estimator.Ratios.TryGetFamily(ReferenceFamily, out var reference) ? reference : _estimator.Ratios.Families[0];
        var profile = new TextProfile();
        foreach (var text in content.Texts)
        {
            profile.Add(text);
        }

        return TokenEstimator.Estimate(family, profile);
    }
}
