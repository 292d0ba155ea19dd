using System.Text.Json.Serialization;

namespace BedrockSelector.Knowledge.Documents;

/// <summary>A dimension of prices, as written.</summary>
internal sealed record DimensionEntry
{
    [JsonRequired]
    public string Id { get; set; } = "";

    public string? Match { get; set; }

    public string? StatedBy { get; set; }

    public string? Assumed { get; set; }

    public string[]? Values { get; set; }

    public string[]? RequiredIn { get; set; }

    public string[]? IgnoredKinds { get; set; }

    public string[]? StrictValues { get; set; }

    public string[]? StrictKinds { get; set; }

    public string? Words { get; set; }

    public string? Label { get; set; }

    public string? ValueName { get; set; }

    [JsonRequired]
    public string Description { get; set; } = "";
}
