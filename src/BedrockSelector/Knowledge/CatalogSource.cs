namespace BedrockSelector.Knowledge;

/// <summary>Where figures come from, and of when they are.</summary>
/// <param name="Key">The key by which figures name it; carries the date.</param>
/// <param name="Title">What it is.</param>
/// <param name="Url">Where it is published, or <see langword="null"/> where no address was kept.</param>
/// <param name="AsOf">The date of the data, not the day they were read.</param>
/// <param name="Kind">Who publishes it.</param>
public sealed record CatalogSource(string Key, string Title, Uri? Url, DateOnly AsOf, SourceKind Kind);
