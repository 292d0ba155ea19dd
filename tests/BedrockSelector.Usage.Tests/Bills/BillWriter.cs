using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using BedrockSelector.Quantities;
using BedrockSelector.Tables;
using Parquet;
using Parquet.Schema;

namespace BedrockSelector.Tests.Bills;

/// <summary>Writes generated lines in the forms in which AWS delivers bills.</summary>
internal static class BillWriter
{
    public static readonly string[] Forms = ["cur-2", "cur-2-gzip", "cur-1", "focus", "focus-parquet", "cur-2-parquet"];

    private static readonly string[] Report2 =
    [
        "identity_line_item_id", "line_item_usage_start_date", "line_item_usage_end_date", "line_item_line_item_type", "line_item_product_code", "line_item_usage_type",
        "line_item_operation", "line_item_usage_amount", "pricing_unit", "line_item_unblended_cost", "pricing_public_on_demand_cost", "line_item_currency_code",
        "line_item_usage_account_id", "line_item_resource_id", "line_item_line_item_description", "product_region_code", "product", "resource_tags",
    ];

    private static readonly string[] Report1 =
    [
        "identity/LineItemId", "lineItem/UsageStartDate", "lineItem/UsageEndDate", "lineItem/LineItemType", "lineItem/ProductCode", "lineItem/UsageType",
        "lineItem/Operation", "lineItem/UsageAmount", "pricing/unit", "lineItem/UnblendedCost", "pricing/publicOnDemandCost", "lineItem/CurrencyCode",
        "lineItem/UsageAccountId", "lineItem/ResourceId", "lineItem/LineItemDescription", "product/regionCode", "product/productName", "product/model",
    ];

    private static readonly string[] Focus =
    [
        "BilledCost", "BillingCurrency", "ChargeCategory", "ChargeClass", "ChargeDescription", "ChargePeriodStart", "ChargePeriodEnd", "ListCost", "PricingQuantity",
        "PricingUnit", "RegionId", "ResourceId", "ServiceName", "SkuPriceDetails", "SubAccountId", "Tags", "x_Operation", "x_ServiceCode", "x_UsageType",
    ];

    public static byte[] Write(string form, IReadOnlyList<BillRow> rows) => form switch
    {
        "cur-2" => Csv(Report2, rows.Select(Fields2)),
        "cur-2-gzip" => Gzip(Csv(Report2, rows.Select(Fields2))),
        "cur-1" => Csv(Report1, rows.Select(Fields1)),
        "focus" => Csv(Focus, rows.Select(FocusFields)),
        "focus-parquet" => Parquet(Focus, [.. rows.Select(FocusFields)], ["BilledCost", "ListCost", "PricingQuantity"]),
        "cur-2-parquet" => Parquet(Report2, [.. rows.Select(Fields2)], ["line_item_usage_amount", "line_item_unblended_cost", "pricing_public_on_demand_cost"]),
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "There is no such form."),
    };

    private static string[] Fields2(BillRow row, int index) =>
    [
        $"id-{index}", Time(row.From), Time(row.From + row.Span), row.Type, row.Service, row.UsageType, row.Operation, row.Quantity.Plain(), row.Unit, row.Usd.Plain(),
        row.ListUsd?.Plain() ?? "", row.Currency, "123456789012", "", row.Description, row.Region, Map(row), "{\"user_team\":\"search\"}",
    ];

    private static string[] Fields1(BillRow row, int index) =>
    [
        $"id-{index}", Time(row.From), Time(row.From + row.Span), row.Type, row.Service, row.UsageType, row.Operation, row.Quantity.Plain(), row.Unit, row.Usd.Plain(),
        row.ListUsd?.Plain() ?? "", row.Currency, "123456789012", "", row.Description, row.Region, ServiceOf(row), Sold(row) ? "" : row.Product,
    ];

    private static string[] FocusFields(BillRow row) =>
    [
        row.Usd.Plain(), row.Currency, row.Type switch { "Usage" or "Credit" or "Tax" => row.Type, _ => "Adjustment" }, "", row.Description, Time(row.From), Time(row.From + row.Span),
        row.ListUsd?.Plain() ?? "", row.Quantity.Plain(), row.Unit, row.Region, "", ServiceOf(row), Sold(row) ? "" : Map(row), "123456789012",
        "{\"user:team\":\"search\"}", row.Operation, row.Service, row.UsageType,
    ];

    private static bool Sold(BillRow row) => row.Product.EndsWith("(Amazon Bedrock Edition)", StringComparison.Ordinal);

    private static string ServiceOf(BillRow row) => Sold(row) ? row.Product : row.Service == "AmazonEC2" ? "Amazon Elastic Compute Cloud" : "Amazon Bedrock";

    private static string Map(BillRow row) => JsonSerializer.Serialize(Sold(row)
        ? new Dictionary<string, string> { ["product_name"] = row.Product }
        : new Dictionary<string, string> { ["product_name"] = "Amazon Bedrock", ["model"] = row.Product });

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static byte[] Csv(string[] columns, IEnumerable<string[]> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, columns))
        {
            foreach (var row in rows)
            {
                csv.Write(row);
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return buffer.ToArray();
    }

    // Costs are doubles there, as AWS writes them.
    private static byte[] Parquet(string[] columns, string[][] rows, string[] numbers)
    {
        using var buffer = new MemoryStream();
        WriteAsync(buffer, columns, rows, numbers).GetAwaiter().GetResult();
        return buffer.ToArray();
    }

    private static async Task WriteAsync(MemoryStream buffer, string[] columns, string[][] rows, string[] numbers)
    {
        var fields = columns.Select(column => numbers.Contains(column) ? new DataField<double?>(column) : (DataField)new DataField<string>(column)).ToArray();
        var schema = new ParquetSchema([.. fields.Cast<Field>()]);
        var writer = await ParquetWriter.CreateAsync(schema, buffer);
        await using (writer)
        {
            foreach (var chunk in rows.Chunk(500))
            {
                using var group = writer.CreateRowGroup();
                for (var i = 0; i < columns.Length; i++)
                {
                    var column = i;
                    if (numbers.Contains(columns[i]))
                    {
                        var values = chunk.Select(row => row[column].Length == 0 ? (double?)null : double.Parse(row[column], CultureInfo.InvariantCulture)).ToArray();
                        await group.WriteAsync<double>(schema.DataFields[i], values.AsMemory());
                    }
                    else
                    {
                        await group.WriteAsync(schema.DataFields[i], chunk.Select(row => row[column]).ToArray());
                    }
                }

                group.CompleteValidate();
            }
        }
    }
}
