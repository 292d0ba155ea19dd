using System.Text.RegularExpressions;

namespace BedrockSelector.Knowledge.Import;

/// <summary>What a unit of the AWS Price List holds.</summary>
internal static partial class PriceListUnit
{
    /// <summary>How much of a meter one unit is.</summary>
    /// <returns>Tokens, or hours of a model unit; null where unit and description do not say it word for word.</returns>
    public static long? Content(string meter, string unit, string description) => (meter, unit.Trim().ToLowerInvariant()) switch
    {
        ("model-unit-hours", "hour" or "hours" or "hrs") => 1L,
        ("model-unit-hours", _) => null,
        (_, "1k tokens") => 1_000L,
        (_, "1m tokens") => 1_000_000L,

        // Marketplace rows say "Units"; only their description says of what.
        (_, "units") when MillionTokens().IsMatch(description) => 1_000_000L,
        _ => null,
    };

    [GeneratedRegex(@"\bMillion\b.*\bTokens?\b", RegexOptions.IgnoreCase)]
    private static partial Regex MillionTokens();
}
