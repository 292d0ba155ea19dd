namespace BedrockSelector.Catalog.Documents;

/// <summary>A way of calling a model, as written.</summary>
internal sealed record OfferEntry
{
    public required string Inference { get; set; }

    public required string Endpoint { get; set; }

    public required string Scope { get; set; }

    public string? Profile { get; set; }

    public string? CallId { get; set; }

    public required string[] Regions { get; set; }

    public RouteEntry[] Routes { get; set; } = [];

    public DateOnly? ValidFrom { get; set; }

    public bool Listed { get; set; } = true;

    public string? Note { get; set; }

    public required string Source { get; set; }

    public sealed record RouteEntry
    {
        public required string[] From { get; set; }

        public required string[] To { get; set; }
    }
}
