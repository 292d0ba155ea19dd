using BedrockSelector.Knowledge.Documents;

namespace BedrockSelector.Knowledge.Verification;

/// <summary>What the documents define, for looking up what they refer to.</summary>
internal sealed class KnownNames
{
    public HashSet<string> Sources { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, CatalogDocument.SourceEntry> SourceEntries { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Regions { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, CatalogDocument.MeterEntry> Meters { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Dimensions { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Models { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Named { get; } = new(StringComparer.Ordinal);

    public HashSet<(string Model, string Inference, string Scope, string? Profile, string Region)> Offers { get; } = [];
}
