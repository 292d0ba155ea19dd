using System.Globalization;

namespace BedrockSelector.Tests;

/// <summary>Runs a block under a culture in which nothing prints as in English: comma, other signs, other digit groups.</summary>
internal sealed class ForeignCulture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    private ForeignCulture(CultureInfo culture) => CultureInfo.CurrentCulture = culture;

    // Built by hand, since the solution runs in invariant mode, where named cultures do not exist.
    public static ForeignCulture Enter()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "~";
        culture.NumberFormat.PositiveSign = "!";
        culture.DateTimeFormat.DateSeparator = "/";
        culture.DateTimeFormat.ShortDatePattern = "dd/MM/yy";
        return new(culture);
    }

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
