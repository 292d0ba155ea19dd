namespace BedrockSelector.Knowledge;

/// <summary>What another source says of a price.</summary>
/// <param name="Usd">US dollars for as many units as the rate's own price; zero or more.</param>
/// <param name="Source">The source.</param>
/// <param name="Reason">Why it was not chosen.</param>
public sealed record OtherPrice(decimal Usd, CatalogSource Source, string Reason);
