using System.Globalization;
using BedrockSelector.Knowledge.Documents;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Import;

/// <summary>What the prices of a rate group share, besides scopes, regions and meters.</summary>
internal sealed record RateGroup
{
    public required PricingTier Tier { get; init; }

    public required string Source { get; init; }

    public string? Profile { get; init; }

    public PriceConditions Conditions { get; init; }

    public bool Default { get; init; }

    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public bool RegionAssumed { get; init; }

    public bool Derived { get; init; }

    public string? Note { get; init; }

    public static RateGroup Of(Rate rate) => new()
    {
        Tier = rate.Tier,
        Source = rate.Source.Key,
        Profile = rate.Profile,
        Conditions = rate.Conditions,
        Default = rate.IsDefault,
        ValidFrom = rate.ValidFrom,
        ValidTo = rate.ValidTo,
        RegionAssumed = rate.RegionAssumed,
        Derived = rate.Derived,
        Note = rate.Note,
    };

    /// <summary>Gets the place of the group among those of a model.</summary>
    public (int Tier, string Conditions) Order(DeclaredDimensions dimensions) =>
        ((int)Tier, string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join('|', dimensions.All.Select(Text))}|{Profile}|{ValidFrom:yyyyMMdd}|{Source}|{Note}"));

    public RateEntry ToEntry(DeclaredDimensions dimensions, string[] scopes, string[] regions, Dictionary<string, decimal> meters) => new()
    {
        Tier = Tier.Name(),
        Scopes = scopes,
        Regions = regions,
        Meters = meters,
        Source = Source,
        Profile = Profile,
        Conditions = dimensions.Write(Conditions),
        Default = Default,
        ValidFrom = ValidFrom,
        ValidTo = ValidTo,
        RegionAssumed = RegionAssumed,
        Derived = Derived,
        Note = Note,
    };

    private string? Text(DimensionDefinition dimension) => dimension.Match == DimensionMatch.Above
        ? Conditions[dimension.Dimension]?.PadLeft(12, '0')
        : Conditions[dimension.Dimension];
}
