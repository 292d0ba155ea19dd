namespace BedrockSelector.Knowledge.Import;

/// <summary>A row of the price list that has a region, a meter and a price; which model it is for is not looked up yet.</summary>
/// <param name="Document">The file.</param>
/// <param name="Published">The day on which the file was published.</param>
/// <param name="Name">The model's name, or its id on the mantle endpoint.</param>
/// <param name="Region">The region.</param>
/// <param name="Location">The region's name; <see langword="null"/> where the row has none.</param>
/// <param name="Usage">What the usage type says.</param>
/// <param name="Usd">US dollars for a million tokens, or for one unit of another meter.</param>
internal sealed record PriceRow(string Document, DateOnly Published, string Name, AwsRegion Region, string? Location, UsageType Usage, decimal Usd);
