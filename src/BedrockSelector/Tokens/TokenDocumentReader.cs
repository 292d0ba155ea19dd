using System.Collections.Immutable;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Documents;
using BedrockSelector.Knowledge.Verification;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tokens;

/// <summary>Turns what verified documents say of tokens into <see cref="TokenRatios"/>.</summary>
internal sealed class TokenDocumentReader(KnowledgeSections sections)
{
    public TokenRatios Read()
    {
        var reader = new TokenFamilyReader(sections);
        var families = reader.Read();
        return new(
            families,
            [.. sections.TokenModels.Select(entry => (entry.Prefix, Family(reader, families, entry)))],
            [.. sections.ImageTokens.Select(ReadImage)],
            [.. sections.DocumentTokens.Select(entry =>
                new DocumentTokenRule(Models(entry.Models), entry.TokensPerPageLow, entry.TokensPerPageHigh, sections.Sources[entry.Source]))],
            [.. sections.RequestOverheads.Select(entry => new RequestOverhead(
                Models(entry.Models), entry.RequestLow, entry.RequestHigh, entry.MessageLow, entry.MessageHigh,
                entry.ToolsBase, entry.TokensPerTool, sections.Sources[entry.Source]))],
            [.. sections.TokenVocabularies.Select(entry => new TokenVocabulary
            {
                Sha256 = entry.Sha256,
                Family = entry.Family,
                File = entry.File,
                From = entry.From,
                Licence = entry.Licence,
                Source = sections.Sources[entry.Source],
            })]);
    }

    private static TokenFamily Family(TokenFamilyReader reader, ImmutableArray<TokenFamily> families, TokenEntries.Model entry)
    {
        var family = families.First(one => one.Id == entry.Family);
        return entry.StandIn is { } why ? reader.StandIn(family, why) : family;
    }

    private ImageTokenRule ReadImage(TokenEntries.Image entry) => new()
    {
        Models = Models(entry.Models),
        Kind = Verified.Name<ImageTokenRuleKind>(entry.Rule),
        TokensPerTile = entry.TokensPerTile,
        FlatTokens = entry.Tokens,
        MaxSide = entry.MaxSide,
        MaxTokens = entry.MaxTokens,
        Sizes = [.. (entry.Sizes ?? []).Select(static size => (new ImageSize(size.Width, size.Height), size.Tokens))],
        Band = entry.Band,
        Source = sections.Sources[entry.Source],
    };

    private static ImmutableArray<string> Models(string[] models) => [.. models.Select(static model => model == "*" ? "" : model)];
}
