namespace BedrockSelector.Customization;

/// <summary>Where a figure about customization comes from.</summary>
/// <param name="Id">A short key, such as <c>guide-hyperparameters</c>.</param>
/// <param name="Title">What it is.</param>
/// <param name="Url">Where it stands.</param>
/// <param name="AsOf">The ISO date, year and month, or year of the copy that was read.</param>
public sealed record CustomizationSource(string Id, string Title, Uri Url, string AsOf);
