using BedrockSelector.Knowledge.Documents;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Verification;

/// <summary>Checks the declaration of a dimension.</summary>
internal static class DimensionVerifier
{
    public static void Verify(Findings findings, KnownNames names, string document, DimensionEntry entry)
    {
        var field = $"dimensions[{entry.Id}]";
        if (!Dimension.TryParse(entry.Id, out _))
        {
            Check(true, "is not the name of a dimension; they look like 'context-above'.");
            return;
        }

        Check(!names.Dimensions.Add(entry.Id), "is declared twice.");
        Check(IsRateField(DimensionDefinition.FieldOf(entry.Id)), "rates have a field of that name already; name the dimension otherwise.");
        Check(entry.Match is not null && !ClosedSet.TryParse<DimensionMatch>(entry.Match, out _), $"match '{entry.Match}' is not equal or above.");
        Check(
            entry.StatedBy is not null && !ClosedSet.TryParse<DimensionOrigin>(entry.StatedBy, out _),
            $"statedBy '{entry.StatedBy}' is not request, input-tokens or target.");
        Check(string.IsNullOrWhiteSpace(entry.Description), "has no description.");
        var values = entry.Values ?? [];
        foreach (var value in (entry.StrictValues ?? []).Append(entry.Assumed).OfType<string>())
        {
            Check(values.Length > 0 && !values.Contains(value, StringComparer.Ordinal), $"'{value}' is not one of its values.");
        }

        foreach (var tier in entry.RequiredIn ?? [])
        {
            Check(!ClosedSet.TryParse<PricingTier>(tier, out _), $"tier '{tier}' is not a pricing tier.");
        }

        foreach (var kind in (entry.IgnoredKinds ?? []).Concat(entry.StrictKinds ?? []))
        {
            Check(!ClosedSet.TryParse<MeterKind>(kind, out _), $"kind '{kind}' is not one of {string.Join(", ", ClosedSet.Names<MeterKind>())}.");
        }

        void Check(bool wrong, string message) => findings.When(wrong, document, null, field, message);
    }

    private static bool IsRateField(string name) => CatalogJsonContext.Default.RateEntry.Properties.Any(property => property.Name == name);
}
