using System.Globalization;
using BedrockSelector.Evidence;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Tokens;

namespace BedrockSelector.Selection.Replacement;

/// <summary>Finds what would break if one offer took the place of another.</summary>
internal sealed class Breakage(FoundationModel today, Offer? offerToday, ReasoningMode modeToday, TokenRatios ratios, DateOnly date)
{
    public ValueList<Finding> Of(Candidate candidate) =>
    [
        .. Modalities("takes", today.InputModalities, candidate.Model, candidate.Model.InputModalities),
        .. Modalities("gives", today.OutputModalities, candidate.Model, candidate.Model.OutputModalities),
        .. Features(candidate.Model),
        .. Limits(candidate.Model),
        .. Cache(candidate.Model),
        .. Tokenizer(candidate.Model),
        .. Places(candidate),
        .. Mode(candidate),
        .. Customizations(candidate.Model),
    ];

    private static Finding Lost(string code, string subject, string message, string? value = null, string? limit = null) =>
        Finding.Warning(code, message, subject) with { Value = value, Limit = limit };

    private IEnumerable<Finding> Modalities(string verb, IEnumerable<Modality> had, FoundationModel model, IReadOnlyCollection<Modality> has)
    {
        foreach (var modality in had.Where(modality => !has.Contains(modality)))
        {
            yield return has.Count == 0
                ? Finding.Note(ReplacementFindings.ModalityLost, $"{today.Name} {verb} {modality}; no source says whether {model.Name} does.", modality.Name)
                : Lost(ReplacementFindings.ModalityLost, modality.Name, $"{today.Name} {verb} {modality}; {model.Name} does not.");
        }
    }

    private IEnumerable<Finding> Features(FoundationModel model)
    {
        foreach (var feature in today.Features.Where(static one => one.Supported).Select(static one => one.Feature))
        {
            // What a model asks of every call is no feature that can be lost.
            if (feature == Feature.RequiresImage || feature == Feature.ReasoningAlways || model.Has(feature) == true)
            {
                continue;
            }

            yield return model.Has(feature) is null
                ? Finding.Note(ReplacementFindings.FeatureUnknown, $"{today.Name} has {feature}; no source says whether {model.Name} does.", feature.Name)
                : Lost(ReplacementFindings.FeatureLost, feature.Name, $"{today.Name} has {feature}; {model.Name} does not.");
        }

        if (model.Has(Feature.RequiresImage) == true && today.Has(Feature.RequiresImage) != true)
        {
            yield return Lost(ReplacementFindings.InputRequired, Modality.Image.Name, $"{model.Name} wants an image in every call.");
        }
    }

    private IEnumerable<Finding> Limits(FoundationModel model)
    {
        if (model.ContextWindow < today.ContextWindow)
        {
            yield return Lost(
                ReplacementFindings.LimitLower,
                "contextWindow",
                $"{model.Name} holds {model.ContextWindow} tokens, {today.Name} {today.ContextWindow}.",
                Text(model.ContextWindow),
                Text(today.ContextWindow));
        }

        if (model.MaxOutputTokens < today.MaxOutputTokens)
        {
            yield return Lost(
                ReplacementFindings.LimitLower,
                "maxOutputTokens",
                $"{model.Name} answers with at most {model.MaxOutputTokens} tokens, {today.Name} with {today.MaxOutputTokens}.",
                Text(model.MaxOutputTokens),
                Text(today.MaxOutputTokens));
        }
    }

    private IEnumerable<Finding> Cache(FoundationModel model)
    {
        // That there is no cache at all is a feature lost.
        if (today.Has(Feature.PromptCaching) != true || model.Has(Feature.PromptCaching) != true)
        {
            yield break;
        }

        var lost = model.CacheTtls.IsEmpty ? [] : today.CacheTtls.Except(model.CacheTtls, StringComparer.Ordinal).ToArray();
        if (lost.Length > 0)
        {
            yield return Lost(
                ReplacementFindings.CacheDiffers,
                "cacheTtls",
                $"{model.Name} keeps a prompt cache for {string.Join(", ", model.CacheTtls)}, {today.Name} for {string.Join(", ", today.CacheTtls)}.");
        }

        if (model.CacheMinTokens > today.CacheMinTokens)
        {
            yield return Lost(
                ReplacementFindings.CacheDiffers,
                "cacheMinTokens",
                $"{model.Name} caches prefixes from {model.CacheMinTokens} tokens on, {today.Name} from {today.CacheMinTokens}.",
                Text(model.CacheMinTokens),
                Text(today.CacheMinTokens));
        }
    }

    private IEnumerable<Finding> Tokenizer(FoundationModel model)
    {
        if (!ratios.TryGetFamily(today.Id, out var from) || !ratios.TryGetFamily(model.Id, out var to))
        {
            yield return Finding.Note(
                ReplacementFindings.TokenizerDiffers, $"Nothing is known of how one of {today.Name} and {model.Name} counts tokens; the same counts are taken for both.");
            yield break;
        }

        if (from.Id != to.Id)
        {
            var factor = from.EnglishCharactersPerToken / to.EnglishCharactersPerToken;
            yield return Finding.Warning(
                ReplacementFindings.TokenizerDiffers,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The same English text is about {factor:0.##} times as many tokens for {model.Name} as for {today.Name}; limits set in tokens have to be looked at.")) with
            { Value = factor.ToString("0.###", CultureInfo.InvariantCulture), Source = to.Source.Key };
        }
    }

    private IEnumerable<Finding> Places(Candidate candidate)
    {
        var (model, offer) = (candidate.Model, candidate.Offer);
        var regions = model.ListedRegions();
        var lost = regions.IsEmpty ? [] : today.ListedRegions().Where(region => today.Lifecycle.StatusOn(date, region) != LifecycleStatus.Ended).Except(regions).ToArray();
        if (lost.Length > 0)
        {
            yield return Lost(
                ReplacementFindings.RegionsLost, "regions", $"{model.Name} cannot be called from {Few(lost)}, where {today.Name} can.", string.Join(" ", lost));
        }

        if (offerToday is null)
        {
            yield break;
        }

        if (offer.Scope > offerToday.Scope)
        {
            var where = offer.Scope == CallScope.Global ? "anywhere in the world"
                : offer.DestinationsFrom(candidate.Region) is { IsEmpty: false } places ? $"in {string.Join(", ", places)}"
                : "in any region of its geography";
            yield return Lost(ReplacementFindings.ScopeWider, offer.CallId, $"{offer.CallId} may be computed {where}; {offerToday.CallId} is not that wide.");
        }

        if (offer.Endpoint != offerToday.Endpoint)
        {
            yield return Lost(
                ReplacementFindings.EndpointDiffers,
                offer.CallId,
                $"{offer.CallId} is served by the endpoint {offer.Endpoint.Name()}, {offerToday.CallId} by {offerToday.Endpoint.Name()}: calls have to be written anew.");
        }
    }

    private IEnumerable<Finding> Mode(Candidate candidate)
    {
        if (candidate.Mode.Reasons && !modeToday.Reasons)
        {
            yield return Lost(
                ReplacementFindings.ModeDiffers,
                candidate.CallId,
                $"{candidate.Model.Name} thinks before it answers (mode {candidate.Mode}); the longest answer allowed must leave room for that.",
                candidate.Mode.Name,
                modeToday.Name);
        }
    }

    private IEnumerable<Finding> Customizations(FoundationModel model) => today.Customizations.Select(static one => one.Kind).Distinct()
        .Where(kind => !model.Customizations.Any(other => other.Kind == kind))
        .Select(kind => Finding.Note(ReplacementFindings.CustomizationLost, $"{today.Name} can be customized by {kind.Name()}; of {model.Name} no source says so.", kind.Name()));

    private static string Few(AwsRegion[] regions) => regions.Length <= 4
        ? string.Join(", ", regions)
        : $"{string.Join(", ", regions.Take(3))} and {regions.Length - 3} more regions";

    private static string? Text(long? value) => value?.ToString(CultureInfo.InvariantCulture);
}
