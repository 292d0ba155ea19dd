namespace BedrockSelector.Knowledge.Documents;

/// <summary>How the models of a family turn text, images, documents and requests into tokens, as written.</summary>
internal static class TokenEntries
{
    internal sealed class Family
    {
        public string? Id { get; set; }

        public string? Name { get; set; }

        public string? Basis { get; set; }

        public double? Band { get; set; }

        public Range? FactorRange { get; set; }

        public Dictionary<string, double>? CharactersPerToken { get; set; }

        public O200kFactors? O200kFactor { get; set; }

        public string? Note { get; set; }

        public string? Source { get; set; }
    }

    internal sealed class Range
    {
        public double Low { get; set; }

        public double High { get; set; }
    }

    internal sealed class O200kFactors
    {
        public double EnglishAndCode { get; set; }

        public double Other { get; set; }
    }

    internal sealed class Model
    {
        public string? Prefix { get; set; }

        public string? Family { get; set; }

        public string? Source { get; set; }
    }

    internal sealed class Image
    {
        public string? Family { get; set; }

        public string[]? Models { get; set; }

        public string? Rule { get; set; }

        public int TokensPerTile { get; set; }

        public int Tokens { get; set; }

        public int MaxSide { get; set; }

        public int MaxTokens { get; set; }

        public ImageSize[]? Sizes { get; set; }

        public double Band { get; set; }

        public string? Source { get; set; }
    }

    internal sealed class ImageSize
    {
        public int Width { get; set; }

        public int Height { get; set; }

        public int Tokens { get; set; }
    }

    internal sealed class Document
    {
        public string[]? Models { get; set; }

        public int TokensPerPageLow { get; set; }

        public int TokensPerPageHigh { get; set; }

        public string? Source { get; set; }
    }

    internal sealed class Overhead
    {
        public string[]? Models { get; set; }

        public int RequestLow { get; set; }

        public int RequestHigh { get; set; }

        public int MessageLow { get; set; }

        public int MessageHigh { get; set; }

        public int ToolsBase { get; set; }

        public int TokensPerTool { get; set; }

        public string? Source { get; set; }
    }
}
