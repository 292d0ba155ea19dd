using System.Globalization;

namespace BedrockSelector.Quantities;

/// <summary>The one way to print a decimal.</summary>
public static class DecimalText
{
    /// <summary>Prints a decimal with all its digits and no trailing zeros.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Plain digits with a point, in any culture.</returns>
    public static string Plain(this decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
