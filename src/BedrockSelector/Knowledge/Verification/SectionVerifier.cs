using BedrockSelector.Knowledge.Documents;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Verification;

/// <summary>Checks what stands beside models: sources and families that are defined, figures that fit each other.</summary>
internal sealed class SectionVerifier
{
    private const string Reference = "o200k";
    private readonly Findings _findings;
    private readonly KnownNames _names;
    private readonly HashSet<string> _families = new(StringComparer.Ordinal);
    private readonly HashSet<string> _scales = new(StringComparer.Ordinal);
    private readonly HashSet<string> _students = new(StringComparer.Ordinal);
    private string _document = "";

    public SectionVerifier(Findings findings, KnownNames names, ReadOnlySpan<CatalogLayer> layers)
    {
        (_findings, _names) = (findings, names);
        foreach (var layer in layers)
        {
            foreach (var (_, content) in layer.Documents)
            {
                _families.UnionWith(content.TokenFamilies.Select(static family => family.Id));
                _scales.UnionWith(content.TokenScales.Select(static scale => scale.Id));
                _students.UnionWith(content.CustomizationBases.Where(static one => one.Methods.Any(static method => method.Kind == "distillation"))
                    .Select(static one => one.ModelId));
            }
        }
    }

    public void Verify(string document, CatalogDocument content)
    {
        _document = document;
        foreach (var quota in content.Quotas)
        {
            var field = $"quotas[{quota.Models}]";
            CheckSource(field, quota.Source);
            foreach (var region in quota.Regions ?? [])
            {
                Check(!_names.Regions.Contains(region), field, $"the region '{region}' is not defined.");
            }
        }

        CheckSources("outputBurnDowns", content.OutputBurnDowns, static one => one.Models, static one => one.Source);
        CheckSources("reservedMinima", content.ReservedMinima, static one => one.Models, static one => one.Source);
        VerifyTokens(content);
        foreach (var pair in content.DistillationPairs)
        {
            var field = $"distillationPairs[{pair.Teacher} {pair.Student}]";
            CheckSource(field, pair.Source);
            Check(!_students.Contains(pair.Student), field, $"'{pair.Student}' is no base with distillation.");
        }

        CheckSources("customizationLimits", content.CustomizationLimits, static one => one.Name, static one => one.Source);
        foreach (var constant in content.CustomizationConstants)
        {
            var field = $"customizationConstants[{constant.Name}]";
            CheckSource(field, constant.Source);
            Check(constant.Name?.StartsWith("reserved-", StringComparison.Ordinal) == true ? constant.Words is null : constant.Value is null, field, "lacks its figure.");
        }

        foreach (var one in content.CustomizationBases)
        {
            VerifyBase(one);
        }
    }

    private void VerifyTokens(CatalogDocument content)
    {
        foreach (var family in content.TokenFamilies)
        {
            var field = $"tokenFamilies[{family.Id}]";
            CheckSource(field, family.Source);
            var factor = family.O200kFactor?.EnglishAndCode ?? 1;
            Check(
                family.Band is null && family.FactorRange is null && !_scales.Contains(family.Bands ?? family.Scale ?? Reference), field,
                "has neither a band nor a factorRange, and its scale is not defined.");
            Check(
                family.FactorRange is { } range && (range.Low > factor || range.High < factor), field,
                $"the factorRange, {family.FactorRange?.Low} to {family.FactorRange?.High}, does not hold the factor {factor}.");
            Check(
                family.CharactersPerToken is null && family.O200kFactor is null && family.Scale is null && family.Factors is null, field,
                "has neither a scale nor charactersPerToken nor an o200kFactor.");
            Check(
                family.CharactersPerToken is null && family.Scale is null && !_scales.Contains(Reference), field,
                $"no layer has the scale '{Reference}', to which its factors refer.");
        }

        CheckSources("tokenScales", content.TokenScales, static one => one.Id, static one => one.Source);
        foreach (var vocabulary in content.TokenVocabularies)
        {
            CheckSource($"tokenVocabularies[{vocabulary.Sha256}]", vocabulary.Source);
            Check(!_families.Contains(vocabulary.Family), $"tokenVocabularies[{vocabulary.Sha256}]", $"there is no family '{vocabulary.Family}'.");
        }

        foreach (var model in content.TokenModels)
        {
            var field = $"tokenModels[{model.Prefix}]";
            CheckSource(field, model.Source);
            Check(!_families.Contains(model.Family), field, $"there is no family '{model.Family}'.");
        }

        foreach (var image in content.ImageTokens)
        {
            var field = $"imageTokens[{image.Family}]";
            CheckSource(field, image.Source);
            var complete = image.Rule switch
            {
                "flat" => image.Tokens > 0,
                "tiles-560" => image.TokensPerTile > 0,
                "patches-28" => image is { MaxSide: > 0, MaxTokens: > 0 },
                _ => image.Sizes is not null,
            };
            Check(!complete, field, $"the rule '{image.Rule}' lacks a figure.");
        }

        CheckSources("documentTokens", content.DocumentTokens, static one => string.Join(' ', one.Models), static one => one.Source);
        CheckSources("requestOverheads", content.RequestOverheads, static one => string.Join(' ', one.Models), static one => one.Source);
    }

    private void VerifyBase(CustomizationEntries.BaseEntry entry)
    {
        var field = $"customizationBases[{entry.ModelId}]";
        Check(
            !entry.JobIdentifier.StartsWith(entry.ModelId, StringComparison.Ordinal), field, $"the jobIdentifier '{entry.JobIdentifier}' does not start with the model id.");
        Check(entry.Methods.DistinctBy(static method => method.Kind).Count() != entry.Methods.Length, field, "has a method twice.");
        foreach (var serving in entry.Serving ?? [])
        {
            CheckSource($"{field}.serving", serving.Source);
        }

        foreach (var method in entry.Methods)
        {
            var place = $"{field}.methods[{method.Kind}]";
            CheckSource(place, method.Source);
            Check(method.Regions is not { Length: > 0 } && method.Status != "withdrawn", place, "names no region.");
            foreach (var media in method.Media ?? [])
            {
                CheckSource($"{place}.media", media.Source);
            }

            foreach (var limit in method.Limits ?? [])
            {
                VerifyLimit($"{place}.limits[{limit.Name}]", limit);
            }

            foreach (var parameter in method.Hyperparameters ?? [])
            {
                CheckSource($"{place}.hyperparameters[{parameter.Name}]", parameter.Source);
                Check(
                    parameter is { Type: "enum", Words: not { Length: > 0 } }, $"{place}.hyperparameters[{parameter.Name}]", "is one of words, and has none.");
            }
        }
    }

    private void VerifyLimit(string field, CustomizationEntries.LimitEntry limit)
    {
        CheckSource(field, limit.Source);
        Check((limit.Min ?? limit.Max) is null || limit.Max < limit.Min, field, $"{limit.Min?.Plain()} to {limit.Max?.Plain()} is no range.");
        Check(
            limit.BatchFrom is null != limit.BatchTo is null || limit.BatchTo < limit.BatchFrom, field,
            $"{limit.BatchFrom} to {limit.BatchTo} is no range of batch sizes.");
    }

    private void CheckSources<T>(string section, T[] entries, Func<T, string> key, Func<T, string> source)
    {
        foreach (var entry in entries)
        {
            CheckSource($"{section}[{key(entry)}]", source(entry));
        }
    }

    private void CheckSource(string field, string source) => Check(!_names.Sources.Contains(source), field, $"the source '{source}' is not defined.");

    private void Check(bool wrong, string field, string message) => _findings.When(wrong, _document, null, field, message);
}
