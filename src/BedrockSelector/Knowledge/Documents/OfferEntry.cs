using System.Text.Json.Serialization;

namespace BedrockSelector.Knowledge.Documents;

/// <summary>A way of calling a model, as written.</summary>
internal sealed record OfferEntry
{
    [JsonRequired]
    public string Inference { get; set; } = "";

    [JsonRequired]
    public string Endpoint { get; set; } = "";

    [JsonRequired]
    public string Scope { get; set; } = "";

    public string? Profile { get; set; }

    public string? CallId { get; set; }

    [JsonRequired]
    public string[] Regions { get; set; } = [];

    public RouteEntry[] Routes { get; set; } = [];

    public DateOnly? ValidFrom { get; set; }

    public bool Listed { get; set; } = true;

    public string? Note { get; set; }

    [JsonRequired]
    public string Source { get; set; } = "";

    public sealed record RouteEntry
    {
        [JsonRequired]
        public string[] From { get; set; } = [];

        [JsonRequired]
        public string[] To { get; set; } = [];
    }
}
