using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tokens;

/// <summary>Checks a <see cref="TokenDocument"/> and turns it into <see cref="TokenRatios"/>.</summary>
internal sealed class TokenDocumentReader(string documentName)
{
    // Names of the classes in the document, in the order of TextClass.
    private static readonly string[] ClassNames =
        ["english", "code", "json-indented", "json-minified", "european", "cjk", "thai", "vietnamese"];

    private const string Reference = "o200k";

    private readonly Dictionary<string, TokenSource> _sources = new(StringComparer.Ordinal);

    public TokenRatios Read(TokenDocument? document)
    {
        if (document is not { Schema: 1 })
        {
            throw Bad(null, "schema", $"The schema is {document?.Schema.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "missing"}; this library reads 1.");
        }

        foreach (var entry in document.Sources ?? [])
        {
            ReadSource(entry);
        }

        var families = ReadFamilies(document.Families ?? []);
        return new(
            [.. families.Values],
            [.. (document.Models ?? []).Select(entry => (Prefix(entry), Family(families, entry)))],
            [.. (document.Images ?? []).Select(ReadImage)],
            [.. (document.Documents ?? []).Select(entry => new DocumentTokenRule(
                Models(entry.Models, "documents"), Positive(entry.TokensPerPageLow, "documents", "tokensPerPageLow"),
                Positive(entry.TokensPerPageHigh, "documents", "tokensPerPageHigh"), Source(entry.Source, "documents")))],
            [.. (document.Overheads ?? []).Select(entry => new RequestOverhead(
                Models(entry.Models, "overheads"), entry.RequestLow, entry.RequestHigh, entry.MessageLow, entry.MessageHigh,
                entry.ToolsBase, entry.TokensPerTool, Source(entry.Source, "overheads")))]);
    }

    private void ReadSource(TokenDocument.SourceEntry entry)
    {
        if (string.IsNullOrEmpty(entry.Id) || string.IsNullOrEmpty(entry.Title) || string.IsNullOrEmpty(entry.AsOf)
            || !Uri.TryCreate(entry.Url, UriKind.Absolute, out var url))
        {
            throw Bad(entry.Id, "sources", "A source has an id, a title, an absolute url and a date.");
        }

        if (!_sources.TryAdd(entry.Id, new(entry.Id, entry.Title, url, entry.AsOf)))
        {
            throw Bad(entry.Id, "sources", "The source is given twice.");
        }
    }

    private OrderedFamilies ReadFamilies(List<TokenDocument.FamilyEntry> entries)
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

    private (double Low, double High) Factors(TokenDocument.FamilyEntry entry)
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

    private ImmutableArray<double> Ratios(string id, Dictionary<string, double> ratios) =>
        [.. ClassNames.Select(name => ratios.TryGetValue(name, out var ratio) && ratio is > 0 and < 100
            ? ratio
            : throw Bad(id, $"charactersPerToken.{name}", "A ratio above 0 is wanted."))];

    // tokens = count of the reference x factor, hence characters per token are divided by it.
    private ImmutableArray<double> Scaled(string id, TokenDocument.O200kFactorEntry? factor, OrderedFamilies families)
    {
        if (factor is not { EnglishAndCode: > 0, Other: > 0 })
        {
            throw Bad(id, "o200kFactor", "A family has ratios of its own or two factors above 0.");
        }

        var reference = families.Find(Reference) ?? throw Bad(id, "o200kFactor", $"The family '{Reference}' must stand before it.");
        return [.. reference.CharactersPerToken.Select((ratio, i) =>
            ratio / ((TextClass)i is TextClass.English or TextClass.Code ? factor.EnglishAndCode : factor.Other))];
    }

    private ImageTokenRule ReadImage(TokenDocument.ImageEntry entry)
    {
        var (kind, complete) = entry.Rule switch
        {
            "flat" => (ImageTokenRuleKind.Flat, entry.Tokens > 0),
            "tiles-560" => (ImageTokenRuleKind.Tiles560, entry.TokensPerTile > 0),
            "patches-28" => (ImageTokenRuleKind.Patches28, entry is { MaxSide: > 0, MaxTokens: > 0 }),
            "table" => (ImageTokenRuleKind.Table, entry.Sizes is { Count: > 0 }),
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

    private ImmutableArray<string> Models(List<string>? models, string field) =>
        models is { Count: > 0 } ? [.. models] : throw Bad(null, field, "At least one prefix of a model id is wanted.");

    private string Prefix(TokenDocument.ModelEntry entry) =>
        string.IsNullOrEmpty(entry.Prefix) ? throw Bad(null, "models.prefix", "A prefix is wanted.") : entry.Prefix;

    private TokenFamily Family(OrderedFamilies families, TokenDocument.ModelEntry entry) =>
        families.Find(entry.Family) ?? throw Bad(entry.Prefix, "models.family", $"There is no family '{entry.Family}'.");

    private TokenSource Source(string? id, string? owner) =>
        id is not null && _sources.TryGetValue(id, out var source) ? source : throw Bad(owner, "source", $"There is no source '{id}'.");

    private int Positive(int value, string owner, string field) =>
        value > 0 ? value : throw Bad(owner, field, $"{value} is not above 0.");

    private CatalogDataException Bad(string? owner, string field, string problem) => new(documentName, owner, field, problem);

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
