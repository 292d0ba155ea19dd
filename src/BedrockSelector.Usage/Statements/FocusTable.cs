using System.Globalization;
using System.Text.Json;
using BedrockSelector.Quantities;
using BedrockSelector.Tables;

namespace BedrockSelector.Statements;

/// <summary>Writes rows under the column names of the FinOps Open Cost and Usage Specification, version 1.2.</summary>
/// <remarks><see href="https://focus.finops.org/focus-specification/v1-2/"/> (read 2026-11).</remarks>
public static class FocusTable
{
    private const string Time = "yyyy-MM-ddTHH:mm:ssZ";

    private static readonly string[] Columns =
    [
        "BillingAccountId", "BillingCurrency", "BillingPeriodStart", "BillingPeriodEnd", "ChargePeriodStart", "ChargePeriodEnd", "ChargeCategory",
        "ChargeClass", "ChargeDescription", "ChargeFrequency", "BilledCost", "EffectiveCost", "ListCost", "ContractedCost", "ListUnitPrice",
        "ContractedUnitPrice", "PricingQuantity", "PricingUnit", "PricingCategory", "ConsumedQuantity", "ConsumedUnit", "ProviderName",
        "PublisherName", "InvoiceIssuerName", "RegionId", "ResourceId", "ServiceCategory", "ServiceSubcategory", "ServiceName", "SkuId",
        "SkuMeter", "SkuPriceId", "SubAccountId", "Tags",
    ];

    /// <summary>Writes a table.</summary>
    /// <param name="writer">Where to write; left open.</param>
    /// <param name="rows">The rows; written one by one.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static void Write(TextWriter writer, IEnumerable<FocusRow> rows)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(rows);
        using var csv = new CsvWriter(writer, Columns);
        foreach (var row in rows)
        {
            csv.Write(Fields(row));
        }
    }

    private static string[] Fields(FocusRow row)
    {
        var month = new DateTimeOffset(row.Hour.Year, row.Hour.Month, 1, 0, 0, 0, TimeSpan.Zero);
        var (cost, price, quantity) = (row.CostUsd?.Plain() ?? "", row.UnitPriceUsd?.Plain() ?? "", row.Quantity.Plain());
        var sku = $"{row.ModelId}/{row.Tier.Name()}";
        return
        [
            row.Account, "USD", Text(month), Text(month.AddMonths(1)), Text(row.Hour), Text(row.Hour.AddHours(1)), "Usage",
            "", $"{row.Meter.Name} of {row.CalledId}, {row.Tier.Name()}", "Usage-Based", cost, cost, cost, cost, price,
            price, quantity, Unit(row), "Standard", quantity, Unit(row), "AWS",
            row.Provider, "AWS", row.Region, row.CalledId, "AI and Machine Learning", "Generative AI", "Amazon Bedrock", sku,
            row.Meter.Name, $"{sku}/{row.Meter.Name}", row.Account, Tags(row.Tags),
        ];
    }

    private static string Unit(FocusRow row) => row.Unit.Length > 0 ? row.Unit + "s" : row.Meter.Name;

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture);

    private static string Tags(ValueList<NamedText> tags)
    {
        if (tags.IsEmpty)
        {
            return "";
        }

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var tag in tags)
            {
                json.WriteString(tag.Name, tag.Text);
            }

            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
