namespace BedrockSelector.Customization.DataSets;

/// <summary>AWS writes KB, MB and GB without saying whether they have 1,000 or 1,024 of the smaller unit.</summary>
internal static class ByteUnits
{
    /// <summary>Gets what an amount may mean.</summary>
    /// <returns>Bytes in the decimal and in the binary reading.</returns>
    public static (decimal Low, decimal High) Range(decimal amount, string unit) => unit switch
    {
        "KB" => (amount * 1_000m, amount * 1_024m),
        "MB" => (amount * 1_000_000m, amount * 1_048_576m),
        "GB" => (amount * 1_000_000_000m, amount * 1_073_741_824m),
        _ => (amount, amount),
    };
}
