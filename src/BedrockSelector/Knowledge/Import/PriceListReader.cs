using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BedrockSelector.Knowledge.Import;

/// <summary>Reads an offer file of the AWS Price List.</summary>
/// <remarks>Form: <see href="https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/reading-service-price-list-file-for-services.html"/>.</remarks>
internal sealed partial class PriceListReader(NoteList notes)
{
    // Prices of the catalog are for a million tokens.
    private const long TokensPriced = 1_000_000L;

    private static readonly string[] OfferCodes = ["AmazonBedrock", "AmazonBedrockService", "AmazonBedrockFoundationModels"];

    public int Rows { get; private set; }

    public List<PriceRow> Read(ImportDocument file)
    {
        using var parsed = ImportJson.Parse(file.Name, file.Json);
        var root = parsed.RootElement;
        var offer = ImportJson.Text(file.Name, root, "offerCode");
        if (!OfferCodes.Contains(offer))
        {
            throw new CatalogDataException(file.Name, null, "offerCode", $"'{offer}' is not one of {string.Join(", ", OfferCodes)}.");
        }

        var published = Published(file.Name, root);
        var terms = ImportJson.Object(file.Name, ImportJson.Object(file.Name, root, "terms"), "OnDemand");
        var rows = new List<PriceRow>();
        foreach (var product in ImportJson.Object(file.Name, root, "products").EnumerateObject())
        {
            Rows++;
            if (Read(file, published, product, terms) is { } row)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private PriceRow? Read(ImportDocument file, DateOnly published, JsonProperty product, JsonElement terms)
    {
        var attributes = ImportJson.Object(file.Name, product.Value, "attributes");
        var usageType = ImportJson.Text(file.Name, attributes, "usagetype");
        if (UsageType.TryParse(usageType) is not { } usage)
        {
            notes.Add(ImportNoteCode.UnreadUsage, file.Name, Kind(usageType), "is not a price for tokens, training or model units, or has a form that is not known.");
            return null;
        }

        var region = ImportJson.OptionalText(attributes, "regionCode");
        if (region is null || !AwsRegion.IsValid(region))
        {
            notes.Add(ImportNoteCode.NoRegion, file.Name, usageType, $"regionCode '{region}' is not an AWS region.");
            return null;
        }

        if (file.Region is { } asked && asked.Value != region)
        {
            throw new CatalogDataException(file.Name, null, usageType, $"is of {region}, and the file was given for {asked}.");
        }

        return Price(file.Name, product.Name, usageType, usage, terms) is { } usd
            ? new(file.Name, published, NameOf(attributes, usage), new(region), ImportJson.OptionalText(attributes, "location"), usage, usd)
            : null;
    }

    private static string NameOf(JsonElement attributes, UsageType usage)
    {
        if (usage.IsMantle)
        {
            return usage.Name;
        }

        var name = ImportJson.OptionalText(attributes, "model") ?? ImportJson.OptionalText(attributes, "titanModel");
        if (string.IsNullOrEmpty(name) && ImportJson.OptionalText(attributes, "servicename") is { } service)
        {
            name = PriceListNames.OfEdition(service);
        }

        return string.IsNullOrEmpty(name) ? usage.Name : name;
    }

    private decimal? Price(string document, string sku, string usageType, UsageType usage, JsonElement terms)
    {
        // One offer term with one price from zero to infinity is the rule; anything else is not for us to interpret.
        var dimensions = terms.TryGetProperty(sku, out var offers) && offers.ValueKind == JsonValueKind.Object
            ? offers.EnumerateObject().SelectMany(term => ImportJson.Object(document, term.Value, "priceDimensions").EnumerateObject()).Select(static dimension => dimension.Value).ToArray()
            : [];
        if (dimensions.Length != 1)
        {
            notes.Add(ImportNoteCode.NoPrice, document, usageType, dimensions.Length == 0 ? "has no on-demand term." : $"has {dimensions.Length} prices instead of one.");
            return null;
        }

        var text = dimensions[0].TryGetProperty("pricePerUnit", out var prices) ? ImportJson.OptionalText(prices, "USD") : null;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var usd) || usd == 0m)
        {
            notes.Add(ImportNoteCode.NoPrice, document, usageType, text is null ? "has no price in USD." : $"'{text}' is not a price above zero.");
            return null;
        }

        var unit = ImportJson.OptionalText(dimensions[0], "unit") ?? "";
        var content = PriceListUnit.Content(usage.Meter, unit, ImportJson.OptionalText(dimensions[0], "description") ?? "");
        if (content is null)
        {
            notes.Add(ImportNoteCode.UnknownUnit, document, usageType, $"the unit '{unit}' is not 1K tokens, 1M tokens or, for model units, hour.");
            return null;
        }

        // Ten decimals and trailing zeros come from the file; the division takes the zeros off.
        var factor = usage.Meter == "model-unit-hours" ? 1m : TokensPriced / (decimal)content.Value;
        return usd * factor / 1.0000000000000000000000000000m;
    }

    private static DateOnly Published(string document, JsonElement root)
    {
        var text = ImportJson.Text(document, root, "publicationDate");
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? DateOnly.FromDateTime(moment.UtcDateTime)
            : throw new CatalogDataException(document, null, "publicationDate", $"'{text}' is not a date.");
    }

    // The same usage in every region is one note: 'USE1-NovaCanvas-T2I-1024-Standard' and its twins.
    private static string Kind(string usageType) => RegionMark().Replace(usageType, "");

    [GeneratedRegex("^[A-Z]{2,4}[0-9]?-(?:MP:[A-Z]{2,4}[0-9]?_)?")]
    private static partial Regex RegionMark();
}
