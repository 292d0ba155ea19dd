namespace BedrockSelector.Catalog.Documents;

/// <summary>A way of calling a model, as written.</summary>
internal sealed record OfferEntry
{
    public required string Inference { get; init; }

    public required string Endpoint { get; init; }

    public required string Scope { get; init; }

    public string? Profile { get; set; }

    public string? CallId { get; set; }

    public required string[] Regions { get; init; }

    public RouteEntry[] Routes { get; set; } = [];

    public DateOnly? ValidFrom { get; set; }

    public bool Listed { get; set; } = true;

    public string? Note { get; set; }

    public required string Source { get; init; }

    public sealed record RouteEntry
    {
        public required string[] From { get; init; }

        public required string[] To { get; init; }
    }
}
