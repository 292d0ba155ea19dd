using System.Collections.Immutable;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Calls;

/// <summary>Where requests may be computed, and nowhere else: a requirement that an offer keeps or does not.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class Residency
{
    private readonly ImmutableArray<AwsRegion> _regions;

    private Residency(string name, ImmutableArray<AwsRegion> regions) => (Name, _regions) = (name, regions);

    /// <summary>Gets the requirement as written.</summary>
    /// <value>Such as <c>eu</c>, or regions separated by commas.</value>
    public string Name { get; }

    /// <summary>Gets the regions in which a request may be computed.</summary>
    /// <value>Ordinal; one or more.</value>
    public ImmutableArray<AwsRegion> Regions => _regions;

    /// <summary>Reads a requirement.</summary>
    /// <param name="catalog">The catalog, which knows the regions.</param>
    /// <param name="text">A geography such as <c>eu</c>, the prefix of a geographic profile such as <c>jp</c>, or regions separated by commas.</param>
    /// <returns>The requirement.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The text is none of them; the message says what is known.</exception>
    public static Residency Parse(IModelCatalog catalog, string text)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(text);
        var regions = catalog.Regions.Where(info => info.Geography == text).Select(static info => info.Region)
            .Concat(catalog.Models.SelectMany(static model => model.Offers).Where(offer => offer.Profile == text && offer.Scope == CallScope.Geo)
                .SelectMany(static offer => offer.Routes).SelectMany(static route => route.To))
            .ToHashSet();
        if (regions.Count == 0)
        {
            var names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            regions = [.. names.Where(static name => AwsRegion.IsValid(name)).Select(static name => new AwsRegion(name)).Where(catalog.HasRegion)];
            if (regions.Count == 0 || regions.Count < names.Distinct(StringComparer.Ordinal).Count())
            {
                var known = catalog.Regions.Select(static info => info.Geography).Distinct().Order(StringComparer.Ordinal);
                throw new FormatException($"'{text}' is not a residency; write {string.Join(", ", known)}, the prefix of a geographic profile, or regions.");
            }
        }

        return new(text, [.. regions.OrderBy(static region => region.Value, StringComparer.Ordinal)]);
    }

    /// <summary>Says whether calls of an offer stay where they must.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="region">The region called.</param>
    /// <returns>
    /// <see langword="true"/> where each destination is known and allowed, or the profile is the one of that name; else <see langword="false"/>: of a
    /// profile whose destinations nobody states nothing is promised.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="offer"/> is <see langword="null"/>.</exception>
    public bool Allows(Offer offer, AwsRegion region)
    {
        ArgumentNullException.ThrowIfNull(offer);
        var destinations = offer.DestinationsFrom(region);
        return destinations.IsEmpty ? offer.Scope == CallScope.Geo && offer.Profile == Name : destinations.All(destination => _regions.Contains(destination));
    }

    /// <summary>Says why an offer's calls do not stay where they must.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="region">The region called.</param>
    /// <returns>A sentence.</returns>
    internal string WhyNot(Offer offer, AwsRegion region) => $"{offer.CallId} may be computed in {Where(offer, region) ?? "regions that no source names"}; it must stay in {Name}.";

    /// <summary>Says where an offer's calls may be computed; <see langword="null"/> where no source says.</summary>
    internal static string? Where(Offer offer, AwsRegion region) => offer.Scope == CallScope.Global ? "any region of the world"
        : offer.DestinationsFrom(region) is { IsEmpty: false } known ? string.Join(", ", known) : null;

    /// <summary>Returns the requirement as written.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
