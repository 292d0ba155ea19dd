using System.Collections.Immutable;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Documents;
using BedrockSelector.Knowledge.Verification;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tokens;

/// <summary>Turns what verified documents say of tokens into <see cref="TokenRatios"/>.</summary>
internal sealed class TokenDocumentReader(KnowledgeSections sections)
{
    private const string Reference = "o200k";

    // Of other scripts nothing is measured: they are counted between two classes.
    private static readonly ImmutableArray<TextClass> Classes = [.. Enum.GetValues<TextClass>().Where(static one => one != TextClass.OtherScript)];

    public TokenRatios Read()
    {
        // Those with ratios of their own first: the others refer to one of them.
        var families = new Dictionary<string, TokenFamily>(StringComparer.Ordinal);
        foreach (var entry in sections.TokenFamilies.OrderBy(static family => family.CharactersPerToken is null))
        {
            families.Add(entry.Id, ReadFamily(entry, families));
        }

        return new(
            [.. families.Values],
            [.. sections.TokenModels.Select(entry => (entry.Prefix, families[entry.Family]))],
            [.. sections.ImageTokens.Select(ReadImage)],
            [.. sections.DocumentTokens.Select(entry =>
                new DocumentTokenRule(Models(entry.Models), entry.TokensPerPageLow, entry.TokensPerPageHigh, sections.Sources[entry.Source]))],
            [.. sections.RequestOverheads.Select(entry => new RequestOverhead(
                Models(entry.Models), entry.RequestLow, entry.RequestHigh, entry.MessageLow, entry.MessageHigh,
                entry.ToolsBase, entry.TokensPerTool, sections.Sources[entry.Source]))]);
    }

    private TokenFamily ReadFamily(TokenEntries.Family entry, Dictionary<string, TokenFamily> earlier)
    {
        var (low, high) = Factors(entry);
        return new()
        {
            Id = entry.Id,
            Name = entry.Name,
            Basis = Verified.Name<TokenEstimateBasis>(entry.Basis),
            CharactersPerToken = entry.CharactersPerToken is { } ratios
                ? [.. Classes.Select(one => ratios[one.Name()])]
                : Scaled(earlier[Reference], entry.O200kFactor!),
            LowFactor = low,
            HighFactor = high,
            Source = sections.Sources[entry.Source],
            Note = entry.Note,
        };
    }

    private static (double Low, double High) Factors(TokenEntries.Family entry)
    {
        // The range is of factors to the reference; the band is relative to the expected count.
        var factor = entry.O200kFactor?.EnglishAndCode ?? 1;
        return entry.FactorRange is { } range
            ? (range.Low / factor, range.High / factor)
            : (1 - entry.Band!.Value, 1 + entry.Band.Value);
    }

    // tokens = count of the reference x factor, hence characters per token are divided by it.
    private static ImmutableArray<double> Scaled(TokenFamily reference, TokenEntries.O200kFactors factor) =>
        [.. reference.CharactersPerToken.Select((ratio, i) =>
            ratio / ((TextClass)i is TextClass.English or TextClass.Code ? factor.EnglishAndCode : factor.Other))];

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
