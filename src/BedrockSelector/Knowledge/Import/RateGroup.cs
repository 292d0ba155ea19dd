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

    public string? Term { get; init; }

    public long? ContextAbove { get; init; }

    public string? Resolution { get; init; }

    public string? Quality { get; init; }

    public string? For { get; init; }

    public string? UnitVersion { get; init; }

    public bool Default { get; init; }

    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public bool RegionAssumed { get; init; }

    public bool Derived { get; init; }

    public string? Note { get; init; }

    /// <summary>Gets the place of the group among those of a model.</summary>
    public (int Tier, string Conditions) Order =>
        ((int)Tier, string.Create(CultureInfo.InvariantCulture, $"{Term}|{ContextAbove:D12}|{For}|{Resolution}|{Quality}|{UnitVersion}|{Profile}|{ValidFrom:yyyyMMdd}|{Source}|{Note}"));

    public static RateGroup Of(Rate rate) => new()
    {
        Tier = rate.Tier,
        Source = rate.Source.Key,
        Profile = rate.Profile,
        Term = rate.Conditions.Term?.Name(),
        ContextAbove = rate.Conditions.ContextAbove,
        Resolution = rate.Conditions.Resolution,
        Quality = rate.Conditions.Quality,
        For = rate.Conditions.For switch { RateSubject.Base => "base", RateSubject.Custom => "custom", RateSubject.Imported => "imported", _ => null },
        UnitVersion = rate.Conditions.UnitVersion,
        Default = rate.Conditions.IsDefault,
        ValidFrom = rate.ValidFrom,
        ValidTo = rate.ValidTo,
        RegionAssumed = rate.RegionAssumed,
        Derived = rate.Derived,
        Note = rate.Note,
    };

    public RateEntry ToEntry(string[] scopes, string[] regions, Dictionary<string, decimal> meters) => new()
    {
        Tier = Tier.Name(),
        Scopes = scopes,
        Regions = regions,
        Meters = meters,
        Source = Source,
        Profile = Profile,
        Term = Term,
        ContextAbove = ContextAbove,
        Resolution = Resolution,
        Quality = Quality,
        For = For,
        UnitVersion = UnitVersion,
        Default = Default,
        ValidFrom = ValidFrom,
        ValidTo = ValidTo,
        RegionAssumed = RegionAssumed,
        Derived = Derived,
        Note = Note,
    };
}
