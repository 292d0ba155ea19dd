using System.Text.Json;

namespace BedrockSelector.Bills;

/// <summary>Where the columns of a bill are, whatever they are called.</summary>
/// <remarks>
/// Names: <see href="https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-cur2.html"/>,
/// <see href="https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-focus-1-2-aws.html"/> (read 2026-11).
/// </remarks>
internal sealed class BillColumns
{
    private readonly IReadOnlyList<string> _names;

    private BillColumns(IReadOnlyList<string> names, BillForm form)
    {
        (_names, Form) = (names, form);
        var report = form == BillForm.CostAndUsage;
        From = report ? Find("line_item_usage_start_date") : Find("chargeperiodstart");
        To = report ? Find("line_item_usage_end_date") : Find("chargeperiodend");
        Charge = report ? Find("line_item_line_item_type") : Find("chargecategory");
        ChargeClass = report ? -1 : Find("chargeclass");
        Service = report ? Find("line_item_product_code") : Find("x_servicecode");
        ServiceName = report ? Find("product_product_name", "product_productname") : Find("servicename");
        UsageType = report ? Find("line_item_usage_type") : Find("x_usagetype", "skumeter");
        Operation = report ? Find("line_item_operation") : Find("x_operation");
        Quantity = report ? Find("line_item_usage_amount") : Find("pricingquantity", "consumedquantity");
        Unit = report ? Find("pricing_unit") : Find("pricingunit", "consumedunit");
        Usd = report ? Find("line_item_unblended_cost") : Find("billedcost");
        ListUsd = report ? Find("pricing_public_on_demand_cost") : Find("listcost");
        Currency = report ? Find("line_item_currency_code") : Find("billingcurrency");
        Account = report ? Find("line_item_usage_account_id") : Find("subaccountid");
        Resource = report ? Find("line_item_resource_id") : Find("resourceid");
        Description = report ? Find("line_item_line_item_description") : Find("chargedescription");
        Region = report ? Find("product_region_code", "product_region") : Find("regionid");
        Model = report ? Find("product_model") : -1;
        Product = report ? Find("product") : Find("skupricedetails");
        Tags = report ? Find("resource_tags") : Find("tags");
    }

    public BillForm Form { get; }

    public int From { get; }

    public int To { get; }

    public int Charge { get; }

    public int ChargeClass { get; }

    public int Service { get; }

    public int ServiceName { get; }

    public int UsageType { get; }

    public int Operation { get; }

    public int Quantity { get; }

    public int Unit { get; }

    public int Usd { get; }

    public int ListUsd { get; }

    public int Currency { get; }

    public int Account { get; }

    public int Resource { get; }

    public int Description { get; }

    public int Region { get; }

    public int Model { get; }

    public int Product { get; }

    public int Tags { get; }

    public IEnumerable<int> All =>
        new[]
        {
            From, To, Charge, ChargeClass, Service, ServiceName, UsageType, Operation, Quantity, Unit, Usd, ListUsd, Currency, Account, Resource,
            Description, Region, Model, Product, Tags,
        }.Where(static column => column >= 0);

    /// <summary>Finds the columns; null where the names are those of no bill.</summary>
    public static BillColumns? Of(IReadOnlyList<string> names)
    {
        var plain = names.Select(Plain).ToArray();
        return plain.Contains("line_item_usage_type") && plain.Contains("line_item_unblended_cost") ? new(plain, BillForm.CostAndUsage)
            : plain.Contains("billedcost") && plain.Contains("chargecategory") ? new(plain, BillForm.Focus)
            : null;
    }

    /// <summary>Where a tag has a column of its own; -1 where it has none.</summary>
    public int TagColumn(string key) => Find("resource_tags_" + Plain(key), "resource_tags_user_" + Plain(key));

    /// <summary>Reads a text of a JSON object; empty where there is none.</summary>
    public static string TextOf(string json, params ReadOnlySpan<string> names)
    {
        if (json.Length < 2 || json[0] != '{')
        {
            return "";
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            foreach (var name in names)
            {
                if (document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
                {
                    return value.GetString()!;
                }
            }
        }
        catch (JsonException)
        {
            // What is no object names nothing.
        }

        return "";
    }

    // lineItem/UsageType of the first version is line_item_usage_type of the second.
    private static string Plain(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return name.Replace(':', '_').Replace('-', '_');
        }

        return (name[..slash], name[(slash + 1)..]) switch
        {
            ("lineitem", "usagestartdate") => "line_item_usage_start_date",
            ("lineitem", "usageenddate") => "line_item_usage_end_date",
            ("lineitem", "lineitemtype") => "line_item_line_item_type",
            ("lineitem", "productcode") => "line_item_product_code",
            ("lineitem", "usagetype") => "line_item_usage_type",
            ("lineitem", "operation") => "line_item_operation",
            ("lineitem", "usageamount") => "line_item_usage_amount",
            ("lineitem", "unblendedcost") => "line_item_unblended_cost",
            ("lineitem", "currencycode") => "line_item_currency_code",
            ("lineitem", "usageaccountid") => "line_item_usage_account_id",
            ("lineitem", "resourceid") => "line_item_resource_id",
            ("lineitem", "lineitemdescription") => "line_item_line_item_description",
            ("pricing", "publicondemandcost") => "pricing_public_on_demand_cost",
            ("pricing", "unit") => "pricing_unit",
            ("product", "regioncode") => "product_region_code",
            ("product", var rest) => "product_" + rest,
            ("resourcetags", var rest) => "resource_tags_" + rest.Replace(':', '_').Replace('-', '_'),
            var (group, rest) => group + "_" + rest,
        };
    }

    private int Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            for (var i = 0; i < _names.Count; i++)
            {
                if (_names[i] == name)
                {
                    return i;
                }
            }
        }

        return -1;
    }
}
