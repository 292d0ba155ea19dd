using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using BedrockSelector.Findings;
using BedrockSelector.Logs;

namespace BedrockSelector.Bills;

/// <summary>Adds up the lines of a bill that Amazon Bedrock charges.</summary>
internal sealed class BillLedger(ImmutableArray<string> attributes)
{
    private const string Edition = " (Amazon Bedrock Edition)";
    private const NumberStyles Amount = NumberStyles.Float;

    private static readonly HashSet<string> Services = new(StringComparer.Ordinal) { "AmazonBedrock", "AmazonBedrockService", "AmazonBedrockFoundationModels" };

    private readonly Dictionary<Key, BillSums> _cells = [];
    private readonly RequestIdWindow _seen = new();
    private readonly StringBuilder _line = new();
    private BillColumns? _columns;
    private int[] _tagColumns = [];

    public long OtherLines { get; private set; }

    public decimal OtherUsd { get; private set; }

    public bool LastWasOurs { get; private set; }

    /// <summary>Begins a file; returns the columns of tags that are asked for.</summary>
    public IEnumerable<int> Begin(BillColumns columns)
    {
        _columns = columns;
        _tagColumns = [.. attributes.Select(name => name.StartsWith("tag:", StringComparison.Ordinal) ? columns.TagColumn(name["tag:".Length..].ToLowerInvariant()) : -1)];
        return _tagColumns.Where(static column => column >= 0);
    }

    /// <summary>Ends a file and says in which form it was.</summary>
    public BillForm? TakeForm()
    {
        var form = _columns?.Form;
        _columns = null;
        return form;
    }

    /// <summary>Takes the current row; null when it is counted, else what is wrong.</summary>
    public string? Take(IBillTable row)
    {
        var columns = _columns!;
        LastWasOurs = false;
        if (!decimal.TryParse(row.At(columns.Usd), Amount, CultureInfo.InvariantCulture, out var usd))
        {
            return $"the cost '{MetText.Shown(row.At(columns.Usd))}' is no number.";
        }

        var map = row.At(columns.Product);
        var product = Product(row, columns, map);
        if (!IsOurs(row, columns, product))
        {
            (OtherLines, OtherUsd) = (OtherLines + 1, OtherUsd + usd);
            return null;
        }

        if (row.At(columns.Currency) is { Length: > 0 } currency and not "USD")
        {
            return $"is billed in {MetText.Shown(currency)}; only US dollars are read.";
        }

        if (!TryTime(row.At(columns.From), out var from) || !TryTime(row.At(columns.To), out var to) || to < from)
        {
            return "the time charged for is not from one ISO 8601 time to another.";
        }

        var quantityText = row.At(columns.Quantity);
        var quantity = 0m;
        if (quantityText.Length > 0 && !decimal.TryParse(quantityText, Amount, CultureInfo.InvariantCulture, out quantity))
        {
            return $"the quantity '{MetText.Shown(quantityText)}' is no number.";
        }

        var listed = decimal.TryParse(row.At(columns.ListUsd), Amount, CultureInfo.InvariantCulture, out var list) && (list != 0m || usd == 0m);
        var region = row.At(columns.Region);
        var key = new Key
        {
            From = from.UtcTicks,
            To = to.UtcTicks,
            Charge = ChargeOf(row.At(columns.Charge), columns.ChargeClass >= 0 ? row.At(columns.ChargeClass) : "", columns.Form),
            Service = row.At(columns.Service) is { Length: > 0 } service ? service : row.At(columns.ServiceName),
            Product = product.EndsWith(Edition, StringComparison.Ordinal) ? product[..^Edition.Length] : product,
            UsageType = row.At(columns.UsageType),
            Operation = row.At(columns.Operation),
            Region = region.Length > 0 ? region : BillColumns.TextOf(map, "region_code", "regionCode", "region"),
            Unit = row.At(columns.Unit),
            Description = row.At(columns.Description),
            Attributes = AttributesOf(row, columns),
        };
        var repeated = key.Charge == BillCharge.Usage && !_seen.Add(Fingerprint(row, columns));
        ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, key, out _);
        sums += new BillSums
        {
            Lines = 1,
            Quantity = quantity,
            Usd = usd,
            ListUsd = listed ? list : 0m,
            ListedLines = listed ? 1 : 0,
            RepeatedLines = repeated ? 1 : 0,
            RepeatedQuantity = repeated ? quantity : 0m,
            RepeatedUsd = repeated ? usd : 0m,
            RepeatedListUsd = repeated && listed ? list : 0m,
        };
        LastWasOurs = true;
        return null;
    }

    public ImmutableArray<BillCell> Cells() =>
    [
        .. _cells.Select(static pair => CellOf(pair.Key, pair.Value))
            .OrderBy(static cell => cell.From).ThenBy(static cell => cell.To).ThenBy(static cell => cell.Charge)
            .ThenBy(static cell => cell.Service, StringComparer.Ordinal).ThenBy(static cell => cell.Product, StringComparer.Ordinal)
            .ThenBy(static cell => cell.UsageType, StringComparer.Ordinal).ThenBy(static cell => cell.Operation, StringComparer.Ordinal)
            .ThenBy(static cell => cell.Region, StringComparer.Ordinal).ThenBy(static cell => cell.Unit, StringComparer.Ordinal)
            .ThenBy(static cell => string.Join('\n', cell.Attributes), StringComparer.Ordinal),
    ];

    private static BillCell CellOf(in Key key, BillSums sums) => new()
    {
        From = new(key.From, TimeSpan.Zero),
        To = new(key.To, TimeSpan.Zero),
        Charge = key.Charge,
        Service = key.Service,
        Product = key.Product,
        UsageType = key.UsageType,
        Operation = key.Operation,
        Region = key.Region,
        Unit = key.Unit,
        Description = key.Description,
        Attributes = key.Attributes.Length == 0 ? [] : [.. key.Attributes.Split('\n')],
        Sums = sums,
    };

    private static string Product(IBillTable row, BillColumns columns, string map)
    {
        var model = row.At(columns.Model);
        if (model.Length == 0)
        {
            model = BillColumns.TextOf(map, "model", "titan_model", "titanModel");
        }

        if (model.Length > 0)
        {
            return model;
        }

        // The name of the service names no model; that of a product sold through AWS Marketplace does.
        var name = row.At(columns.ServiceName);
        name = name.Length > 0 ? name : BillColumns.TextOf(map, "product_name", "productName", "servicename", "service_name");
        return name.EndsWith(Edition, StringComparison.Ordinal) ? name : "";
    }

    private static bool IsOurs(IBillTable row, BillColumns columns, string product) =>
        Services.Contains(row.At(columns.Service))
        || product.EndsWith(Edition, StringComparison.Ordinal)
        || row.At(columns.ServiceName) is "Amazon Bedrock" or "Amazon Bedrock Service" or "Amazon Bedrock Foundation Models"
        || row.At(columns.Operation) is "InvokeModelInference" or "InvokeModelStreamingInference";

    private static BillCharge ChargeOf(string text, string chargeClass, BillForm form)
    {
        if (form == BillForm.Focus)
        {
            return chargeClass == "Correction" ? BillCharge.Refund : text switch
            {
                "Usage" => BillCharge.Usage,
                "Credit" => BillCharge.Credit,
                "Tax" => BillCharge.Tax,
                "Purchase" => BillCharge.Fee,
                _ => BillCharge.Other,
            };
        }

        return text switch
        {
            "Usage" or "DiscountedUsage" or "SavingsPlanCoveredUsage" => BillCharge.Usage,
            "Credit" => BillCharge.Credit,
            "Refund" => BillCharge.Refund,
            "Tax" => BillCharge.Tax,
            _ when text.EndsWith("Fee", StringComparison.Ordinal) => BillCharge.Fee,
            _ when text.Contains("Discount", StringComparison.Ordinal) => BillCharge.Discount,
            _ => BillCharge.Other,
        };
    }

    private static bool TryTime(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    private string AttributesOf(IBillTable row, BillColumns columns)
    {
        if (attributes.IsEmpty)
        {
            return "";
        }

        return string.Join('\n', attributes.Select((name, i) => name switch
        {
            "account" => row.At(columns.Account),
            "resource" => row.At(columns.Resource),
            _ when _tagColumns[i] >= 0 => row.At(_tagColumns[i]),
            _ => BillColumns.TextOf(row.At(columns.Tags), name["tag:".Length..], "user_" + name["tag:".Length..], "user:" + name["tag:".Length..]),
        }).Select(static text => text.Replace('\n', ' ')));
    }

    // All that tells lines apart but their ids: a line that says the same again was billed twice.
    private byte[] Fingerprint(IBillTable row, BillColumns columns)
    {
        _line.Clear();
        foreach (var column in columns.All)
        {
            _line.Append(row.At(column)).Append('\u001f');
        }

        return Encoding.UTF8.GetBytes(_line.ToString());
    }

    private readonly record struct Key
    {
        public long From { get; init; }

        public long To { get; init; }

        public BillCharge Charge { get; init; }

        public string Service { get; init; }

        public string Product { get; init; }

        public string UsageType { get; init; }

        public string Operation { get; init; }

        public string Region { get; init; }

        public string Unit { get; init; }

        public string Description { get; init; }

        public string Attributes { get; init; }
    }
}
