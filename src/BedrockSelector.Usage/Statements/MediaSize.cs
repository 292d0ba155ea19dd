using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Statements;

/// <summary>What a rate says of the size and quality of what is made, whatever the dimensions are called.</summary>
internal readonly record struct MediaSize(PriceConditions Conditions)
{
    private static readonly Dimension[] OfRequests = [Dimension.Term, Dimension.ContextAbove, Dimension.Subject];

    public static MediaSize None => default;

    // The number of pixels that a condition names; zero where none does.
    private decimal Pixels => Texts.Select(PixelsOf).DefaultIfEmpty(0m).Max();

    private IEnumerable<string> Texts => Conditions.Entries.Select(static entry => entry.Value);

    /// <summary>Finds what a model's rates call a size: the smallest that is large enough, or all of them where the records do not say.</summary>
    public static ImmutableArray<MediaSize> Of(FoundationModel model, Meter meter, long width, long height, string? quality)
    {
        var fit = model.Rates.Where(rate => rate.Meter == meter).Select(static rate => new MediaSize(Own(rate.Conditions))).Distinct()
            .OrderBy(static size => size.Pixels).ThenBy(static size => size.Conditions.ToString(), StringComparer.Ordinal).ToArray();
        if (quality is not null && Array.Exists(fit, size => size.Names(quality)))
        {
            fit = [.. fit.Where(size => size.Names(quality))];
        }

        if (width > 0 && height > 0)
        {
            // Prices hold up to a size.
            var pixels = (decimal)width * height;
            var least = fit.Where(size => size.Pixels >= pixels).Select(static size => size.Pixels).DefaultIfEmpty(-1m).Min();
            fit = [.. fit.Where(size => size.Pixels == 0m || size.Pixels == least)];
        }

        return fit.Length > 0 ? [.. fit] : [None];
    }

    public CostRequest On(CostRequest question) => this == None ? question : question with { Conditions = Conditions };

    private static PriceConditions Own(PriceConditions conditions) =>
        OfRequests.Aggregate(conditions, static (rest, dimension) => rest.With(dimension, null));

    private static decimal PixelsOf(string text)
    {
        if (text.Split('x') is [var width, var height] && TryRead(width, out var w) && TryRead(height, out var h))
        {
            return w * h;
        }

        // '720p' is 720 lines of sixteen by nine.
        return text.Length > 1 && text[^1] == 'p' && TryRead(text[..^1], out var lines) ? lines * lines * 16m / 9m : 0m;
    }

    private static bool TryRead(string text, out decimal number) => decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private bool Names(string quality) => Texts.Any(text => string.Equals(text, quality, StringComparison.OrdinalIgnoreCase));
}
