using System.Text.Json.Serialization;

namespace BedrockSelector.Knowledge.Documents;

/// <summary>How the models of a family turn text, images, documents and requests into tokens, as written.</summary>
internal static class TokenEntries
{
    internal sealed class Family
    {
        [JsonRequired]
        public string Id { get; set; } = "";

        [JsonRequired]
        public string Name { get; set; } = "";

        [JsonRequired]
        public string Basis { get; set; } = "";

        public double? Band { get; set; }

        public Range? FactorRange { get; set; }

        public Dictionary<string, double>? CharactersPerToken { get; set; }

        public O200kFactors? O200kFactor { get; set; }

        public string? Scale { get; set; }

        public string? Factors { get; set; }

        public string? Bands { get; set; }

        public Range? Stray { get; set; }

        public string? Note { get; set; }

        [JsonRequired]
        public string Source { get; set; } = "";
    }

    internal sealed class Scale
    {
        [JsonRequired]
        public string Id { get; set; } = "";

        public Dictionary<string, double>? Weights { get; set; }

        public Dictionary<string, double>? Factors { get; set; }

        public Dictionary<string, double>? Low { get; set; }

        public Dictionary<string, double>? High { get; set; }

        public double Slack { get; set; }

        [JsonRequired]
        public string Source { get; set; } = "";
    }

    internal sealed class Vocabulary
    {
        [JsonRequired]
        public string Sha256 { get; set; } = "";

        [JsonRequired]
        public string Family { get; set; } = "";

        [JsonRequired]
        public string File { get; set; } = "";

        [JsonRequired]
        public string From { get; set; } = "";

        [JsonRequired]
        public string Licence { get; set; } = "";

        [JsonRequired]
        public string Source { get; set; } = "";
    }

    internal sealed class Range
    {
        [JsonRequired]
        public double Low { get; set; }

        [JsonRequired]
        public double High { get; set; }
    }

    internal sealed class O200kFactors
    {
        [JsonRequired]
        public double EnglishAndCode { get; set; }

        [JsonRequired]
        public double Other { get; set; }
    }

    internal sealed class Model
    {
        [JsonRequired]
        public string Prefix { get; set; } = "";

        [JsonRequired]
        public string Family { get; set; } = "";

        public string? StandIn { get; set; }

        [JsonRequired]
        public string Source { get; set; } = "";
    }

    internal sealed class Image
    {
        [JsonRequired]
        public string Family { get; set; } = "";

        [JsonRequired]
        public string[] Models { get; set; } = [];

        [JsonRequired]
        public string Rule { get; set; } = "";

        public int TokensPerTile { get; set; }

        public int Tokens { get; set; }

        public int MaxSide { get; set; }

        public int MaxTokens { get; set; }

        public ImageSize[]? Sizes { get; set; }

        public double Band { get; set; }

        [JsonRequired]
        public string Source { get; set; } = "";
    }

    internal sealed class ImageSize
    {
        [JsonRequired]
        public int Width { get; set; }

        [JsonRequired]
        public int Height { get; set; }

        [JsonRequired]
        public int Tokens { get; set; }
    }

    internal sealed class Document
    {
        [JsonRequired]
        public string[] Models { get; set; } = [];

        [JsonRequired]
        public int TokensPerPageLow { get; set; }

        [JsonRequired]
        public int TokensPerPageHigh { get; set; }

        [JsonRequired]
        public string Source { get; set; } = "";
    }

    internal sealed class Overhead
    {
        [JsonRequired]
        public string[] Models { get; set; } = [];

        public int RequestLow { get; set; }

        public int RequestHigh { get; set; }

        public int MessageLow { get; set; }

        public int MessageHigh { get; set; }

        public int ToolsBase { get; set; }

        public int TokensPerTool { get; set; }

        [JsonRequired]
        public string Source { get; set; } = "";
    }
}
