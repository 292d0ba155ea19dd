using System.Globalization;
using System.Text.RegularExpressions;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Import;
using BedrockSelector.Quantities;
using BedrockSelector.Statements;

namespace BedrockSelector.Bills;

/// <summary>Finds out what lines of a bill are for, by the tables that imports of prices use; what these do not say is not guessed.</summary>
internal sealed partial class BillMapper(KnowledgeSnapshot knowledge)
{
    private readonly PriceListNames _names = PriceListNames.Of(knowledge);
    private readonly HashSet<string> _regions = [.. knowledge.Catalog.Regions.Select(static info => info.Region.Value)];
    private readonly Dictionary<string, string> _sameName = new(StringComparer.Ordinal);

    /// <summary>What a line is for; null with the reason where that is not known.</summary>
    public BilledUse? Map(BillCell cell, out string reason)
    {
        if (!_regions.Contains(cell.Region))
        {
            reason = cell.Region.Length == 0 ? "The line names no region." : $"'{MetText.Shown(cell.Region)}' is no region that the catalog knows.";
            return null;
        }

        var media = ImageUsage().Match(cell.UsageType);
        if (media.Success)
        {
            return MapImages(cell, media, out reason);
        }

        if (!_names.TryRead(cell.UsageType, cell.Product, knowledge, out var use, out var problem))
        {
            reason = problem;
            return null;
        }

        if (PriceListNames.UnitContent(use.Meter, cell.Unit, cell.Description) is not { } content)
        {
            reason = $"'{MetText.Shown(cell.Unit)}' is no unit of {use.Meter.Name} that is known, and the description does not say what it is.";
            return null;
        }

        var model = knowledge.Catalog.GetModel(use.Models[0]);
        foreach (var other in use.Models)
        {
            _sameName[other.Value] = model.Id.Value;
        }

        var length = 0L;
        if (use.LongContext && !TryThreshold(model, out length))
        {
            reason = $"The line is for long inputs, and the catalog has no threshold, or several, for {model.Name}.";
            return null;
        }

        reason = "";
        var global = use.Scopes.All(static scope => scope == CallScope.Global);
        var conditions = use.Term is { } term ? PriceConditions.Of(term) : PriceConditions.None;
        var lane = new BillLane(model.Id.Value, cell.Region, global, use.Tier, use.Meter, use.LongContext, conditions);
        return new(lane, PlaceOf(cell, model, lane) with { Custom = use.Custom, Length = length }, content);
    }

    /// <summary>The id under which lines of a bill count a model: versions of one name are one line there.</summary>
    public string Billed(string modelId) => _sameName.GetValueOrDefault(modelId, modelId);

    /// <summary>The length above which inputs of a model are long; false where it has none, or several.</summary>
    public static bool TryThreshold(FoundationModel model, out long above)
    {
        above = 0;
        var all = model.Rates.Select(static rate => rate.Conditions[Dimension.ContextAbove]).OfType<string>().Distinct().ToArray();
        if (all.Length != 1)
        {
            return false;
        }

        above = long.Parse(all[0], CultureInfo.InvariantCulture) + 1;
        return true;
    }

    private BilledUse? MapImages(BillCell cell, Match match, out string reason)
    {
        var name = cell.Product.Length > 0 ? cell.Product : match.Groups["name"].Value;
        if (!(_names.TryFind(name, out var ids) || _names.TryFind(match.Groups["name"].Value, out ids)) || !knowledge.Catalog.TryGetModel(ids[0], out var model))
        {
            reason = $"'{MetText.Shown(name)}' is not in the table of names.";
            return null;
        }

        var size = match.Groups["size"].Value;
        var quality = match.Groups["quality"].Value.ToLowerInvariant();
        var rates = model.Rates.Where(rate => rate.Meter == Meter.Images && rate.Tier == PricingTier.Standard && rate.Conditions.Entries.Any(entry => entry.Value == $"{size}x{size}")
            && rate.Conditions.Entries.Any(entry => entry.Value == quality)).Select(static rate => rate.Conditions).Distinct().ToArray();
        if (rates.Length != 1)
        {
            reason = $"The catalog has no price, or several, of {model.Name} for images of {size} pixels and {quality} quality.";
            return null;
        }

        reason = "";
        var lane = new BillLane(model.Id.Value, cell.Region, false, PricingTier.Standard, Meter.Images, false, rates[0]);
        return new(lane, PlaceOf(cell, model, lane), 1m);
    }

    // Prices of the region and of geographic profiles are one row there; whichever the model has is priced.
    private static Place PlaceOf(BillCell cell, FoundationModel model, BillLane lane)
    {
        var region = new AwsRegion(lane.Region);
        var offer = model.Offers
            .Where(offer => offer.Inference == InferenceType.OnDemand && (offer.Scope == CallScope.Global) == lane.Global && offer.Regions.Contains(region))
            .OrderByDescending(static offer => offer.Listed).ThenBy(static offer => offer.Endpoint).ThenBy(static offer => offer.Scope).FirstOrDefault();
        return new(offer?.CallId ?? (lane.Global ? "global." : "") + model.Id.Value, region, lane.Tier, DateOnly.FromDateTime(cell.From.UtcDateTime));
    }

    [GeneratedRegex("^(?:[A-Z]{2,4}[0-9]?-)?(?<name>.+)-(?:T2I|I2I)-(?<size>[0-9]{3,4})-(?<quality>Standard|Premium)$")]
    private static partial Regex ImageUsage();
}
