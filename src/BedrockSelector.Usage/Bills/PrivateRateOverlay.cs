using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Bills;

/// <summary>Writes the prices of the caller's own that a bill shows as an overlay over the catalog.</summary>
public static class PrivateRateOverlay
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an overlay.</summary>
    /// <param name="reconciliation">The reconciliation whose private rates are written.</param>
    /// <param name="catalog">The catalog, for the scopes in which the models are offered.</param>
    /// <returns>A document of the catalog's schema, UTF-8; without models when the bill shows no private rate.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static byte[] Write(Reconciliation reconciliation, IModelCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(reconciliation);
        ArgumentNullException.ThrowIfNull(catalog);
        var month = (reconciliation.From ?? DateTimeOffset.UnixEpoch).UtcDateTime;
        var key = string.Create(CultureInfo.InvariantCulture, $"bill-{month:yyyy-MM}");
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", 1);
            json.WriteStartArray("sources");
            json.WriteStartObject();
            json.WriteString("key", key);
            json.WriteString("title", string.Create(CultureInfo.InvariantCulture, $"Prices derived from the bill of {month:yyyy-MM}"));
            json.WriteString("asOf", (reconciliation.To ?? DateTimeOffset.UnixEpoch).UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("kind", "caller");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartArray("models");
            foreach (var model in reconciliation.PrivateRates.GroupBy(static rate => rate.ModelId, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("id", model.Key);
                json.WriteStartArray("rates");
                foreach (var rate in model)
                {
                    Write(json, rate, catalog.GetModel(new(model.Key)), key);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, PrivateRate rate, FoundationModel model, string source)
    {
        var scopes = model.Offers.Where(offer => offer.Inference == InferenceType.OnDemand && offer.Regions.Any(region => region.Value == rate.Region))
            .Select(static offer => offer.Scope).Where(scope => (scope == CallScope.Global) == (rate.Scope == "global")).Distinct().Order().ToArray();
        json.WriteStartObject();
        json.WriteString("tier", rate.Tier.Name());
        json.WriteStartArray("scopes");
        foreach (var scope in scopes)
        {
            json.WriteStringValue(scope.Name());
        }

        json.WriteEndArray();
        json.WriteStartArray("regions");
        json.WriteStringValue(rate.Region);
        json.WriteEndArray();
        foreach (var condition in PriceConditions.Parse(rate.Conditions).Entries)
        {
            json.WritePropertyName(PropertyOf(condition.Dimension));
            if (long.TryParse(condition.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                json.WriteNumberValue(number);
            }
            else
            {
                json.WriteStringValue(condition.Value);
            }
        }

        json.WriteStartObject("meters");
        json.WritePropertyName(rate.Meter.Name);
        json.WriteRawValue(rate.PaidUsd.Plain());
        json.WriteEndObject();
        json.WriteString("source", source);
        json.WriteEndObject();
    }

    // 'some-words' in lists of conditions are 'someWords' in documents.
    private static string PropertyOf(Dimension dimension)
    {
        var words = dimension.Name.Split('-');
        return words[0] + string.Concat(words.Skip(1).Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
