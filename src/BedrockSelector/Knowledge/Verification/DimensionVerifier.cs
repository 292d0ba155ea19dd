using BedrockSelector.Knowledge.Documents;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Verification;

/// <summary>Checks what the parts of the declaration of a dimension say of each other.</summary>
internal static class DimensionVerifier
{
    public static void Verify(Findings findings, KnownNames names, string document, DimensionEntry entry)
    {
        if (!Dimension.TryParse(entry.Id, out _))
        {
            return;
        }

        var field = $"dimensions[{entry.Id}]";
        Check(!names.Dimensions.Add(entry.Id), "is declared twice.");
        Check(IsRateField(DimensionDefinition.FieldOf(entry.Id)), "rates have a field of that name already; name the dimension otherwise.");
        var values = entry.Values ?? [];
        foreach (var value in (entry.StrictValues ?? []).Append(entry.Assumed).OfType<string>())
        {
            Check(values.Length > 0 && !values.Contains(value, StringComparer.Ordinal), $"'{value}' is not one of its values.");
        }

        void Check(bool wrong, string message) => findings.When(wrong, document, null, field, message);
    }

    private static bool IsRateField(string name) => CatalogJsonContext.Default.RateEntry.Properties.Any(property => property.Name == name);
}
