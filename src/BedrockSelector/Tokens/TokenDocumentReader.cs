using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Documents;

namespace BedrockSelector.Tokens;

/// <summary>Checks what documents say of tokens and turns it into <see cref="TokenRatios"/>.</summary>
internal sealed class TokenDocumentReader(KnowledgeSections sections)
{
    // Names of the classes in the document, in the order of TextClass.
    private static readonly string[] ClassNames =
        ["english", "code", "json-indented", "json-minified", "european", "cjk", "thai", "vietnamese"];

    private const string Reference = "o200k";

    public TokenRatios Read()
    {
        // Those with ratios of their own first: the others refer to one of them.
        var families = ReadFamilies([.. sections.TokenFamilies.OrderBy(static family => family.CharactersPerToken is null)]);
        return new(
            [.. families.Values],
            [.. sections.TokenModels.Select(entry => (Prefix(entry), Family(families, entry)))],
            [.. sections.ImageTokens.Select(ReadImage)],
            [.. sections.DocumentTokens.Select(entry => new DocumentTokenRule(
                Models(entry.Models, "documentTokens"), Positive(entry.TokensPerPageLow, "documentTokens", "tokensPerPageLow"),
                Positive(entry.TokensPerPageHigh, "documentTokens", "tokensPerPageHigh"), Source(entry.Source, "documentTokens")))],
            [.. sections.RequestOverheads.Select(entry => new RequestOverhead(
                Models(entry.Models, "requestOverheads"), entry.RequestLow, entry.RequestHigh, entry.MessageLow, entry.MessageHigh,
                entry.ToolsBase, entry.TokensPerTool, Source(entry.Source, "requestOverheads")))]);
    }

    private OrderedFamilies ReadFamilies(TokenEntries.Family[] entries)
    {
        var families = new OrderedFamilies();
        foreach (var entry in entries)
        {
            var id = string.IsNullOrEmpty(entry.Id) ? throw Bad(null, "families", "A family has an id.") : entry.Id;
            var (low, high) = Factors(entry);
            var family = new TokenFamily
            {
                Id = id,
                Name = string.IsNullOrEmpty(entry.Name) ? throw Bad(id, "name", "A family has a name.") : entry.Name,
                Basis = entry.Basis switch
                {
                    "measured" => TokenEstimateBasis.Measured,
                    "calibrated" => TokenEstimateBasis.Calibrated,
                    "assumed" => TokenEstimateBasis.Assumed,
                    _ => throw Bad(id, "basis", $"'{entry.Basis}' is none of measured, calibrated and assumed."),
                },
                CharactersPerToken = entry.CharactersPerToken is { } ratios ? Ratios(id, ratios) : Scaled(id, entry.O200kFactor, families),
                LowFactor = low,
                HighFactor = high,
                Source = Source(entry.Source, id),
                Note = entry.Note,
            };
            if (!families.TryAdd(family))
            {
                throw Bad(id, "families", "The family is given twice.");
            }
        }

        return families;
    }

    private static (double Low, double High) Factors(TokenEntries.Family entry)
    {
        if (entry.FactorRange is { } range)
        {
            // The range is of factors to the reference; the band is relative to the expected count.
            var factor = entry.O200kFactor?.EnglishAndCode ?? 1;
            return range.Low > 0 && range.Low <= factor && range.High >= factor
                ? (range.Low / factor, range.High / factor)
                : throw Bad(entry.Id, "factorRange", $"{range.Low} to {range.High} does not hold the factor {factor}.");
        }

        return entry.Band is > 0 and < 1
            ? (1 - entry.Band.Value, 1 + entry.Band.Value)
            : throw Bad(entry.Id, "band", $"'{entry.Band}' is no share above 0 and below 1.");
    }

    private static ImmutableArray<double> Ratios(string id, Dictionary<string, double> ratios) =>
        [.. ClassNames.Select(name => ratios.TryGetValue(name, out var ratio) && ratio is > 0 and < 100
            ? ratio
            : throw Bad(id, $"charactersPerToken.{name}", "A ratio above 0 is wanted."))];

    // tokens = count of the reference x factor, hence characters per token are divided by it.
    private static ImmutableArray<double> Scaled(string id, TokenEntries.O200kFactors? factor, OrderedFamilies families)
    {
        if (factor is not { EnglishAndCode: > 0, Other: > 0 })
        {
            throw Bad(id, "o200kFactor", "A family has ratios of its own or two factors above 0.");
        }

        var reference = families.Find(Reference) ?? throw Bad(id, "o200kFactor", $"The family '{Reference}' must stand before it.");
        return [.. reference.CharactersPerToken.Select((ratio, i) =>
            ratio / ((TextClass)i is TextClass.English or TextClass.Code ? factor.EnglishAndCode : factor.Other))];
    }

    private ImageTokenRule ReadImage(TokenEntries.Image entry)
    {
        var (kind, complete) = entry.Rule switch
        {
            "flat" => (ImageTokenRuleKind.Flat, entry.Tokens > 0),
            "tiles-560" => (ImageTokenRuleKind.Tiles560, entry.TokensPerTile > 0),
            "patches-28" => (ImageTokenRuleKind.Patches28, entry is { MaxSide: > 0, MaxTokens: > 0 }),
            "table" => (ImageTokenRuleKind.Table, entry.Sizes is { Length: > 0 }),
            _ => throw Bad(entry.Family, "images.rule", $"'{entry.Rule}' is no rule known."),
        };
        if (!complete || entry.Band is not (>= 0 and < 1))
        {
            throw Bad(entry.Family, "images", $"The rule '{entry.Rule}' lacks a figure.");
        }

        return new()
        {
            Models = Models(entry.Models, "images"),
            Kind = kind,
            TokensPerTile = entry.TokensPerTile,
            FlatTokens = entry.Tokens,
            MaxSide = entry.MaxSide,
            MaxTokens = entry.MaxTokens,
            Sizes = [.. (entry.Sizes ?? []).Select(size => (
                new ImageSize(Positive(size.Width, "images", "width"), Positive(size.Height, "images", "height")),
                Positive(size.Tokens, "images", "tokens")))],
            Band = entry.Band,
            Source = Source(entry.Source, entry.Family),
        };
    }

    private static ImmutableArray<string> Models(string[]? models, string field) =>
        models is { Length: > 0 } ? [.. models.Select(static model => model == "*" ? "" : model)] : throw Bad(null, field, "At least one prefix of a model id is wanted.");

    private static string Prefix(TokenEntries.Model entry) =>
        string.IsNullOrEmpty(entry.Prefix) ? throw Bad(null, "models.prefix", "A prefix is wanted.") : entry.Prefix;

    private static TokenFamily Family(OrderedFamilies families, TokenEntries.Model entry) =>
        families.Find(entry.Family) ?? throw Bad(entry.Prefix, "models.family", $"There is no family '{entry.Family}'.");

    private CatalogSource Source(string? id, string? owner) =>
        id is not null && sections.Sources.TryGetValue(id, out var source) ? source : throw Bad(owner, "source", $"There is no source '{id}'.");

    private static int Positive(int value, string owner, string field) =>
        value > 0 ? value : throw Bad(owner, field, $"{value} is not above 0.");

    private static CatalogDataException Bad(string? owner, string field, string problem) => new("tokens", owner, field, problem);

    private sealed class OrderedFamilies
    {
        private readonly List<TokenFamily> _families = [];

        public IEnumerable<TokenFamily> Values => _families;

        public TokenFamily? Find(string? id) => _families.Find(family => family.Id == id);

        public bool TryAdd(TokenFamily family)
        {
            if (Find(family.Id) is not null)
            {
                return false;
            }

            _families.Add(family);
            return true;
        }
    }
}
