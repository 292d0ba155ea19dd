using BedrockSelector.Knowledge.Documents;

namespace BedrockSelector.Knowledge.Verification;

/// <summary>Checks what stands beside models: each entry has its key and a source that is defined, and figures that can be.</summary>
internal static class SectionVerifier
{
    private static readonly string[] QuotaKinds = ["in-region", "cross-region", "custom-deployment"];

    public static void Verify(Findings findings, KnownNames names, string document, CatalogDocument content)
    {
        void Entry(string section, string? key, string? source, bool wrong = false, string problem = "")
        {
            var field = $"{section}[{key}]";
            findings.When(string.IsNullOrEmpty(key), document, null, section, "an entry has no key.");
            findings.When(source is null || !names.Sources.Contains(source), document, null, field, $"the source '{source}' is not defined.");
            findings.When(wrong, document, null, field, problem);
        }

        foreach (var quota in content.Quotas)
        {
            Entry(
                "quotas", quota.Models, quota.Source,
                !QuotaKinds.Contains(quota.Kind) || quota.RequestsPerMinute < 0 || quota.TokensPerMinute < 0 || quota.TokensPerDay < 0
                || (quota.Regions ?? []).Any(region => !names.Regions.Contains(region)),
                $"kind, regions or figures cannot be; kinds are {string.Join(", ", QuotaKinds)}.");
        }

        foreach (var rate in content.OutputBurnDowns)
        {
            Entry("outputBurnDowns", rate.Models, rate.Source, rate.TokensPerOutputToken < 1, $"{rate.TokensPerOutputToken} is below 1.");
        }

        foreach (var least in content.ReservedMinima)
        {
            Entry("reservedMinima", least.Models, least.Source, least.InputKtpm < 0 || least.OutputKtpm < 0, "a figure is below 0.");
        }

        foreach (var family in content.TokenFamilies)
        {
            Entry("tokenFamilies", family.Id, family.Source);
        }

        foreach (var model in content.TokenModels)
        {
            Entry("tokenModels", model.Prefix, model.Source);
        }

        foreach (var image in content.ImageTokens)
        {
            Entry("imageTokens", image.Family, image.Source);
        }

        foreach (var page in content.DocumentTokens)
        {
            Entry("documentTokens", string.Join(' ', page.Models ?? []), page.Source);
        }

        foreach (var overhead in content.RequestOverheads)
        {
            Entry("requestOverheads", string.Join(' ', overhead.Models ?? []), overhead.Source);
        }

        foreach (var pair in content.DistillationPairs)
        {
            Entry("distillationPairs", pair.Teacher is null || pair.Student is null ? null : $"{pair.Teacher} {pair.Student}", pair.Source);
        }

        foreach (var limit in content.CustomizationLimits)
        {
            Entry("customizationLimits", limit.Name, limit.Source, limit.Max < 1, $"{limit.Max} is not above 0.");
        }

        foreach (var constant in content.CustomizationConstants)
        {
            Entry("customizationConstants", constant.Name, constant.Source);
        }

        foreach (var one in content.CustomizationBases)
        {
            findings.When(one.ModelId is null, document, null, "customizationBases", "an entry has no modelId.");
            foreach (var method in one.Methods ?? [])
            {
                Entry("customizationBases", $"{one.ModelId} {method.Kind}", method.Source);
            }
        }

        foreach (var name in content.PriceListNames)
        {
            findings.When(
                string.IsNullOrEmpty(name.Text) || name.Models is not { Length: > 0 } || !Array.TrueForAll(name.Models, static id => ModelId.IsValid(id)),
                document, null, $"priceListNames[{name.Text}]", "has no name or no valid model id.");
        }
    }
}
