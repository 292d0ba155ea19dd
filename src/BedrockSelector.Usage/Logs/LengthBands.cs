using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Logs;

/// <summary>The lengths of requests at which prices change.</summary>
public static class LengthBands
{
    /// <summary>Lists the lengths of a catalog.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <returns>Input tokens above which some model has a price of its own, rising; may be empty.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is <see langword="null"/>.</exception>
    public static ImmutableArray<long> Of(IModelCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return
        [
            .. catalog.Models.SelectMany(static model => model.Rates).Select(static rate => rate.Conditions[Dimension.ContextAbove])
                .OfType<string>().Select(static above => long.Parse(above, CultureInfo.InvariantCulture)).Distinct().Order(),
        ];
    }

    /// <summary>The band of a request: how many of the lengths it is above.</summary>
    internal static int BandOf(ImmutableArray<long> lengths, long tokens)
    {
        var band = 0;
        while (band < lengths.Length && tokens > lengths[band])
        {
            band++;
        }

        return band;
    }

    /// <summary>A length within a band, which stands for all.</summary>
    internal static long LengthIn(ImmutableArray<long> lengths, int band) => band == 0 ? 0 : lengths[band - 1] + 1;
}
