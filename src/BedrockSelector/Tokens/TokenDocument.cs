using System.Text.Json.Serialization;

namespace BedrockSelector.Tokens;

/// <summary>The document of token ratios as it stands in JSON, before it is checked.</summary>
internal sealed class TokenDocument
{
    public int Schema { get; set; }

    public List<SourceEntry>? Sources { get; set; }

    public List<FamilyEntry>? Families { get; set; }

    public List<ModelEntry>? Models { get; set; }

    public List<ImageEntry>? Images { get; set; }

    public List<DocumentEntry>? Documents { get; set; }

    public List<OverheadEntry>? Overheads { get; set; }

    internal sealed class SourceEntry
    {
        public string? Id { get; set; }

        public string? Title { get; set; }

        public string? Url { get; set; }

        public string? AsOf { get; set; }
    }

    internal sealed class FamilyEntry
    {
        public string? Id { get; set; }

        public string? Name { get; set; }

        public string? Basis { get; set; }

        public double? Band { get; set; }

        public FactorRangeEntry? FactorRange { get; set; }

        public Dictionary<string, double>? CharactersPerToken { get; set; }

        public O200kFactorEntry? O200kFactor { get; set; }

        public string? Note { get; set; }

        public string? Source { get; set; }
    }

    internal sealed class FactorRangeEntry
    {
        public double Low { get; set; }

        public double High { get; set; }
    }

    internal sealed class O200kFactorEntry
    {
        public double EnglishAndCode { get; set; }

        public double Other { get; set; }
    }

    internal sealed class ModelEntry
    {
        public string? Prefix { get; set; }

        public string? Family { get; set; }
    }

    internal sealed class ImageEntry
    {
        public string? Family { get; set; }

        public List<string>? Models { get; set; }

        public string? Rule { get; set; }

        public int TokensPerTile { get; set; }

        public int Tokens { get; set; }

        public int MaxSide { get; set; }

        public int MaxTokens { get; set; }

        public List<ImageSizeEntry>? Sizes { get; set; }

        public double Band { get; set; }

        public string? Source { get; set; }
    }

    internal sealed class ImageSizeEntry
    {
        public int Width { get; set; }

        public int Height { get; set; }

        public int Tokens { get; set; }
    }

    internal sealed class DocumentEntry
    {
        public List<string>? Models { get; set; }

        public int TokensPerPageLow { get; set; }

        public int TokensPerPageHigh { get; set; }

        public string? Source { get; set; }
    }

    internal sealed class OverheadEntry
    {
        public List<string>? Models { get; set; }

        public int RequestLow { get; set; }

        public int RequestHigh { get; set; }

        public int MessageLow { get; set; }

        public int MessageHigh { get; set; }

        public int ToolsBase { get; set; }

        public int TokensPerTool { get; set; }

        public string? Source { get; set; }
    }
}

/// <summary>Reads <see cref="TokenDocument"/> without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(TokenDocument))]
internal sealed partial class TokenJsonContext : JsonSerializerContext;
